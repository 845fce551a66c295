/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_REASON_H
#define RONDE_INSTANCES_MODEL_REASON_H

#include <stddef.h>

/** The reason of a link may be given in two languages, English first:
 *  "the dryer needs 120 minutes | de droger heeft 120 minuten nodig". Without the bar it serves
 *  for both. Writes one of them, without spaces around it, cut off to size - 1 bytes. */
void ronde_reason_in(const char *reason, int dutch, char *out, size_t size);

#endif
