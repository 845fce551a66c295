/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/solomon.h"

#include "instances/formats/node_table.h"

#include <stdio.h>

/* Goes to the next line, which must begin with this word. */
static bool expect(ronde_lines *lines, const char *word)
{
    bool present = ronde_lines_next(lines);
    if (!present || !ronde_lines_word(lines, word)) {
        char text[120];
        snprintf(text, sizeof text, "expected the line '%s ...', found %s%s%s", word,
                 present ? "'" : "", present ? lines->fields[0].text : "the end of the file",
                 present ? "'" : "");
        ronde_lines_fault(lines, 0, "table.header", text);
        return false;
    }
    return true;
}

static void read_table(ronde_node_table *table, ronde_lines *lines)
{
    if (!ronde_lines_next(lines)) {
        ronde_lines_fault(lines, 0, "table.header", "the file is empty");
        return;
    }
    bool named = !ronde_lines_word(lines, "VEHICLE");
    if (named) {
        snprintf(table->name, sizeof table->name, "%s", lines->fields[0].text);
    }
    if ((named && !expect(lines, "VEHICLE")) || !expect(lines, "NUMBER")) {
        return;
    }
    if (!ronde_lines_next(lines)) {
        ronde_lines_fault(lines, 0, "table.header", "the file ends before the size of the fleet");
        return;
    }
    ronde_node_table_read_fleet(table, lines);
    if (expect(lines, "CUSTOMER") && expect(lines, "CUST")) {
        ronde_node_table_read_rows(table, lines, false);
    }
}

/* Brought from the depot: aboard from the start of the trip, gone after the stop. */
static void describe(ronde_task_spec *task, const ronde_node_row *node)
{
    task->kind = RONDE_DELIVERY;
    task->initial[0] = node->demand;
    task->change[0] = -node->demand;
}

ronde_status ronde_solomon_read(ronde_instance **out,
                                const char *text,
                                size_t length,
                                const ronde_benchmark_options *options,
                                ronde_faults *faults,
                                ronde_error *error)
{
    static const ronde_node_format format = {read_table, NULL, describe};
    const ronde_source_text source = {text, length};
    return ronde_node_table_load(out, &format, &source, options, faults, error);
}
