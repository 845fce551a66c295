/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_REASON_H
#define RONDE_INSTANCES_MODEL_REASON_H

#include <stdbool.h>
#include <stddef.h>

/** The reason of a link may be given in two languages, English first:
 *  "the dryer needs 120 minutes | de droger heeft 120 minuten nodig". Without the bar it serves
 *  for both. Writes one of them, without spaces around it, cut off to size - 1 bytes. */
void ronde_reason_in(const char *reason, int dutch, char *out, size_t size);

/** A label by value, so that it can be used inside a printf call. */
typedef struct ronde_label {
    char text[128];
} ronde_label;

/** A label of a place, task or resource in one of the two languages, written like a reason:
 *  "return visit to J | retourbezoek bij J". */
ronde_label ronde_label_in(const char *label, bool dutch);

#endif
