/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_VAN_WEEKS_H
#define RONDE_SERVICE_STUDY_ARMS_VAN_WEEKS_H

/* The vans of a study: those who use the laundry in an arm of its town have their bags collected
 * and brought back in a planned week.
 *
 * A week, as everybody's bag goes once a week: its five days hold all users, each at her own
 * helper's weekday. What depends on density is learned from a second week, of every second user
 * alone. */

#include "service/study/arms/demand_town.h"
#include "service/study/arms/rounds.h"
#include "service/study/vans.h"

/** A planned week of so many users. */
typedef struct ronde_van_crowd {
    int32_t users; /* 0: nothing was planned */
    ronde_van_week week;
} ronde_van_crowd;

/** The vans of an arm in a form. */
typedef struct ronde_van_arm {
    int32_t arm;
    ronde_van_form form;
    ronde_van_crowd all, half; /* half: every second user, where the town is not of the study's
                                  size */
} ronde_van_arm;

/** Start with {0}; cleared by ronde_van_arms_clear. */
typedef struct ronde_van_arms {
    int32_t count; /* 0: no vans were planned */
    ronde_van_arm *arms;
    int32_t day_count;
    char profile[16]; /* by which they travel */
    ronde_laundry_parameters parameters;
} ronde_van_arms;

/** The parameters of the laundry of a study: what its rounds say of logistics, what its values say
 * of vans, drivers and plant, the rest by default. */
ronde_laundry_parameters ronde_van_parameters_of(const ronde_study_rounds *rounds,
                                                 const ronde_study_values *values);

/** Plans the vans of every arm with users: in the form of the study's bags, or in both. Nothing if
 *  the map has no roads for vans or cars. Files and errors as of ronde_rounds_make. */
ronde_status ronde_van_arms_make(ronde_van_arms *out,
                                 const ronde_study *study,
                                 const ronde_study_town *town,
                                 bool both_forms,
                                 const ronde_rounds_options *with,
                                 ronde_error *error) RONDE_MUST_CHECK;
void ronde_van_arms_clear(ronde_van_arms *vans);

/** The vans of an arm in a form, or NULL. */
const ronde_van_arm *
ronde_van_arm_find(const ronde_van_arms *vans, int32_t arm, ronde_van_form form);
/** True if so few were drawn against the study that vans of a full year are rough: of four times as
 *  many users and more, a week of a single van says little. */
bool ronde_van_arms_are_rough(const ronde_van_arms *vans, const ronde_study_town *town);
/** The form of a study's bags. */
ronde_van_form ronde_van_form_of(ronde_bag_form bags);

#endif
