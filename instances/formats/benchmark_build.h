/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_BENCHMARK_BUILD_H
#define RONDE_INSTANCES_FORMATS_BENCHMARK_BUILD_H

/* What the readers of benchmark files with one travel table have in common. */

#include "instances/formats/euclid.h"
#include "instances/model/builder.h"

/** Sets name, scale and objective, with the load dimension "load" if loaded. */
void ronde_benchmark_header(ronde_builder *builder,
                            const char *name,
                            const ronde_benchmark_options *options,
                            int32_t scale,
                            bool loaded);
/** Builds the instance from the descriptions and gives its only profile the travel table, which is
 *  emptied on success. Errors as of ronde_builder_finish and ronde_instance_attach. */
ronde_status ronde_benchmark_finish(ronde_instance **out,
                                    ronde_builder *builder,
                                    ronde_matrix *matrix,
                                    ronde_faults *faults,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
