/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv_encoding.h"
#include "instances/base/idmap.h"
#include "instances/formats/csv_people.h"
#include "instances/formats/csv_values.h"

#include <string.h>

enum { longest_id = 80 };
static const ronde_time shortest_visit = 5 * RONDE_MINUTE, longest_visit = 600 * RONDE_MINUTE,
                        longest_programme = 480 * RONDE_MINUTE, longest_access = 30 * RONDE_MINUTE;

const char *ronde_csv_id_read(ronde_csv_table *table, ronde_csv_field_id field, ronde_arena *arena)
{
    bool was_bad = table->bad;
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        if (table->bad == was_bad && !table->out_of_memory) {
            ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.id_missing",
                                  "fill in a number that is used nowhere else",
                                  "the row has no number to name it by");
        }
        return NULL;
    }
    if (strlen(text) > longest_id) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.id_long", "use a short number",
                              "the number has more than %d characters", (int)longest_id);
        return NULL;
    }
    const char *copy = ronde_arena_text(arena, text);
    table->out_of_memory = table->out_of_memory || copy == NULL;
    return copy;
}

const char *
ronde_csv_word_read(ronde_csv_table *table, ronde_csv_field_id field, ronde_arena *arena)
{
    char folded[longest_id];
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        return NULL;
    }
    const char *copy = ronde_arena_text(arena, ronde_encoding_fold(folded, sizeof folded, text));
    table->out_of_memory = table->out_of_memory || copy == NULL;
    return copy;
}

static void read_laundry_level(ronde_csv_table *table, ronde_csv_client *out)
{
    const char *text = ronde_csv_table_text(table, RONDE_CSV_LAUNDRY);
    if (text == NULL || ronde_csv_read_laundry(text, &out->laundry)) {
        return;
    }
    ronde_time minutes = 0; /* some exports have the minutes in this column */
    if (!ronde_csv_read_minutes(text, &minutes)) {
        ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_LAUNDRY, "csv.laundry",
                              "write geen, beddengoed, volledig or the minutes",
                              "'%.60s' is no level of laundry care", text);
        return;
    }
    /* The ranges of the policy document: bed linen 10-20 minutes, all of it up to 45. */
    out->laundry_work = minutes;
    out->laundry = minutes > 20 * RONDE_MINUTE ? RONDE_LAUNDRY_FULL : RONDE_LAUNDRY_BEDDING;
}

/* The ways that the planner allows, and what they need to know. */
static void read_ways(ronde_csv_table *table, ronde_arena *arena, ronde_csv_client *out)
{
    ronde_csv_word_list words = {0};
    ronde_csv_table_words(table, RONDE_CSV_WAYS, arena, &words.items, &words.count);
    for (size_t i = 0; i < words.count; i++) {
        unsigned way = 0;
        if (!ronde_csv_read_way(words.items[i], &way)) {
            ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_WAYS, "csv.way",
                                  "write terug, binnen, voorgeladen, volgende, centraal or alle",
                                  "'%.60s' is no way to do laundry", words.items[i]);
        }
        out->ways |= way;
    }
    ronde_csv_table_minutes(table, RONDE_CSV_SHORT_WASH, RONDE_MINUTE, longest_programme,
                            &out->short_wash);
    ronde_csv_table_clock(table, RONDE_CSV_PRELOAD_FROM, &out->preload_from);
}

static void read_laundry(ronde_csv_table *table, ronde_csv_client *out)
{
    out->laundry_work = out->wash = out->dry = -1;
    read_laundry_level(table, out);
    ronde_csv_table_minutes(table, RONDE_CSV_LAUNDRY_MINUTES, 0, longest_visit, &out->laundry_work);
    if (out->laundry_work == 0) {
        out->laundry = RONDE_LAUNDRY_NONE;
    } else if (out->laundry_work > 0 && out->laundry == RONDE_LAUNDRY_NONE) {
        bool said = table->columns.of_field[RONDE_CSV_LAUNDRY] != RONDE_NONE;
        out->laundry =
            out->laundry_work > 20 * RONDE_MINUTE ? RONDE_LAUNDRY_FULL : RONDE_LAUNDRY_BEDDING;
        if (said) {
            ronde_csv_table_fault(table, RONDE_WARNING, RONDE_CSV_LAUNDRY_MINUTES, "csv.laundry",
                                  "correct one of the two columns",
                                  "there are laundry minutes but no laundry care; the minutes "
                                  "count");
        }
    }
    ronde_csv_table_minutes(table, RONDE_CSV_WASH, 0, longest_programme, &out->wash);
    bool dryer = true;
    const char *text = ronde_csv_table_text(table, RONDE_CSV_DRY);
    if (text != NULL && ronde_csv_read_yes(text, &dryer)) {
        out->dry = dryer ? -1 : 0; /* "droger: nee" */
    } else {
        ronde_csv_table_minutes(table, RONDE_CSV_DRY, 0, longest_programme, &out->dry);
    }
    ronde_csv_table_yes(table, RONDE_CSV_SELF, &out->resident_finishes);
}

