/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_DETECT_H
#define RONDE_INSTANCES_FORMATS_DETECT_H

#include <stddef.h>

/** The formats of an input, in the order of ronde_format_names. Not all of them have a reader. */
typedef enum ronde_format {
    RONDE_FORMAT_AUTO, /* by content; as an answer: not recognised */
    RONDE_FORMAT_RONDE,
    RONDE_FORMAT_VROOM,
    RONDE_FORMAT_SOLOMON,
    RONDE_FORMAT_LILIM,
    RONDE_FORMAT_CORDEAU,
    RONDE_FORMAT_HHCRSP,
    RONDE_FORMAT_VRPLIB,
    RONDE_FORMAT_PLAN /* a plan of ours: recognised, for a better message, but no input */
} ronde_format;

/** As on the command line, "auto" first; ends with NULL. */
extern const char *const ronde_format_names[];

/** The format by content, RONDE_FORMAT_AUTO if it is none of them. Looks at the keys of the
 * outermost JSON object, or at the first lines. Does not say that the text is right. O(length). */
ronde_format ronde_format_detect(const char *text, size_t length);

#endif
