/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_STUDY_ROUNDS_H
#define RONDE_SERVICE_STUDY_STUDY_ROUNDS_H

/* What the files of the reader of "ronde-study/1" share. */

#include "instances/base/json.h"
#include "service/study/study.h"

/** A number as a whole count of 1/scale, between bounds; a fault if it has more decimals. */
bool ronde_study_take_scaled(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             int64_t scale,
                             const int64_t bounds[2],
                             int64_t *target);

/** Reads the object "rounds" (or nothing, where it is absent) over what is usual. */
void ronde_study_read_rounds(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             ronde_study_rounds *rounds);

#endif
