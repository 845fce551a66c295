/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the records of a day to the instance. */
#include "instances/formats/csv_import_parts.h"
#include "instances/model/working_hours.h"

#include <stdio.h>
#include <string.h>

enum { name_size = 160 };
/* 40 euros an hour (research/domain.md section 10, row 18) per second, and 23 cents a kilometre
 * (row 44) per metre, in millionths of a euro. */
static const ronde_cost paid_second = 40 * (ronde_cost)RONDE_EURO / RONDE_HOUR, driven_metre = 230;
/* The break is not in the first or last two hours of the working day [assumption A]. */
static const ronde_time break_margin = 2 * RONDE_HOUR;
/* A visit from the waiting list is worth twice the paid time of its minutes: it is planned while
 * it brings less than its own length of travel and idle time [assumption A]. */
enum { waiting_worth = 2 };

static void name_where(char out[name_size], const char *file, int row)
{
    snprintf(out, name_size, "%.100s row %d", file, row);
}

static void date_text(char out[16], const ronde_csv_day *day)
{
    const ronde_date *date = &day->report->date;
    snprintf(out, 16, "%04u-%02u-%02u", (unsigned)date->year % 10000, (unsigned)date->month % 100,
             (unsigned)date->day % 100);
}

/* Staff --------------------------------------------------------------------------------------- */

static void add_resource(ronde_csv_day *day, ronde_builder *builder, const ronde_csv_helper *helper)
{
    char where[name_size];
    char place[name_size];
    name_where(where, day->staff_file, helper->row);
    snprintf(place, sizeof place, "staff:%s", helper->id);
    ronde_builder_place(builder, &(ronde_place_spec){.where = where,
                                                     .id = place,
                                                     .label = helper->id,
                                                     .has_position = true,
                                                     .lon = helper->lon,
                                                     .lat = helper->lat});
    bool paid_distance = strcmp(helper->profile, "foot") != 0;
    ronde_builder_resource(
        builder, &(ronde_resource_spec){.where = where,
                                        .id = helper->id,
                                        .provider = helper->provider,
                                        .profile = helper->profile,
                                        .skills = helper->skills.items,
                                        .skill_count = helper->skills.count,
                                        .rest = RONDE_ATW_DAILY_REST,
                                        .paid_price = paid_second,
                                        .distance_price = paid_distance ? driven_metre : 0});
}

/* The breaks of the law, or one that is longer; none where there is no room for it. */
static size_t list_breaks(const ronde_csv_helper *helper, ronde_break_spec breaks[RONDE_ATW_BREAKS])
{
    ronde_time length = helper->to - helper->from;
    ronde_time margin = length > RONDE_ATW_BREAK_AFTER ? break_margin : 0;
    ronde_window room = {helper->from + margin, helper->to - margin};
    if (helper->break_time == ronde_atw_break_time(length)) {
        return ronde_atw_breaks(breaks, length, room);
    }
    breaks[0] = (ronde_break_spec){.duration = helper->break_time,
                                   .window = {room.earliest, room.latest - helper->break_time},
                                   .after = margin > 0 ? RONDE_ATW_BREAK_AFTER : 0};
    return breaks[0].window.earliest <= breaks[0].window.latest ? 1 : 0;
}

static void add_shift(ronde_csv_day *day, ronde_builder *builder, const ronde_csv_duty *duty)
{
    const ronde_csv_helper *helper = &duty->helper;
    char where[name_size];
    char place[name_size];
    char id[name_size];
    char date[16] = "day";
    if (day->dated) {
        date_text(date, day);
    }
    name_where(where, day->staff_file, helper->row);
    snprintf(place, sizeof place, "staff:%s", helper->id);
    snprintf(id, sizeof id, duty->number > 1 ? "%s/%s#%d" : "%s/%s", helper->id, date,
             duty->number);
    ronde_break_spec breaks[RONDE_ATW_BREAKS];
    size_t break_count = list_breaks(helper, breaks);
    ronde_builder_shift(builder, &(ronde_shift_spec){.where = where,
                                                     .id = id,
                                                     .resource = helper->id,
                                                     .start_place = place,
                                                     .earliest = helper->from,
                                                     .latest = helper->to,
                                                     .max_distance = helper->max_metres,
                                                     .unpaid_first_leg = helper->unpaid_commute,
                                                     .unpaid_last_leg = helper->unpaid_commute,
                                                     .breaks = breaks,
                                                     .break_count = break_count});
    day->report->shifts++;
    day->report->breaks += break_count > 0 ? 1 : 0;
}

