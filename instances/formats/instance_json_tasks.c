/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks, links and alternatives of the instance reader. */
#include "instances/formats/instance_json_parts.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { where_size = 160, most_windows = 1000, most_pairs = 100000 };

static const char *const kind_words[] = {"visit", "pickup", "delivery", "swap", NULL};

typedef struct task_parts {
    const char *id, *label, *place, *request, *alternative, *shift;
    int kind;
    ronde_time duration, indicated, release;
    ronde_json_node windows, soft_windows, load, pairs, agreed_days;
    ronde_cost early_price, late_price, other_price, other_day_price, prize;
    ronde_json_texts skills;
    bool optional;
    int32_t priority, pin;
} task_parts;

static const ronde_json_field task_fields[] = {
    {"id", ronde_json_take_id, offsetof(task_parts, id), true, 0, 0, NULL},
    {"label", ronde_json_take_text, offsetof(task_parts, label), false, 0, 0, NULL},
    {"kind", ronde_json_take_choice, offsetof(task_parts, kind), false, 0, 0, kind_words},
    {"place", ronde_json_take_id, offsetof(task_parts, place), true, 0, 0, NULL},
    {"duration", ronde_json_take_duration, offsetof(task_parts, duration), true, 0, 0, NULL},
    {"indicated", ronde_json_take_duration, offsetof(task_parts, indicated), false, 1, 0, NULL},
    {"release", ronde_json_take_time, offsetof(task_parts, release), false, 0, 0, NULL},
    {"windows", ronde_json_take_array, offsetof(task_parts, windows), false, 0, most_windows, NULL},
    {"soft_windows", ronde_json_take_array, offsetof(task_parts, soft_windows), false, 0,
     most_windows, NULL},
    {"early_price", ronde_json_take_hourly, offsetof(task_parts, early_price), false, 0, 0, NULL},
    {"late_price", ronde_json_take_hourly, offsetof(task_parts, late_price), false, 0, 0, NULL},
    {"load", ronde_json_take_object, offsetof(task_parts, load), false, 0, 0, NULL},
    {"skills", ronde_json_take_ids, offsetof(task_parts, skills), false, 0, 0, NULL},
    {"pairs", ronde_json_take_array, offsetof(task_parts, pairs), false, 0, most_pairs, NULL},
    {"request", ronde_json_take_id, offsetof(task_parts, request), false, 0, 0, NULL},
    {"alternative", ronde_json_take_id, offsetof(task_parts, alternative), false, 0, 0, NULL},
    {"shift", ronde_json_take_id, offsetof(task_parts, shift), false, 0, 0, NULL},
    {"pin", ronde_json_take_size, offsetof(task_parts, pin), false, 1, INT32_MAX, NULL},
    {"optional", ronde_json_take_boolean, offsetof(task_parts, optional), false, 0, 0, NULL},
    {"other_price", ronde_json_take_money, offsetof(task_parts, other_price), false, 0, 0, NULL},
    {"agreed_days", ronde_json_take_array, offsetof(task_parts, agreed_days), false, 0,
     RONDE_AGREED_DAYS, NULL},
    {"other_day_price", ronde_json_take_money, offsetof(task_parts, other_day_price), false, 0, 0,
     NULL},
    {"prize", ronde_json_take_money, offsetof(task_parts, prize), false, 0, 0, NULL},
    {"priority", ronde_json_take_size, offsetof(task_parts, priority), false, 1, 1000000, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static const char *const covers_words[] = {"start", "visit", NULL};

typedef struct window_parts {
    ronde_time from, to;
    int covers;
} window_parts;

static const ronde_json_field window_fields[] = {
    {"from", ronde_json_take_time, offsetof(window_parts, from), true, 0, 0, NULL},
    {"to", ronde_json_take_time, offsetof(window_parts, to), true, 0, 0, NULL},
    {"covers", ronde_json_take_choice, offsetof(window_parts, covers), false, 0, 0, covers_words}};

const ronde_window *ronde_reading_windows(ronde_json_reader *reader,
                                          const ronde_json_node *list,
                                          ronde_time duration,
                                          size_t *count)
{
    ronde_window *windows = ronde_reading_take(reader, ronde_json_count(list), sizeof *windows);
    for (size_t i = 0; i < ronde_json_count(list) && windows != NULL; i++) {
        ronde_json_node node = ronde_json_item(list, i);
        window_parts parts = {0};
        if (!ronde_json_take_fields(reader, &node, window_fields, COUNT(window_fields), &parts)) {
            continue;
        }
        bool visit = parts.covers == 1;
        if (visit && parts.from <= parts.to && parts.to - parts.from < duration) {
            ronde_json_fault(reader, &node, "window.too_short",
                             "the window of %lld seconds is shorter than the visit of %lld",
                             (long long)(parts.to - parts.from), (long long)duration);
            continue;
        }
        windows[(*count)++] = (ronde_window){parts.from, parts.to - (visit ? duration : 0)};
    }
    return windows;
}

typedef struct pair_parts {
    const char *resource;
    bool forbidden;
    ronde_cost price;
    int role;
} pair_parts;

const char *const ronde_pair_role_words[] = {"regular", "backup", "team", NULL};

static const ronde_json_field pair_fields[] = {
    {"resource", ronde_json_take_id, offsetof(pair_parts, resource), true, 0, 0, NULL},
    {"forbidden", ronde_json_take_boolean, offsetof(pair_parts, forbidden), false, 0, 0, NULL},
    {"price", ronde_json_take_money, offsetof(pair_parts, price), false, 0, 0, NULL},
    {"role", ronde_json_take_choice, offsetof(pair_parts, role), false, 0, 0,
     ronde_pair_role_words}};

static const ronde_pair_spec *
read_pairs(ronde_json_reader *reader, const ronde_json_node *list, size_t *count)
{
    ronde_pair_spec *pairs = ronde_reading_take(reader, ronde_json_count(list), sizeof *pairs);
    for (size_t i = 0; i < ronde_json_count(list) && pairs != NULL; i++) {
        ronde_json_node node = ronde_json_item(list, i);
        pair_parts parts = {0};
        if (ronde_json_take_fields(reader, &node, pair_fields, COUNT(pair_fields), &parts)) {
            pairs[(*count)++] = (ronde_pair_spec){parts.resource, parts.forbidden, parts.price,
                                                  (ronde_pair_role)parts.role};
        }
    }
    return pairs;
}

/* Numbers of days as bits. */
static uint32_t read_days(ronde_json_reader *reader, const ronde_json_node *list)
{
    static const ronde_json_field bounds = {.low = 0, .high = RONDE_AGREED_DAYS - 1};
    uint32_t days = 0;
    for (size_t i = 0; i < ronde_json_count(list); i++) {
        ronde_json_node node = ronde_json_item(list, i);
        int32_t day = 0;
        if (ronde_json_take_size(reader, &node, &bounds, &day)) {
            days |= 1U << (uint32_t)day;
        }
    }
    return days;
}

typedef struct load_parts {
    int32_t deliver[RONDE_DIMENSIONS], collect[RONDE_DIMENSIONS], change[RONDE_DIMENSIONS];
} load_parts;

static const ronde_json_field load_fields[] = {
    {"deliver", ronde_json_take_amounts, offsetof(load_parts, deliver), false, 0,
     RONDE_LARGEST_LOAD, NULL},
    {"collect", ronde_json_take_amounts, offsetof(load_parts, collect), false, 0,
     RONDE_LARGEST_LOAD, NULL},
    {"change", ronde_json_take_amounts, offsetof(load_parts, change), false, -RONDE_LARGEST_LOAD,
     RONDE_LARGEST_LOAD, NULL}};

/* What is delivered is aboard from the start of the trip on; what is collected stays till its end.
 */
static void read_load(ronde_json_reader *reader, const ronde_json_node *node, ronde_task_spec *spec)
{
    load_parts load = {0};
    if (node->value == NULL) {
        return;
    }
    ronde_json_take_fields(reader, node, load_fields, COUNT(load_fields), &load);
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        spec->initial[i] = load.deliver[i];
        spec->change[i] = load.collect[i] - load.deliver[i] + load.change[i];
    }
}

void ronde_reading_task(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    task_parts task = {0};
    ronde_json_take_fields(reader, node, task_fields, COUNT(task_fields), &task);
    if (task.id == NULL) {
        ronde_reading_of(reader)->dropped[RONDE_NAMED_TASK] = true;
        return;
    }
    ronde_json_pointer(node, where, sizeof where);
    ronde_task_spec spec = {.where = where,
                            .id = task.id,
                            .label = task.label,
                            .kind = (ronde_task_kind)task.kind,
                            .place = task.place,
                            .request = task.request,
                            .alternative = task.alternative,
                            .shift = task.shift,
                            .duration = task.duration,
                            .indicated = task.indicated,
                            .release = task.release,
                            .early_price = task.early_price,
                            .late_price = task.late_price,
                            .skills = task.skills.items,
                            .skill_count = task.skills.count,
                            .other_price = task.other_price,
                            .agreed_days = read_days(reader, &task.agreed_days),
                            .other_day_price = task.other_day_price,
                            .optional = task.optional,
                            .prize = task.prize,
                            .priority = task.priority,
                            .pin = task.pin};
    spec.windows = ronde_reading_windows(reader, &task.windows, task.duration, &spec.window_count);
    spec.soft_windows =
        ronde_reading_windows(reader, &task.soft_windows, task.duration, &spec.soft_window_count);
    spec.pairs = read_pairs(reader, &task.pairs, &spec.pair_count);
    read_load(reader, &task.load, &spec);
    ronde_builder_task(ronde_reading_of(reader)->builder, &spec);
}

static const char *const measured_words[] = {"end", "start", NULL};
static const char *const relation_words[] = {"any", "same", "different", "same_shift", NULL};

typedef struct link_parts {
    const char *from, *to, *reason;
    ronde_json_node min_lag, max_lag;
    int measured, relation;
    bool simultaneous;
} link_parts;

static const ronde_json_field link_fields[] = {
    {"from", ronde_json_take_id, offsetof(link_parts, from), true, 0, 0, NULL},
    {"to", ronde_json_take_id, offsetof(link_parts, to), true, 0, 0, NULL},
    {"min_lag", ronde_json_take_any, offsetof(link_parts, min_lag), false, 0, 0, NULL},
    {"max_lag", ronde_json_take_any, offsetof(link_parts, max_lag), false, 0, 0, NULL},
    {"measured", ronde_json_take_choice, offsetof(link_parts, measured), false, 0, 0,
     measured_words},
    {"simultaneous", ronde_json_take_boolean, offsetof(link_parts, simultaneous), false, 0, 0,
     NULL},
    {"resource", ronde_json_take_choice, offsetof(link_parts, relation), false, 0, 0,
     relation_words},
    {"reason", ronde_json_take_text, offsetof(link_parts, reason), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

/* Reads a lag that may be negative; true if there is a good one. */
static bool read_lag(ronde_json_reader *reader, const ronde_json_node *node, ronde_time *lag)
{
    static const ronde_json_field bounds = {.low = -((int64_t)1 << 40)};
    return node->value != NULL && ronde_json_take_duration(reader, node, &bounds, lag);
}

void ronde_reading_link(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    link_parts link = {.relation = -1};
    ronde_json_take_fields(reader, node, link_fields, COUNT(link_fields), &link);
    if (link.from == NULL || link.to == NULL) {
        return;
    }
    ronde_json_pointer(node, where, sizeof where);
    ronde_link_spec spec = {.where = where,
                            .from = link.from,
                            .to = link.to,
                            .measured = (ronde_lag_from)link.measured,
                            .reason = link.reason};
    spec.has_min_lag = read_lag(reader, &link.min_lag, &spec.min_lag);
    spec.has_max_lag = read_lag(reader, &link.max_lag, &spec.max_lag);
    if (link.simultaneous) {
        if (link.min_lag.value != NULL || link.max_lag.value != NULL) {
            ronde_json_fault(reader, node, "link.simultaneous",
                             "a simultaneous link has no min_lag or max_lag: both start at once");
        }
        spec.measured = RONDE_FROM_START;
        spec.has_min_lag = true;
        spec.has_max_lag = true;
        spec.min_lag = 0;
        spec.max_lag = 0;
    }
    int usual = link.simultaneous ? RONDE_DIFFERENT_RESOURCE : RONDE_ANY_RESOURCE;
    spec.relation = (ronde_relation)(link.relation >= 0 ? link.relation : usual);
    ronde_builder_link(ronde_reading_of(reader)->builder, &spec);
}

typedef struct alternative_parts {
    const char *request, *id, *label;
    ronde_cost price;
    ronde_time elsewhere;
} alternative_parts;

static const ronde_json_field alternative_fields[] = {
    {"request", ronde_json_take_id, offsetof(alternative_parts, request), true, 0, 0, NULL},
    {"id", ronde_json_take_id, offsetof(alternative_parts, id), false, 0, 0, NULL},
    {"label", ronde_json_take_text, offsetof(alternative_parts, label), false, 0, 0, NULL},
    {"price", ronde_json_take_money, offsetof(alternative_parts, price), false, 0, 0, NULL},
    {"elsewhere", ronde_json_take_duration, offsetof(alternative_parts, elsewhere), false, 0, 0,
     NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

void ronde_reading_alternative(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    alternative_parts alternative = {0};
    if (!ronde_json_take_fields(reader, node, alternative_fields, COUNT(alternative_fields),
                                &alternative)) {
        return;
    }
    ronde_json_pointer(node, where, sizeof where);
    ronde_alternative_spec spec = {.where = where,
                                   .request = alternative.request,
                                   .id = alternative.id,
                                   .label = alternative.label,
                                   .price = alternative.price,
                                   .elsewhere = alternative.elsewhere};
    ronde_builder_alternative(ronde_reading_of(reader)->builder, &spec);
}
