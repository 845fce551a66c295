/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/benchmark_build.h"

void ronde_benchmark_header(ronde_builder *builder,
                            const char *name,
                            const ronde_benchmark_options *options,
                            int32_t scale,
                            bool loaded)
{
    static const char *const dimensions[] = {"load"};
    ronde_builder_header(builder,
                         &(ronde_header_spec){
                             .name = name,
                             .scale = scale,
                             .vehicles_first = options->objective != RONDE_OBJECTIVE_DISTANCE,
                             .dimensions = dimensions,
                             .dimension_count = loaded ? 1 : 0,
                         });
}

ronde_status ronde_benchmark_finish(ronde_instance **out,
                                    ronde_builder *builder,
                                    ronde_matrix *matrix,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    ronde_instance *made = NULL;
    RONDE_TRY(ronde_builder_finish(&made, builder, faults, error));
    ronde_status status = ronde_instance_attach(made, 0, matrix, error);
    if (status != RONDE_OK) {
        ronde_instance_free(made);
        return status;
    }
    *out = made;
    return RONDE_OK;
}
