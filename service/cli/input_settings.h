/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_INPUT_SETTINGS_H
#define RONDE_SERVICE_CLI_INPUT_SETTINGS_H

/* The options that say how an input is read, the same for every command that reads one. */

#include "service/app/pipeline.h"
#include "service/cli/args.h"

/** The words of --objective and --rounding, in the order of their enums; each ends with NULL. */
extern const char *const ronde_objective_words[];
extern const char *const ronde_rounding_words[];

/** Start with {0}. */
typedef struct ronde_input_settings {
    const char *path;
    ronde_input_options options;     /* right after ronde_input_settings_apply */
    int format, objective, rounding; /* what the options set */
} ronde_input_settings;

/** Five rows of an option table; settings points to a ronde_input_settings. */
#define RONDE_INPUT_OPTIONS(settings)                                                              \
    RONDE_CHOICE("format", 'f', &(settings)->format, ronde_format_names, "Format of INPUT."),      \
        RONDE_TEXT("map", 'm', &(settings)->options.map_path, "TOWN.rmap",                         \
                   "Roads, for an input without travel times."),                                   \
        RONDE_CHOICE("objective", 0, &(settings)->objective, ronde_objective_words,                \
                     "What a benchmark counts."),                                                  \
        RONDE_CHOICE("rounding", 0, &(settings)->rounding, ronde_rounding_words,                   \
                     "Distances of a benchmark: real, or truncated to tenths."),                   \
        RONDE_TEXT("allow", 0, &(settings)->options.allow, "LIST",                                 \
                   "Of alternatives only these (ends of their ids): return,central.")

/** Carries what the option table set over into the options. */
void ronde_input_settings_apply(ronde_input_settings *settings);

#endif
