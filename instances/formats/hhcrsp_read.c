/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A HHCRSP file out of its JSON. */
#include "instances/base/idmap.h"
#include "instances/formats/benchmark_build.h"
#include "instances/formats/hhcrsp.h"
#include "instances/formats/hhcrsp_parts.h"

#include <math.h>
#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { most_items = 20000, longest_id = 80, visits_most = 2 };

static const ronde_json_field any_time = {.low = 0, .high = ronde_hhcrsp_largest};

/* What a file is read with: services come first, since patients and caregivers name them. */
typedef struct taking {
    ronde_hhcrsp *file;
    ronde_idmap services;
    bool out_of_memory;
} taking;

/* Two numbers; field gives the bounds of each. */
static bool take_pair(ronde_json_reader *reader,
                      const ronde_json_node *node,
                      const ronde_json_field *field,
                      void *target)
{
    static const ronde_json_field two = {.low = 2, .high = 2};
    ronde_json_node list = {0};
    ronde_hhcrsp_pair pair = {.told = true};
    if (!ronde_json_take_array(reader, node, &two, &list)) {
        return false;
    }
    ronde_json_node first = ronde_json_item(&list, 0);
    ronde_json_node second = ronde_json_item(&list, 1);
    bool good = ronde_json_take_number(reader, &first, field, &pair.first);
    good &= ronde_json_take_number(reader, &second, field, &pair.second);
    if (good) {
        *(ronde_hhcrsp_pair *)target = pair;
    }
    return good;
}

typedef struct root_parts {
    const char *name;
    ronde_json_node patients, services, caregivers, offices, distances;
} root_parts;

#define ROOT(member) offsetof(root_parts, member)

static const ronde_json_field root_fields[] = {
    {"name", ronde_json_take_text, ROOT(name), false, 0, 0, NULL},
    {"area", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"patients", ronde_json_take_array, ROOT(patients), true, 1, most_items, NULL},
    {"services", ronde_json_take_array, ROOT(services), true, 1, most_items, NULL},
    {"caregivers", ronde_json_take_array, ROOT(caregivers), true, 1, most_items, NULL},
    {"central_offices", ronde_json_take_array, ROOT(offices), true, 1, 1, NULL},
    {"distances", ronde_json_take_array, ROOT(distances), true, 2, most_items + 1, NULL}};