/* Adds everybody who works today; gives the ids of the helpers, each once. */
static ronde_status add_staff(ronde_csv_day *day,
                              ronde_builder *builder,
                              const char ***ids,
                              size_t *count,
                              ronde_error *error)
{
    ronde_idmap known = {0};
    ronde_status status = RONDE_OK;
    *ids = ronde_arena_take(day->arena, day->duties.count + 1, sizeof **ids);
    *count = 0;
    if (*ids == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the staff");
    }
    for (size_t i = 0; i < day->duties.count; i++) {
        const ronde_csv_duty *duty = &day->duties.items[i];
        int32_t index = RONDE_NONE;
        bool added = false;
        if (!duty->today) {
            continue;
        }
        if (!ronde_idmap_add(&known, duty->helper.id, &index, &added)) {
            status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the staff");
            break;
        }
        if (added) {
            (*ids)[(*count)++] = duty->helper.id;
            add_resource(day, builder, &duty->helper);
        }
        add_shift(day, builder, duty);
    }
    ronde_idmap_clear(&known);
    return status;
}

/* Clients ------------------------------------------------------------------------------------- */

static bool contains(const ronde_csv_word_list *list, const char *word)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the pets of a client bother a helper. "ja" says there is a pet, but not which: then any
 * allergy counts. */