static void read_minutes(ronde_csv_table *table, ronde_csv_client *out)
{
    ronde_time total = 0;
    bool was_bad = table->bad;
    if (ronde_csv_table_minutes(table, RONDE_CSV_MINUTES, shortest_visit, longest_visit,
                                &out->cleaning)) {
        return;
    }
    if (ronde_csv_table_minutes(table, RONDE_CSV_TOTAL_MINUTES, shortest_visit, longest_visit,
                                &total)) {
        ronde_household whole = {
            .laundry = out->laundry, .laundry_work = out->laundry_work, .resident_finishes = true};
        ronde_household_rules rules = ronde_household_defaults();
        ronde_time laundry = ronde_household_split(&whole, &rules).visit;
        out->cleaning = total - laundry;
        if (out->cleaning < 0) {
            ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_TOTAL_MINUTES, "csv.minutes",
                                  "the total must hold the laundry minutes too",
                                  "%lld minutes in all are less than the %lld for laundry",
                                  (long long)(total / RONDE_MINUTE),
                                  (long long)(laundry / RONDE_MINUTE));
        }
    } else if (table->bad == was_bad) {
        bool has_total = table->columns.of_field[RONDE_CSV_TOTAL_MINUTES] != RONDE_NONE;
        ronde_csv_table_fault(table, RONDE_ERROR,
                              has_total ? RONDE_CSV_TOTAL_MINUTES : RONDE_CSV_MINUTES,
                              "csv.minutes_missing", "fill in the minutes of a visit",
                              "the minutes of the visit are missing");
    }
}

/* True if the field names a part of the day; the whole day is none. */
static bool read_daypart(ronde_csv_table *table, ronde_csv_field_id field, ronde_window *out)
{
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_daypart(text, out)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.daypart",
                              "write ochtend, middag, avond or hele dag",
                              "'%.60s' is no part of the day", text);
        return false;
    }
    return out->latest > 0;
}

/* Clock times narrow the part of the day: "ochtend, vanaf 10:00". */
static void read_window(ronde_csv_table *table, ronde_csv_client *out)
{
    out->has_window = read_daypart(table, RONDE_CSV_DAYPART, &out->window);
    out->has_wish = read_daypart(table, RONDE_CSV_WISH, &out->wish);
    ronde_window part = out->has_window ? out->window : (ronde_window){0, RONDE_DAY};
    bool from = ronde_csv_table_clock(table, RONDE_CSV_FROM, &part.earliest);
    bool to = ronde_csv_table_clock(table, RONDE_CSV_TO, &part.latest);
    if (!from && !to) {
        return;
    }
    out->has_window = true;
    out->window = part;
    if (part.latest < part.earliest) {
        ronde_csv_table_fault(
            table, RONDE_ERROR, to ? RONDE_CSV_TO : RONDE_CSV_FROM, "csv.window_reversed",
            "look at the times and the part of the day",
            "the visit would have to end (%lld:%02lld) before it begins "
            "(%lld:%02lld)",
            (long long)(part.latest / RONDE_HOUR), (long long)(part.latest / RONDE_MINUTE % 60),
            (long long)(part.earliest / RONDE_HOUR), (long long)(part.earliest / 60 % 60));
    } else if (from && to && part.latest - part.earliest < out->cleaning) {
        ronde_csv_table_fault(table, RONDE_WARNING, RONDE_CSV_TO, "csv.window_short",
                              "widen the times if the visit must end within them",
                              "a visit of %lld minutes does not fit between the times; they bound "
                              "its start",
                              (long long)(out->cleaning / RONDE_MINUTE));
    }
}

static void read_wishes(ronde_csv_table *table, ronde_arena *arena, ronde_csv_client *out)
{
    ronde_csv_table_words(table, RONDE_CSV_SKILLS, arena, &out->skills.items, &out->skills.count);
    ronde_csv_table_words(table, RONDE_CSV_UNWANTED, arena, &out->unwanted.items,
                          &out->unwanted.count);
    ronde_csv_table_words(table, RONDE_CSV_PETS, arena, &out->pets.items, &out->pets.count);
    ronde_csv_word_list regular = {0};
    ronde_csv_table_words(table, RONDE_CSV_REGULAR, arena, &regular.items, &regular.count);
    out->regular = regular.count > 0 ? regular.items[0] : NULL;
    ronde_csv_table_words(table, RONDE_CSV_BACKUPS, arena, &out->backups.items,
                          &out->backups.count);
    out->team = ronde_csv_word_read(table, RONDE_CSV_TEAM, arena);
    out->building = ronde_csv_word_read(table, RONDE_CSV_BUILDING, arena);
    ronde_csv_table_yes(table, RONDE_CSV_WAITING, &out->waiting);
}

static void read_weeks(ronde_csv_table *table, ronde_csv_client *out)
{
    const char *text = ronde_csv_table_text(table, RONDE_CSV_WEEKS);
    if (text != NULL && !ronde_csv_read_weeks(text, &out->weeks)) {
        ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_WEEKS, "csv.weeks",
                              "write elke, even or oneven", "'%.60s' names no weeks", text);
    }
}

bool ronde_csv_client_read(ronde_csv_table *table,
                           const ronde_csv_world *world,
                           ronde_arena *arena,
                           ronde_csv_client *out)
{
    *out = (ronde_csv_client){.row = table->record.row, .days = RONDE_CSV_ALL_DAYS, .access = -1};
    out->id = ronde_csv_id_read(table, RONDE_CSV_CLIENT, arena);
    ronde_csv_position_read(table, world, &out->lon, &out->lat);
    read_laundry(table, out);
    read_ways(table, arena, out);
    read_minutes(table, out);
    ronde_csv_table_minutes(table, RONDE_CSV_INDICATED, 1, longest_visit, &out->indicated);
    out->has_days = ronde_csv_table_days(table, RONDE_CSV_DAYS, &out->days);
    read_weeks(table, out);
    read_window(table, out);
    ronde_csv_table_clock(table, RONDE_CSV_RETURN_UNTIL, &out->return_until);
    ronde_csv_table_minutes(table, RONDE_CSV_ACCESS, 0, longest_access, &out->access);
    read_wishes(table, arena, out);
    return !table->bad && !table->out_of_memory;
}
