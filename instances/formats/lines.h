/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_LINES_H
#define RONDE_INSTANCES_FORMATS_LINES_H

/* Text files made of lines of fields between blanks, as the classic benchmark files are: read line
 * by line, each field with its column, every fault with both. */

#include "instances/base/faults.h"

#include <stdbool.h>
#include <stddef.h>

enum { RONDE_LINE_FIELDS = 16, RONDE_FIELD_SIZE = 40 };

/** One field of a line. A longer field is cut, which no number survives. */
typedef struct ronde_line_field {
    char text[RONDE_FIELD_SIZE];
    int column; /* 1-based, in bytes */
} ronde_line_field;

/** A position in the text and the fields of the line there. */
typedef struct ronde_lines {
    const char *at, *end;
    int line; /* 1-based, of the fields */
    ronde_line_field fields[RONDE_LINE_FIELDS];
    int field_count; /* all fields of the line, also those beyond RONDE_LINE_FIELDS */
    const char *line_start, *rest, *stop; /* of the line; rest is behind the fields kept */
    ronde_faults *faults;
} ronde_lines;

/** What a number must be; both bounds included. */
typedef struct ronde_number_rule {
    const char *name; /* as the fault names it: "due date" */
    double low, high;
    bool whole; /* no decimals */
} ronde_number_rule;

/** A reader before the first line; a byte order mark is skipped. faults may be NULL. */
ronde_lines ronde_lines_begin(const char *text, size_t length, ronde_faults *faults);
/** Goes to the next line that is not blank; false at the end of the text. Line ends are LF or
 *  CRLF; a zero byte is part of a field, which then is no number. */
bool ronde_lines_next(ronde_lines *lines);
/** Goes on in the current line, behind the RONDE_LINE_FIELDS fields that are kept: fields and
 *  field_count are those of the rest of the line. False if there is none. */
bool ronde_lines_more(ronde_lines *lines);
/** True if the current line begins with this word, without regard to case. */
bool ronde_lines_word(const ronde_lines *lines, const char *word);
/** Reads field number index (from 0) of the current line. False and a fault "table.missing",
 *  "table.number" or "number.range" at its column if it is not what the rule says. */
bool ronde_lines_number(const ronde_lines *lines,
                        int index,
                        const ronde_number_rule *rule,
                        double *value);
/** Adds a fault at field number index of the current line (behind the last field if there is no
 *  such field). */
void ronde_lines_fault(const ronde_lines *lines, int index, const char *code, const char *text);

#endif
