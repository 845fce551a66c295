/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/lilim.h"

#include "instances/formats/node_table.h"

static void read_table(ronde_node_table *table, ronde_lines *lines)
{
    /* All published files have 1 but one, whose 0 stands for it: time is distance throughout. */
    const ronde_number_rule speed = {"speed", 0, 1, true};
    double ignored = 0;
    if (!ronde_lines_next(lines)) {
        ronde_lines_fault(lines, 0, "table.header", "the file is empty");
        return;
    }
    ronde_node_table_read_fleet(table, lines);
    if (lines->field_count > 2) {
        (void)ronde_lines_number(lines, 2, &speed, &ignored);
    }
    if (lines->field_count > 3) {
        ronde_lines_fault(lines, 3, "table.extra",
                          "the first line has more than vehicles, capacity and speed");
    }
    ronde_node_table_read_rows(table, lines, true);
}

/* The pickup and its delivery must name each other and move the same load. */
static void
check_pickup(const ronde_node_table *table, const ronde_node_row *node, ronde_faults *faults)
{
    int32_t index = ronde_node_table_find(table, node->delivery);
    if (index <= 0) {
        ronde_node_fault(faults, node, "pair.unknown", "pickup %d names delivery %d, which is %s",
                         node->number, node->delivery,
                         index == 0 ? "the depot" : "not in the file");
        return;
    }
    const ronde_node_row *partner = &table->nodes.items[index];
    if (partner->pickup != node->number) {
        ronde_node_fault(faults, node, "pair.broken",
                         "pickup %d names delivery %d, which names pickup %d (line %d)",
                         node->number, node->delivery, partner->pickup, partner->line);
    } else if (node->demand < 0 || partner->demand != -node->demand) {
        ronde_node_fault(faults, node, "pair.load",
                         "pickup %d loads %d but delivery %d has %d: the two must be opposite",
                         node->number, (int)node->demand, node->delivery, (int)partner->demand);
    }
}

static void
check_delivery(const ronde_node_table *table, const ronde_node_row *node, ronde_faults *faults)
{
    int32_t index = ronde_node_table_find(table, node->pickup);
    if (index <= 0 || table->nodes.items[index].delivery != node->number) {
        ronde_node_fault(faults, node, "pair.broken",
                         "delivery %d names pickup %d, which does not name it", node->number,
                         node->pickup);
    }
}

static void check_pairs(const ronde_node_table *table, ronde_faults *faults)
{
    for (size_t i = 1; i < table->nodes.count; i++) {
        const ronde_node_row *node = &table->nodes.items[i];
        if ((node->pickup == 0) == (node->delivery == 0)) {
            ronde_node_fault(faults, node, "pair.missing",
                             "node %d must name either its pickup or its delivery", node->number);
        } else if (node->delivery != 0) {
            check_pickup(table, node, faults);
        } else {
            check_delivery(table, node, faults);
        }
    }
}

static void describe(ronde_task_spec *task, const ronde_node_row *node)
{
    task->kind = node->delivery != 0 ? RONDE_PICKUP : RONDE_DELIVERY;
    task->change[0] = node->demand;
}

ronde_status ronde_lilim_read(ronde_instance **out,
                              const char *text,
                              size_t length,
                              const ronde_benchmark_options *options,
                              ronde_faults *faults,
                              ronde_error *error)
{
    static const ronde_node_format format = {read_table, check_pairs, describe};
    const ronde_source_text source = {text, length};
    return ronde_node_table_load(out, &format, &source, options, faults, error);
}
