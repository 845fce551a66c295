/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EDGE_WEIGHT_SECTION: where each weight is in the list that the file gives. */
#include "instances/base/text.h"
#include "instances/formats/vrplib_parts.h"

/* Half a symmetric table has the same order by rows of one half as by columns of the other. */
typedef enum half { whole_table, lower_half, upper_half } half;

typedef struct weight_format {
    const char *name;
    half half;
    bool diagonal; /* the table holds the distance of a node to itself */
} weight_format;

static const weight_format formats[] = {
    {"FULL_MATRIX", whole_table, true},   {"LOWER_ROW", lower_half, false},
    {"LOWER_DIAG_ROW", lower_half, true}, {"UPPER_ROW", upper_half, false},
    {"UPPER_DIAG_ROW", upper_half, true}, {"UPPER_COL", lower_half, false},
    {"UPPER_DIAG_COL", lower_half, true}, {"LOWER_COL", upper_half, false},
    {"LOWER_DIAG_COL", upper_half, true},
};

static const weight_format *format_of(const ronde_vrplib *file)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (ronde_text_same(file->weight_format, formats[i].name)) {
            return &formats[i];
        }
    }
    return NULL;
}

size_t ronde_vrplib_weight_count(const ronde_vrplib *file)
{
    const weight_format *format = format_of(file);
    size_t nodes = (size_t)file->node_count;
    if (format == NULL) {
        return 0;
    }
    if (format->half == whole_table) {
        return nodes * nodes;
    }
    return nodes * (nodes - 1) / 2 + (format->diagonal ? nodes : 0);
}

double ronde_vrplib_weight(const ronde_vrplib *file, size_t from, size_t to)
{
    const weight_format *format = format_of(file);
    size_t nodes = (size_t)file->node_count;
    if (from == to) {
        return 0;
    }
    if (format->half == whole_table) {
        return file->weights.items[from * nodes + to];
    }
    size_t low = from < to ? from : to;
    size_t high = from < to ? to : from;
    if (format->half == lower_half) { /* row `high` has `high` weights (one more with diagonal) */
        size_t before = high * (high - 1) / 2 + (format->diagonal ? high : 0);
        return file->weights.items[before + low];
    }
    /* Row `low` begins behind the rows of nodes - 1, nodes - 2 ... weights. */
    size_t before =
        low * (nodes - 1) - (low > 0 ? low * (low - 1) / 2 : 0) + (format->diagonal ? low + 1 : 0);
    return file->weights.items[before + high - low - 1];
}