static bool allergic(const ronde_csv_word_list *allergies, const ronde_csv_word_list *pets)
{
    static const char *const unnamed[] = {"ja", "yes", "j", "y", "x", "1", "true"};
    for (size_t i = 0; i < pets->count; i++) {
        if (contains(allergies, pets->items[i])) {
            return true;
        }
        for (size_t j = 0; j < sizeof unnamed / sizeof unnamed[0]; j++) {
            if (allergies->count > 0 && strcmp(pets->items[i], unnamed[j]) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Ids of the helpers of today who may not come (unwanted, or allergic to a pet), and of those who
 * are better than others. A list has room for all duties. */
static void list_helpers(const ronde_csv_day *day,
                         const ronde_csv_client *client,
                         const char **room,
                         ronde_household *household)
{
    const char **ids = room;
    const char **backups = room + day->duties.count;
    const char **team = backups + day->duties.count;
    household->unwanted = ids;
    household->backups = backups;
    household->team = team;
    for (size_t i = 0; i < day->duties.count; i++) {
        const ronde_csv_helper *helper = &day->duties.items[i].helper;
        if (client->regular != NULL && strcmp(client->regular, helper->folded) == 0) {
            household->regular = helper->id;
        }
        if (contains(&client->unwanted, helper->folded) ||
            allergic(&helper->allergies, &client->pets)) {
            ids[household->unwanted_count++] = helper->id;
        }
        if (contains(&client->backups, helper->folded)) {
            backups[household->backup_count++] = helper->id;
        }
        if (client->team != NULL && helper->team != NULL &&
            strcmp(client->team, helper->team) == 0) {
            team[household->team_count++] = helper->id;
        }
    }
}

/* Counts the ways to do the laundry, and names those that a row allows in vain. */
static void
tell_ways(ronde_csv_day *day, const ronde_csv_client *client, const ronde_household *household)
{
    ronde_washing forms[RONDE_WASHING_FORMS];
    if (household->ways == 0 || household->laundry == RONDE_LAUNDRY_NONE) {
        return;
    }
    bool any = ronde_washing_forms(forms, household, &day->options->rules);
    for (int i = 0; i < RONDE_WASHING_FORMS; i++) {
        if ((household->ways & ronde_washing_way((ronde_washing_form)i)) == 0) {
            continue;
        }
        bool refused = !forms[i].offered && forms[i].why_not[0] != '\0';
        day->report->offered[i] += forms[i].offered ? 1 : 0;
        day->report->refused[i] += refused ? 1 : 0;
        if (refused && client->ways != 0) {
            ronde_faults_add_at(&day->report->faults, RONDE_WARNING, "laundry.not_offered",
                                day->clients_file, client->row, 0,
                                any ? "nothing, if the other ways are meant to be used instead"
                                    : "allow another way; the usual one is planned now",
                                "the laundry cannot be done as '%s': %s",
                                ronde_washing_key((ronde_washing_form)i), forms[i].why_not);
        }
    }
}

static ronde_status add_visit(ronde_csv_day *day,
                              ronde_builder *builder,
                              const ronde_csv_visit *visit,
                              const ronde_household_rules *rules,
                              const char **room,
                              ronde_error *error)
{
    const ronde_csv_client *client = &visit->client;
    char where[name_size];
    char id[name_size];
    name_where(where, day->clients_file, client->row);
    snprintf(id, sizeof id, visit->number > 1 ? "%s#%d" : "%s", client->id, visit->number);
    ronde_household household = {
        .where = where,
        .id = id,
        .place = client->id,
        .cleaning = client->cleaning,
        .indicated = client->indicated,
        .laundry = client->laundry,
        .laundry_work = client->laundry_work,
        .wash = client->wash,
        .dry = client->dry,
        .resident_finishes = client->resident_finishes,
        .ways = client->ways != 0 ? client->ways : day->options->ways,
        .short_wash = client->short_wash,
        .preload_from = client->preload_from,
        .has_window = client->has_window,
        .window = client->window,
        .has_wish = client->has_wish,
        .wish = client->wish,
        .return_until = client->return_until,
        .skills = client->skills.items,
        .skill_count = client->skills.count,
        .optional = client->waiting,
    };
    ronde_household_made made = ronde_household_split(&household, rules);
    household.prize = client->waiting ? waiting_worth * paid_second * (made.visit + made.back) : 0;
    list_helpers(day, client, room, &household);
    tell_ways(day, client, &household);
    RONDE_TRY(ronde_household_add(builder, &household, rules, &made, error));
    day->report->visits++;
    day->report->choices += made.choices > 0 ? 1 : 0;
    day->report->returns += made.choices == 0 && made.back > 0 ? 1 : 0;
    day->report->waiting += client->waiting ? 1 : 0;
    return RONDE_OK;
}

static ronde_status add_clients(ronde_csv_day *day,
                                ronde_builder *builder,
                                const ronde_household_rules *rules,
                                ronde_error *error)
{
    const char **room = ronde_arena_take(day->arena, 3 * day->duties.count + 1, sizeof *room);
    if (room == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the clients");
    }
    for (size_t i = 0; i < day->visits.count; i++) {
        const ronde_csv_visit *visit = &day->visits.items[i];
        if (visit->number == 1) {
            char where[name_size];
            name_where(where, day->clients_file, visit->client.row);
            ronde_time access =
                visit->client.access >= 0 ? visit->client.access : day->options->access;
            ronde_builder_place(builder, &(ronde_place_spec){.where = where,
                                                             .id = visit->client.id,
                                                             .has_position = true,
                                                             .lon = visit->client.lon,
                                                             .lat = visit->client.lat,
                                                             .access = access});
        }
        RONDE_TRY(add_visit(day, builder, visit, rules, room, error));
    }
    return RONDE_OK;
}

ronde_status ronde_csv_day_build(ronde_instance **out, ronde_csv_day *day, ronde_error *error)
{
    char date[16];
    ronde_household_rules rules = day->options->rules;
    const char **helpers = NULL;
    ronde_builder *builder = ronde_builder_new();
    if (builder == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the instance");
    }
    date_text(date, day);
    ronde_builder_header(
        builder,
        &(ronde_header_spec){.name = day->options->name != NULL ? day->options->name : "import",
                             .start_date = day->dated ? date : NULL,
                             .cost_divisor = RONDE_EURO});
    ronde_status status = add_staff(day, builder, &helpers, &rules.resource_count, error);
    rules.resources = helpers;
    if (status == RONDE_OK) {
        status = add_clients(day, builder, &rules, error);
    }
    if (status == RONDE_OK) {
        status = ronde_csv_add_groups(day, builder, error);
    }
    if (status == RONDE_OK) {
        /* A second list: whether the instance is valid must not depend on rows left out. */
        ronde_faults faults = {0};
        status = ronde_builder_finish(out, builder, &faults, error);
        for (size_t i = 0; i < faults.list.count; i++) {
            const ronde_fault *fault = &faults.list.items[i];
            ronde_faults_add(&day->report->faults, fault->severity, fault->code, fault->where, "%s",
                             fault->text);
        }
        ronde_faults_clear(&faults);
    }
    ronde_builder_free(builder);
    return status;
}
