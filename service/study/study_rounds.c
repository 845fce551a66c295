/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/study_rounds.h"

#include "instances/generate/laundry.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum {
    longest_path = 1000,
    most_residents = 20000,
    most_providers = 60,
    most_days = 200,
    most_seeds = 20,
    most_waiting = 5000
};
static const int64_t most_iterations = 1000000000;
static const int64_t largest_seed = 1000000000;

const char *const ronde_study_van_words[] = {"own", "both", "none", NULL};

typedef struct rounds_parts {
    ronde_study_rounds made;
    ronde_json_node take_ups, laundry;
} rounds_parts;

#define PART(name) offsetof(rounds_parts, made.name)

static const ronde_json_field fields[] = {
    {"map", ronde_json_take_text, PART(map), false, 1, longest_path, NULL},
    {"residents", ronde_json_take_size, PART(residents), false, 1, most_residents, NULL},
    {"helpers", ronde_json_take_size, PART(helpers), false, 0, most_residents, NULL},
    {"providers", ronde_json_take_size, PART(providers), false, 1, most_providers, NULL},
    {"days", ronde_json_take_size, PART(days), false, 1, most_days, NULL},
    {"most_days", ronde_json_take_size, PART(most_days), false, 1, most_days, NULL},
    {"seeds", ronde_json_take_size, PART(seeds), false, 1, most_seeds, NULL},
    {"seed", ronde_json_take_integer, PART(seed), false, 0, largest_seed, NULL},
    {"iterations", ronde_json_take_integer, PART(iterations), false, 0, most_iterations, NULL},
    {"waiting", ronde_json_take_size, PART(waiting), false, 0, most_waiting, NULL},
    {"vans", ronde_json_take_choice, PART(vans), false, 0, 0, ronde_study_van_words},
    {"laundry", ronde_json_take_object, offsetof(rounds_parts, laundry), false, 0, 0, NULL},
    {"take_ups", ronde_json_take_array, offsetof(rounds_parts, take_ups), false, 1,
     RONDE_STUDY_TAKE_UPS, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static void
read_take_ups(ronde_json_reader *reader, const ronde_json_node *list, ronde_study_rounds *rounds)
{
    static const int64_t bounds[2] = {0, RONDE_STUDY_SCALE};
    size_t count = ronde_json_count(list);
    for (size_t i = 0; i < count && i < RONDE_STUDY_TAKE_UPS; i++) {
        ronde_json_node item = ronde_json_item(list, i);
        (void)ronde_study_take_scaled(reader, &item, RONDE_STUDY_SCALE, bounds,
                                      &rounds->take_ups[i]);
        rounds->take_up_count = (int32_t)i + 1;
    }
}

/* What a study says of the laundry by its own parameters. */
static const struct {
    const char *name, *parameter;
} own_parameters[] = {{"van_price", "van_day_cost"},    {"driver_price", "driver_wage"},
                      {"labour_price", "plant_wage"},   {"labour_minutes", "plant_minutes"},
                      {"stop_seconds", "stop_minutes"}, {"skip_share", "bags_week"}};

static bool check_setting(ronde_json_reader *reader, const ronde_json_node *node, int32_t *value)
{
    ronde_error why = {0};
    ronde_laundry_parameters scratch = ronde_laundry_defaults();
    for (size_t i = 0; i < COUNT(own_parameters); i++) {
        if (strcmp(node->key, own_parameters[i].name) == 0) {
            ronde_json_fault(reader, node, "study.laundry",
                             "this follows from the study's parameter %s: give that one",
                             own_parameters[i].parameter);
            return false;
        }
    }
    if (!ronde_json_is_integer(node)) {
        ronde_json_fault(reader, node, "study.laundry", "a whole number is needed");
        return false;
    }
    int64_t number = ronde_json_integer_of(node);
    if (ronde_laundry_parameter_set(&scratch, node->key, number, &why) != RONDE_OK) {
        ronde_json_fault(reader, node, "study.laundry", "%s", why.text);
        return false;
    }
    *value = (int32_t)number;
    return true;
}

static void
read_laundry(ronde_json_reader *reader, const ronde_json_node *object, ronde_study_rounds *rounds)
{
    rounds->laundry_count = 0;
    for (ronde_json_node member = ronde_json_next(object, NULL); member.value != NULL;
         member = ronde_json_next(object, &member)) {
        int32_t value = 0;
        if (!check_setting(reader, &member, &value)) {
            continue;
        }
        if (rounds->laundry_count == RONDE_STUDY_LAUNDRY) {
            ronde_json_fault(reader, &member, "study.laundry", "at most %d can be given",
                             (int)RONDE_STUDY_LAUNDRY);
            return;
        }
        const ronde_parameter_text *row = ronde_laundry_parameter_table;
        while (strcmp(row->name, member.key) != 0) {
            row++;
        }
        rounds->laundry[rounds->laundry_count++] = (ronde_study_laundry){row->name, value};
    }
}

void ronde_study_read_rounds(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             ronde_study_rounds *rounds)
{
    if (node->value == NULL) {
        return;
    }
    rounds_parts parts = {.made = *rounds};
    ronde_json_take_fields(reader, node, fields, COUNT(fields), &parts);
    read_take_ups(reader, &parts.take_ups, &parts.made);
    if (parts.laundry.value != NULL) {
        read_laundry(reader, &parts.laundry, &parts.made);
    }
    ronde_json_node most = ronde_json_member(node, "most_days");
    if (most.value == NULL) {
        parts.made.most_days =
            parts.made.most_days > parts.made.days ? parts.made.most_days : parts.made.days;
    } else if (parts.made.most_days < parts.made.days) {
        ronde_json_fault(reader, &most, "study.most_days", "most_days %d is below days %d",
                         (int)parts.made.most_days, (int)parts.made.days);
    }
    *rounds = parts.made;
}
