/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_EXTRA_VISIT_H
#define RONDE_SERVICE_APP_EXTRA_VISIT_H

#include "service/app/pipeline.h"

/** A visit that is not in the input yet, in the words of the instance format. */
typedef struct ronde_extra_visit {
    const char *place;     /* the id of a place of the input, or NULL */
    double lon, lat;       /* without place: where */
    const char *duration;  /* "75m"; digits alone are minutes */
    const char *from, *to; /* when it may begin: "09:00"; NULL: any time */
    const char *skill;     /* that it needs, or NULL */
} ronde_extra_visit;

/** The id of the task that such a visit becomes. */
extern const char ronde_extra_visit_id[];

/** As ronde_input_load, with one more task, which is optional so that a plan without it is whole.
 *  RONDE_EINPUT also if a position is given and the input carries its travel times itself. */
ronde_status ronde_input_load_extra(ronde_instance **out,
                                    const char *path,
                                    const ronde_input_options *options,
                                    const ronde_extra_visit *visit,
                                    ronde_faults *faults,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
