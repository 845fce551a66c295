/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/node_table.h"

#include "instances/base/alloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const double largest_time = 1e6;
static const double largest_load = 1e5;
static const double largest_number = 1e9;

enum { plain_columns = 7, partner_columns = 9 };

void ronde_node_fault(
    ronde_faults *faults, const ronde_node_row *node, const char *code, const char *format, ...)
{
    char text[sizeof((ronde_fault *)0)->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ronde_faults_add_at(faults, RONDE_ERROR, code, "", node->line, 1, "", "%s", text);
}

void ronde_node_table_read_fleet(ronde_node_table *table, const ronde_lines *lines)
{
    const ronde_number_rule vehicles = {"number of vehicles", 1, RONDE_NODE_VEHICLES, true};
    const ronde_number_rule capacity = {"capacity", 0, largest_number, true};
    double read = 0;
    if (ronde_lines_number(lines, 0, &vehicles, &read)) {
        table->vehicles = (int32_t)read;
    }
    if (ronde_lines_number(lines, 1, &capacity, &read)) {
        table->capacity = (int32_t)read;
    }
}

/* Reads the current line; false if it had faults. */
static bool read_row(ronde_node_row *out, const ronde_lines *lines, bool partners)
{
    const ronde_number_rule rules[partner_columns] = {
        {"node number", 0, largest_number, true},
        {"x coordinate", -ronde_point_limit, ronde_point_limit, false},
        {"y coordinate", -ronde_point_limit, ronde_point_limit, false},
        {"demand", partners ? -largest_load : 0, largest_load, true},
        {"ready time", 0, largest_time, false},
        {"due date", 0, largest_time, false},
        {"service time", 0, largest_time, false},
        {"pickup partner", 0, largest_number, true},
        {"delivery partner", 0, largest_number, true},
    };
    int columns = partners ? partner_columns : plain_columns;
    double values[partner_columns] = {0};
    bool fine = true;
    for (int i = 0; i < columns; i++) {
        fine = ronde_lines_number(lines, i, &rules[i], &values[i]) && fine;
    }
    if (lines->field_count > columns) {
        ronde_lines_fault(lines, columns, "table.extra",
                          "the row has more columns than the format");
        fine = false;
    }
    *out = (ronde_node_row){
        .line = lines->line,
        .number = (int)values[0],
        .at = {values[1], values[2]},
        .demand = (int32_t)values[3],
        .ready = values[4],
        .due = values[5],
        .service = values[6],
        .pickup = (int)values[7],
        .delivery = (int)values[8],
    };
    return fine;
}

void ronde_node_table_read_rows(ronde_node_table *table, ronde_lines *lines, bool partners)
{
    while (ronde_lines_next(lines)) {
        ronde_node_row node;
        if (table->nodes.count >= RONDE_NODES) {
            ronde_lines_fault(lines, 0, "table.size", "more than 10000 nodes");
            return;
        }
        if (read_row(&node, lines, partners) && !ronde_array_push(&table->nodes, node)) {
            table->out_of_memory = true;
            return;
        }
    }
}

/* A node's number with its index, to sort without a context. */
typedef struct numbered {
    int number;
    int32_t index;
} numbered;

static int by_number(const void *one, const void *other)
{
    const numbered *left = one;
    const numbered *right = other;
    if (left->number != right->number) {
        return left->number < right->number ? -1 : 1;
    }
    return (left->index > right->index) - (left->index < right->index);
}

static ronde_status sort_numbers(ronde_node_table *table, ronde_error *error)
{
    size_t count = table->nodes.count;
    numbered *sorted = ronde_alloc_zero(count, sizeof *sorted);
    int32_t *order = ronde_alloc_zero(count, sizeof *order);
    if (sorted == NULL || order == NULL) {
        ronde_free(sorted);
        ronde_free(order);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %zu nodes", count);
    }
    for (size_t i = 0; i < count; i++) {
        sorted[i] = (numbered){table->nodes.items[i].number, (int32_t)i};
    }
    qsort(sorted, count, sizeof *sorted, by_number);
    for (size_t i = 0; i < count; i++) {
        order[i] = sorted[i].index;
    }
    ronde_free(sorted);
    table->by_number = order;
    return RONDE_OK;
}

static void check_duplicates(const ronde_node_table *table, ronde_faults *faults)
{
    for (size_t i = 1; i < table->nodes.count; i++) {
        const ronde_node_row *before = &table->nodes.items[table->by_number[i - 1]];
        const ronde_node_row *node = &table->nodes.items[table->by_number[i]];
        if (node->number == before->number) {
            ronde_node_fault(faults, node, "id.duplicate", "node %d is also on line %d",
                             node->number, before->line);
        }
    }
}

static void
check_node(const ronde_node_table *table, const ronde_node_row *node, ronde_faults *faults)
{
    if (node->ready > node->due) {
        ronde_node_fault(faults, node, "window.reversed",
                         "node %d has ready time %g after its due date %g", node->number,
                         node->ready, node->due);
    }
    if (node->demand > table->capacity) {
        ronde_faults_add_at(faults, RONDE_WARNING, "demand.capacity", "", node->line, 1, "",
                            "node %d asks %d, more than the capacity of %d: it stays unserved",
                            node->number, (int)node->demand, (int)table->capacity);
    }
}

/* Adds faults for rows that make no sense, and for an empty table. After that find works.
 * RONDE_EINPUT with any fault so far, RONDE_ENOMEM. O(n log n). */
static ronde_status check(ronde_node_table *table, ronde_faults *faults, ronde_error *error)
{
    if (table->out_of_memory) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the nodes");
    }
    RONDE_TRY(ronde_faults_status(faults, error));
    if (table->nodes.count < 2) {
        ronde_faults_add(faults, RONDE_ERROR, "table.empty", "",
                         "the file has %s: at least a depot and one customer are needed",
                         table->nodes.count == 0 ? "no nodes" : "a depot only");
        return ronde_faults_status(faults, error);
    }
    RONDE_TRY(sort_numbers(table, error));
    const ronde_node_row *depot = &table->nodes.items[0];
    if (depot->demand != 0) {
        ronde_node_fault(faults, depot, "depot.demand",
                         "the first node is the depot and cannot have a demand (%d)",
                         (int)depot->demand);
    }
    check_duplicates(table, faults);
    for (size_t i = 0; i < table->nodes.count; i++) {
        check_node(table, &table->nodes.items[i], faults);
    }
    return ronde_faults_status(faults, error);
}

int32_t ronde_node_table_find(const ronde_node_table *table, int number)
{
    size_t low = 0;
    size_t high = table->nodes.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->nodes.items[table->by_number[middle]].number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found =
        low < table->nodes.count && table->nodes.items[table->by_number[low]].number == number;
    return found ? table->by_number[low] : RONDE_NONE;
}

ronde_status ronde_node_table_load(ronde_instance **out,
                                   const ronde_node_format *format,
                                   const ronde_source_text *source,
                                   const ronde_benchmark_options *options,
                                   ronde_faults *faults,
                                   ronde_error *error)
{
    ronde_node_table table = {0};
    ronde_lines lines = ronde_lines_begin(source->text, source->length, faults);
    format->read(&table, &lines);
    ronde_status status = check(&table, faults, error);
    if (status == RONDE_OK && format->check != NULL) {
        format->check(&table, faults);
        status = ronde_faults_status(faults, error);
    }
    if (status == RONDE_OK) {
        status = ronde_node_table_build(out, &table, options, format->describe, faults, error);
    }
    ronde_array_clear(&table.nodes);
    ronde_free(table.by_number);
    return status;
}
