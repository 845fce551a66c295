/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/input_settings.h"

const char *const ronde_objective_words[] = {"distance", "vehicles", "paper", NULL};
const char *const ronde_rounding_words[] = {"auto", "exact", "dimacs", NULL};

void ronde_input_settings_apply(ronde_input_settings *settings)
{
    settings->options.format = (ronde_format)settings->format;
    settings->options.benchmark.objective = (ronde_objective)settings->objective;
    settings->options.benchmark.rounding = (ronde_euclid_rounding)settings->rounding;
}
