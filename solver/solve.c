/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/solve.h"

ronde_status ronde_solve(ronde_plan *out,
                         const ronde_instance *instance,
                         const ronde_solve_options *options,
                         const ronde_solve_hooks *hooks,
                         ronde_error *error)
{
    (void)out;
    (void)options;
    (void)hooks;
    return ronde_instance_ready(instance, error);
}

int64_t ronde_solve_default_iterations(const ronde_instance *instance)
{
    return 20000 + (int64_t)instance->task_count * 100;
}
