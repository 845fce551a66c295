/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/best_known.h"

#include "instances/base/idmap.h"
#include "instances/base/text.h"

#include <stdio.h>
#include <string.h>

enum { cell_size = 256, no_column = -1 };

/* Where the columns are that we read; no_column if absent. */
typedef struct columns {
    int instance, vehicles, cost, source;
} columns;

void ronde_best_list_clear(ronde_best_list *list)
{
    ronde_array_clear(&list->rows);
}

/* Copies cell number index of the line (cut to fit); an absent cell is empty. */
static void take_cell(char cell[cell_size], const char *line, const char *end, int index)
{
    for (; index > 0 && line < end; index--) {
        const char *tab = memchr(line, '\t', (size_t)(end - line));
        line = tab != NULL ? tab + 1 : end;
    }
    const char *tab = line < end ? memchr(line, '\t', (size_t)(end - line)) : NULL;
    size_t length = (size_t)((tab != NULL ? tab : end) - line);
    length = length < cell_size ? length : cell_size - 1;
    memcpy(cell, line, length);
    cell[length] = '\0';
}

static int find_column(const char *line, const char *end, const char *name)
{
    int index = 0;
    for (const char *at = line; at <= end; index++) {
        char cell[cell_size];
        take_cell(cell, at, end, 0);
        if (ronde_text_same(cell, name)) {
            return index;
        }
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        if (tab == NULL) {
            break;
        }
        at = tab + 1;
    }
    return no_column;
}

static bool find_columns(columns *out, const char *line, const char *end)
{
    static const char *const cost_names[] = {"distance", "bks_z", "z"};
    out->instance = find_column(line, end, "instance");
    out->vehicles = find_column(line, end, "vehicles");
    out->source = find_column(line, end, "source");
    out->cost = no_column;
    for (size_t i = 0; i < 3 && out->cost == no_column; i++) {
        out->cost = find_column(line, end, cost_names[i]);
    }
    return out->instance != no_column && out->cost != no_column;
}

static ronde_convention convention_of(const char *source)
{
    if (strstr(source, "DIMACS") != NULL) {
        return RONDE_CONVENTION_DIMACS;
    }
    bool hierarchical = strstr(source, "hierarchical") != NULL;
    return hierarchical ? RONDE_CONVENTION_HIERARCHICAL : RONDE_CONVENTION_ANY;
}

/* False when memory is out. */
static bool read_row(ronde_best_list *list, const columns *at, const char *line, const char *end)
{
    char cell[cell_size];
    long long vehicles = 0;
    ronde_best_known row = {.vehicles = RONDE_NONE};
    take_cell(cell, line, end, at->cost);
    if (!ronde_text_to_number(cell, &row.cost)) {
        return true;
    }
    take_cell(cell, line, end, at->instance);
    snprintf(row.instance, sizeof row.instance, "%.63s", cell);
    if (at->vehicles != no_column) {
        take_cell(cell, line, end, at->vehicles);
        if (ronde_text_to_integer(cell, &vehicles) && vehicles >= 0 && vehicles <= INT32_MAX) {
            row.vehicles = (int32_t)vehicles;
        }
    }
    if (at->source != no_column) {
        take_cell(cell, line, end, at->source);
        row.convention = convention_of(cell);
    }
    return ronde_array_push(&list->rows, row);
}

ronde_status
ronde_best_list_read(ronde_best_list *list, const char *text, size_t length, ronde_error *error)
{
    columns at = {0};
    const char *end = text + length;
    for (const char *line = text; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const char *next = stop != NULL ? stop + 1 : end;
        stop = stop != NULL ? stop : end;
        stop -= stop > line && stop[-1] == '\r';
        if (line == text) {
            if (!find_columns(&at, line, stop)) {
                return ronde_fail_at(error, RONDE_EINPUT, "bks.tsv", 1, 1,
                                     "needs the tab-separated columns instance and distance");
            }
        } else if (!read_row(list, &at, line, stop)) {
            return ronde_fail(error, RONDE_ENOMEM, "bks.tsv", "no memory for best-known values");
        }
        line = next;
    }
    return RONDE_OK;
}

static bool answers(ronde_convention convention, const ronde_benchmark_options *asked)
{
    bool distance = asked->objective == RONDE_OBJECTIVE_DISTANCE;
    bool dimacs = asked->rounding == RONDE_ROUNDING_DIMACS;
    switch (convention) {
    case RONDE_CONVENTION_DIMACS:
        return distance && dimacs;
    case RONDE_CONVENTION_HIERARCHICAL:
        return !distance && !dimacs;
    case RONDE_CONVENTION_ANY:
        break;
    }
    return true;
}

/* Fewer vehicles, then less cost; without hierarchy the cost alone. */
static bool is_better(const ronde_best_known *one, const ronde_best_known *other)
{
    bool hierarchical = one->convention == RONDE_CONVENTION_HIERARCHICAL;
    if (hierarchical && one->vehicles != other->vehicles) {
        return one->vehicles < other->vehicles;
    }
    return one->cost < other->cost;
}

const ronde_best_known *ronde_best_list_find(const ronde_best_list *list,
                                             const char *instance,
                                             const ronde_benchmark_options *asked)
{
    const ronde_best_known *best = NULL;
    for (size_t i = 0; i < list->rows.count; i++) {
        const ronde_best_known *row = &list->rows.items[i];
        if (ronde_text_same(row->instance, instance) && answers(row->convention, asked) &&
            (best == NULL || is_better(row, best))) {
            best = row;
        }
    }
    return best;
}
