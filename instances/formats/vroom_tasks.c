/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs and shipments of a VROOM request. */
#include "instances/formats/vroom_parts.h"

#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* What jobs and the ends of shipments have in common, and what only one of them has. */
typedef struct task_parts {
    ronde_vroom_task task;
    ronde_vroom_amounts amount, delivery, pickup;
    ronde_vroom_skills skills;
    int64_t priority;
} task_parts;

#define PART(member) offsetof(task_parts, member)

static const ronde_json_field job_fields[] = {
    {"id", ronde_vroom_take_id, PART(task.id), true, 0, 0, NULL},
    {"description", ronde_json_take_text, PART(task.description), false, 0, 0, NULL},
    {"location", ronde_vroom_take_position, PART(task.spot), false, 0, 0, NULL},
    {"location_index", ronde_vroom_take_index, PART(task.spot), false, 0, 0, NULL},
    {"setup", ronde_vroom_take_count, PART(task.setup), false, 0, 0, NULL},
    {"service", ronde_vroom_take_count, PART(task.service), false, 0, 0, NULL},
    {"setup_per_type", ronde_vroom_take_type_times, PART(task.setups), false, 0, 0, NULL},
    {"service_per_type", ronde_vroom_take_type_times, PART(task.services), false, 0, 0, NULL},
    {"time_windows", ronde_vroom_take_windows, PART(task.windows), false, 0, 0, NULL},
    {"amount", ronde_vroom_take_amounts, PART(amount), false, 0, 0, NULL},
    {"delivery", ronde_vroom_take_amounts, PART(delivery), false, 0, 0, NULL},
    {"pickup", ronde_vroom_take_amounts, PART(pickup), false, 0, 0, NULL},
    {"skills", ronde_vroom_take_skills, PART(skills), false, 0, 0, NULL},
    {"priority", ronde_vroom_take_count, PART(priority), false, 0, 100, NULL}};

enum { end_field_count = 9 }; /* of the fields above, those of the ends of a shipment */

typedef struct shipment_parts {
    ronde_json_node pickup, delivery;
    ronde_vroom_amounts amount;
    ronde_vroom_skills skills;
    int64_t priority;
} shipment_parts;

#define SHIPMENT(member) offsetof(shipment_parts, member)

static const ronde_json_field shipment_fields[] = {
    {"pickup", ronde_json_take_object, SHIPMENT(pickup), true, 0, 0, NULL},
    {"delivery", ronde_json_take_object, SHIPMENT(delivery), true, 0, 0, NULL},
    {"amount", ronde_vroom_take_amounts, SHIPMENT(amount), false, 0, 0, NULL},
    {"skills", ronde_vroom_take_skills, SHIPMENT(skills), false, 0, 0, NULL},
    {"priority", ronde_vroom_take_count, SHIPMENT(priority), false, 0, 100, NULL}};

static task_parts empty_parts(ronde_vroom_kind kind)
{
    return (task_parts){
        .task = {.kind = kind, .id = RONDE_NONE, .where = "", .spot = {.index = RONDE_NONE}}};
}

/* What is no object is told already, and nowhere. */
static const char *where_of(ronde_json_reader *reader, const ronde_json_node *node)
{
    return ronde_json_is_object(node) ? ronde_vroom_where(reader, node) : "";
}

/* Ids are told apart by kind: a job and a pickup may have the same. */
static void check_id(ronde_json_reader *reader,
                     const ronde_json_node *node,
                     const ronde_vroom_task *task,
                     ronde_idmap *ids)
{
    char name[ronde_vroom_id_size];
    int32_t index = 0;
    bool added = true;
    if (task->id == RONDE_NONE) {
        return; /* said to be missing */
    }
    snprintf(name, sizeof name, "%s/%lld", ronde_vroom_kind_names[task->kind], (long long)task->id);
    ronde_vroom_of(reader)->out_of_memory |= !ronde_idmap_add(ids, name, &index, &added);
    if (!added) {
        ronde_json_fault(reader, node, "id.duplicate", "the id %lld is used by another %s",
                         (long long)task->id, ronde_vroom_kind_names[task->kind]);
    }
}

static void read_job(ronde_json_reader *reader,
                     const ronde_json_node *node,
                     ronde_vroom_unit *unit,
                     ronde_idmap *ids)
{
    task_parts parts = empty_parts(RONDE_VROOM_JOB);
    ronde_json_take_fields(reader, node, job_fields, COUNT(job_fields), &parts);
    if (parts.amount.given && parts.delivery.given) {
        ronde_json_fault(reader, node, "amount.twice",
                         "\"amount\" is the old name of \"delivery\"; give one of them");
    }
    parts.task.where = where_of(reader, node);
    *unit = (ronde_vroom_unit){.tasks = {parts.task},
                               .task_count = 1,
                               .priority = parts.priority,
                               .skills = parts.skills,
                               .delivery = parts.amount.given ? parts.amount : parts.delivery,
                               .pickup = parts.pickup};
    check_id(reader, node, &unit->tasks[0], ids);
}

static void read_end(ronde_json_reader *reader,
                     const ronde_json_node *node,
                     ronde_vroom_kind kind,
                     ronde_vroom_task *out,
                     ronde_idmap *ids)
{
    task_parts parts = empty_parts(kind);
    ronde_json_take_fields(reader, node, job_fields, end_field_count, &parts);
    parts.task.where = where_of(reader, node);
    *out = parts.task;
    check_id(reader, node, out, ids);
}

static void read_shipment(ronde_json_reader *reader,
                          const ronde_json_node *node,
                          ronde_vroom_unit *unit,
                          ronde_idmap *ids)
{
    shipment_parts parts = {0};
    ronde_json_take_fields(reader, node, shipment_fields, COUNT(shipment_fields), &parts);
    *unit = (ronde_vroom_unit){
        .tasks = {empty_parts(RONDE_VROOM_PICKUP).task, empty_parts(RONDE_VROOM_DELIVERY).task},
        .task_count = 2,
        .priority = parts.priority,
        .skills = parts.skills,
        .pickup = parts.amount};
    if (parts.pickup.value != NULL) {
        read_end(reader, &parts.pickup, RONDE_VROOM_PICKUP, &unit->tasks[0], ids);
    }
    if (parts.delivery.value != NULL) {
        read_end(reader, &parts.delivery, RONDE_VROOM_DELIVERY, &unit->tasks[1], ids);
    }
}

void ronde_vroom_read_jobs(ronde_json_reader *reader,
                           const ronde_json_node *jobs,
                           const ronde_json_node *shipments)
{
    ronde_vroom *request = ronde_vroom_of(reader);
    size_t job_count = ronde_json_count(jobs);
    size_t count = job_count + ronde_json_count(shipments);
    ronde_idmap ids = {0};
    request->units = ronde_vroom_take(request, count, sizeof *request->units);
    for (size_t i = 0; i < count && !request->out_of_memory; i++) {
        bool is_job = i < job_count;
        ronde_json_node item =
            ronde_json_item(is_job ? jobs : shipments, is_job ? i : i - job_count);
        if (is_job) {
            read_job(reader, &item, &request->units[i], &ids);
        } else {
            read_shipment(reader, &item, &request->units[i], &ids);
        }
        request->unit_count++;
    }
    ronde_idmap_clear(&ids);
}