static const ronde_json_field service_fields[] = {
    {"id", ronde_json_take_text, 0, true, 1, longest_id, NULL},
    {"default_duration", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

typedef struct office_parts {
    const char *id;
    ronde_hhcrsp_pair location;
} office_parts;

static const ronde_json_field office_fields[] = {
    {"id", ronde_json_take_text, offsetof(office_parts, id), true, 1, longest_id, NULL},
    {"location", take_pair, offsetof(office_parts, location), false, 0, 0, NULL}};

typedef struct patient_parts {
    ronde_hhcrsp_patient patient;
    ronde_json_node visits, synchronization;
} patient_parts;

#define PATIENT(member) offsetof(patient_parts, member)

static const ronde_json_field patient_fields[] = {
    {"id", ronde_json_take_text, PATIENT(patient.id), true, 1, longest_id, NULL},
    {"location", take_pair, PATIENT(patient.location), false, 0, 0, NULL},
    {"time_window", take_pair, PATIENT(patient.window), true, 0, ronde_hhcrsp_largest, NULL},
    {"required_caregivers", ronde_json_take_array, PATIENT(visits), true, 1, visits_most, NULL},
    {"synchronization", ronde_json_take_object, PATIENT(synchronization), false, 0, 0, NULL}};

static const ronde_json_field visit_fields[] = {
    {"service", ronde_json_take_text, offsetof(ronde_hhcrsp_visit, service), true, 1, longest_id,
     NULL},
    {"duration", ronde_json_take_number, offsetof(ronde_hhcrsp_visit, duration), true, 0,
     ronde_hhcrsp_largest, NULL}};

typedef struct tie_parts {
    int type;
    ronde_hhcrsp_pair distance;
} tie_parts;

static const char *const tie_words[] = {"simultaneous", "sequential", NULL};

static const ronde_json_field tie_fields[] = {
    {"type", ronde_json_take_choice, offsetof(tie_parts, type), true, 0, 0, tie_words},
    {"distance", take_pair, offsetof(tie_parts, distance), false, -ronde_hhcrsp_largest,
     ronde_hhcrsp_largest, NULL}};

typedef struct caregiver_parts {
    const char *id;
    ronde_json_node abilities;
} caregiver_parts;

static const ronde_json_field caregiver_fields[] = {
    {"id", ronde_json_take_text, offsetof(caregiver_parts, id), true, 1, longest_id, NULL},
    {"abilities", ronde_json_take_array, offsetof(caregiver_parts, abilities), true, 0, most_items,
     NULL}};

static taking *taking_of(ronde_json_reader *reader)
{
    return reader->context;
}

static void take_services(ronde_json_reader *reader, const ronde_json_node *list)
{
    taking *at = taking_of(reader);
    for (size_t i = 0; i < ronde_json_count(list); i++) {
        ronde_json_node item = ronde_json_item(list, i);
        const char *id = NULL;
        int32_t index = 0;
        bool added = true;
        if (!ronde_json_take_fields(reader, &item, service_fields, COUNT(service_fields), &id)) {
            continue;
        }
        at->out_of_memory |= !ronde_idmap_add(&at->services, id, &index, &added);
        if (!added && !at->out_of_memory) {
            ronde_json_fault(reader, &item, "id.duplicate", "service %s was listed before", id);
        }
    }
}

static void check_service(ronde_json_reader *reader, const ronde_json_node *node, const char *id)
{
    if (ronde_idmap_find(&taking_of(reader)->services, id) == RONDE_NONE) {
        ronde_json_fault(reader, node, "service.unknown", "'%s' is not in the list of services",
                         id);
    }
}

static void
take_visits(ronde_json_reader *reader, const ronde_json_node *list, ronde_hhcrsp_patient *patient)
{
    for (size_t i = 0; i < ronde_json_count(list); i++) {
        ronde_json_node item = ronde_json_item(list, i);
        ronde_hhcrsp_visit *visit = &patient->visits[patient->visit_count++];
        ronde_json_pointer(&item, visit->where, sizeof visit->where);
        ronde_json_take_fields(reader, &item, visit_fields, COUNT(visit_fields), visit);
        if (visit->service != NULL) {
            ronde_json_node named = ronde_json_member(&item, "service");
            check_service(reader, &named, visit->service);
        }
    }
}

/* How the two services of a patient are tied. */
static void
take_tie(ronde_json_reader *reader, const ronde_json_node *node, ronde_hhcrsp_patient *patient)
{
    tie_parts tie = {0};
    if (!ronde_json_take_fields(reader, node, tie_fields, COUNT(tie_fields), &tie)) {
        return;
    }
    if (tie.type == ronde_hhcrsp_sequential && !tie.distance.told) {
        ronde_json_fault(reader, node, "patient.synchronization",
                         "sequential services need their distance [least, greatest]");
    } else if (tie.type == ronde_hhcrsp_sequential && tie.distance.first > tie.distance.second) {
        ronde_json_fault(reader, node, "patient.synchronization",
                         "the least distance %.10g is above the greatest, %.10g",
                         tie.distance.first, tie.distance.second);
    } else if (tie.type == ronde_hhcrsp_sequential) {
        patient->lag = tie.distance;
    }
}

static void
take_patient(ronde_json_reader *reader, const ronde_json_node *node, ronde_hhcrsp_patient *out)
{
    patient_parts parts = {0};
    ronde_json_take_fields(reader, node, patient_fields, COUNT(patient_fields), &parts);
    *out = parts.patient;
    ronde_json_pointer(node, out->where, sizeof out->where);
    take_visits(reader, &parts.visits, out);
    if (out->window.told && out->window.first > out->window.second) {
        ronde_json_node window = ronde_json_member(node, "time_window");
        ronde_json_fault(reader, &window, "window.reversed", "begins at %.10g, after its end %.10g",
                         out->window.first, out->window.second);
    }
    bool tied = parts.synchronization.value != NULL;
    if (tied) {
        take_tie(reader, &parts.synchronization, out);
    }
    if (parts.visits.value != NULL && tied != (out->visit_count > 1)) {
        ronde_json_fault(reader, node, "patient.synchronization",
                         tied ? "synchronization is for two services, but there is one"
                              : "two services need their synchronization");
    }
}

static void
take_caregiver(ronde_json_reader *reader, const ronde_json_node *node, ronde_hhcrsp_caregiver *out)
{
    static const ronde_json_field name = {.low = 1, .high = longest_id};
    taking *at = taking_of(reader);
    caregiver_parts parts = {0};
    ronde_json_take_fields(reader, node, caregiver_fields, COUNT(caregiver_fields), &parts);
    ronde_json_pointer(node, out->where, sizeof out->where);
    size_t count = ronde_json_count(&parts.abilities);
    out->id = parts.id;
    out->abilities = ronde_arena_take(at->file->arena, count + 1, sizeof *out->abilities);
    at->out_of_memory |= out->abilities == NULL;
    for (size_t i = 0; i < count && out->abilities != NULL; i++) {
        ronde_json_node item = ronde_json_item(&parts.abilities, i);
        if (ronde_json_take_text(reader, &item, &name, &out->abilities[out->ability_count])) {
            check_service(reader, &item, out->abilities[out->ability_count]);
            out->ability_count++;
        }
    }
}

static void take_people(ronde_json_reader *reader, const root_parts *root)
{
    taking *at = taking_of(reader);
    ronde_hhcrsp *file = at->file;
    size_t patients = ronde_json_count(&root->patients);
    size_t caregivers = ronde_json_count(&root->caregivers);
    file->patients = ronde_arena_take(file->arena, patients + 1, sizeof *file->patients);
    file->caregivers = ronde_arena_take(file->arena, caregivers + 1, sizeof *file->caregivers);
    at->out_of_memory |= file->patients == NULL || file->caregivers == NULL;
    for (size_t i = 0; i < patients && !at->out_of_memory; i++) {
        ronde_json_node item = ronde_json_item(&root->patients, i);
        take_patient(reader, &item, &file->patients[file->patient_count++]);
    }
    for (size_t i = 0; i < caregivers && !at->out_of_memory; i++) {
        ronde_json_node item = ronde_json_item(&root->caregivers, i);
        take_caregiver(reader, &item, &file->caregivers[file->caregiver_count++]);
    }
}

static void take_office(ronde_json_reader *reader, const ronde_json_node *list)
{
    ronde_hhcrsp *file = taking_of(reader)->file;
    ronde_json_node item = ronde_json_item(list, 0);
    office_parts office = {0};
    if (item.value != NULL) {
        ronde_json_take_fields(reader, &item, office_fields, COUNT(office_fields), &office);
        ronde_json_pointer(&item, file->office_where, sizeof file->office_where);
    }
    file->office = office.id;
    file->office_location = office.location;
}

static bool wrong_size(ronde_json_reader *reader, const ronde_json_node *list, size_t size)
{
    size_t found = ronde_json_count(list);
    if (found != size) {
        ronde_json_fault(reader, list, "distances.size",
                         "has %zu items; the office and the patients make %zu", found, size);
    }
    return found != size;
}

static void take_distances(ronde_json_reader *reader, const ronde_json_node *list)
{
    static const ronde_json_field any_list = {.low = 0, .high = most_items + 1};
    taking *at = taking_of(reader);
    size_t size = at->file->patient_count + 1;
    if (list->value == NULL || wrong_size(reader, list, size)) {
        return;
    }
    double *to = ronde_arena_take(at->file->arena, size * size, sizeof *to);
    at->file->distances = to;
    at->out_of_memory |= to == NULL;
    for (size_t i = 0; i < size && to != NULL; i++) {
        ronde_json_node given = ronde_json_item(list, i);
        ronde_json_node row = {0};
        if (!ronde_json_take_array(reader, &given, &any_list, &row) ||
            wrong_size(reader, &row, size)) {
            continue;
        }
        for (size_t k = 0; k < size; k++) {
            ronde_json_node item = ronde_json_item(&row, k);
            ronde_json_take_number(reader, &item, &any_time, &to[i * size + k]);
        }
    }
}

bool ronde_hhcrsp_take(ronde_json_reader *reader, const struct json_t *document, ronde_hhcrsp *out)
{
    taking at = {.file = out};
    ronde_json_node node = ronde_json_root(document);
    root_parts root = {0};
    reader->context = &at;
    ronde_json_take_fields(reader, &node, root_fields, COUNT(root_fields), &root);
    out->name = root.name;
    take_services(reader, &root.services);
    take_office(reader, &root.offices);
    take_people(reader, &root);
    if (!at.out_of_memory) {
        take_distances(reader, &root.distances);
    }
    ronde_idmap_clear(&at.services);
    return !at.out_of_memory;
}

ronde_status ronde_hhcrsp_read(ronde_instance **out,
                               const char *text,
                               size_t length,
                               const ronde_benchmark_options *options,
                               ronde_faults *faults,
                               ronde_error *error)
{
    enum { first_block = 1 << 16 };
    (void)options; /* the set has one objective and one rounding */
    ronde_faults own = {0};
    ronde_json_reader reader = {.faults = faults != NULL ? faults : &own, .lenient = true};
    ronde_hhcrsp file = {.arena = ronde_arena_new(first_block)};
    struct json_t *document = NULL;
    ronde_status status = ronde_json_parse(&document, text, length, reader.faults, error);
    if (status == RONDE_OK &&
        (file.arena == NULL || !ronde_hhcrsp_take(&reader, document, &file))) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the file");
    }
    if (status == RONDE_OK) {
        status = ronde_faults_status(reader.faults, error);
    }
    if (status == RONDE_OK) {
        status = ronde_hhcrsp_build(out, &file, reader.faults, error);
    }
    ronde_json_free(document);
    ronde_arena_free(file.arena);
    ronde_faults_clear(&own);
    return status;
}
