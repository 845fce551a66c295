/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_CO2_H
#define RONDE_SERVICE_REPORT_CO2_H

/* Grams of CO2 a kilometre by way of travelling: the table of co2.def, and what a user says
 * instead. */

#include "instances/base/error.h"

#include <stdint.h>

enum { RONDE_CO2_MODES = 16, RONDE_CO2_NAME = 32, RONDE_CO2_MOST = 100000 };

/** A user's own figures. Start with {0}: none. */
typedef struct ronde_co2_figures {
    struct {
        char profile[RONDE_CO2_NAME];
        int32_t grams;
    } items[RONDE_CO2_MODES];
    int32_t count;
} ronde_co2_figures;

/** Reads "car=120,van=60": whole grams from 0 to RONDE_CO2_MOST, of two mentions the last counts.
 *  RONDE_EINPUT that names the part that is wrong; *out is written only on success. */
ronde_status
ronde_co2_read(ronde_co2_figures *out, const char *text, ronde_error *error) RONDE_MUST_CHECK;

/** Grams a kilometre of the profile: the user's (NULL: none), else the table's, else RONDE_NONE. */
int32_t ronde_co2_grams(const ronde_co2_figures *own, const char *profile);

/** Where the table's figure comes from; "" if it has none for the profile. */
const char *ronde_co2_source(const char *profile);

#endif
