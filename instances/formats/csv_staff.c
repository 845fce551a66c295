/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv_encoding.h"
#include "instances/base/idmap.h"
#include "instances/formats/csv_people.h"
#include "instances/model/working_hours.h"

#include <math.h>
#include <string.h>

enum { usual_shift_hours = 9 };
/* Where neither times nor contract hours are given [assumption A]. */
static const ronde_time usual_start = 8 * RONDE_HOUR, usual_end = 17 * RONDE_HOUR;

static int count_days(unsigned days)
{
    int count = 0;
    for (; days != 0; days &= days - 1) {
        count++;
    }
    return count;
}

/* A working day from contract hours: the week divided by the days, at most the usual length. */
static ronde_time contract_day(const ronde_csv_helper *helper, double hours)
{
    int days = helper->has_days ? count_days(helper->days) : 5;
    double length = hours / days;
    length = length > usual_shift_hours ? usual_shift_hours : length;
    return (ronde_time)llround(length * 60) * RONDE_MINUTE;
}

/* The half day on which somebody is there: "ochtend". */
static void read_daypart(ronde_csv_table *table, ronde_window *part)
{
    const char *text = ronde_csv_table_text(table, RONDE_CSV_DAYPART);
    if (text != NULL && !ronde_csv_read_daypart(text, part)) {
        ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_DAYPART, "csv.daypart",
                              "write ochtend, middag, avond or hele dag",
                              "'%.60s' is no part of the day", text);
    }
}

static void read_hours(ronde_csv_table *table, ronde_csv_helper *out)
{
    double contract = 0;
    bool has_contract = ronde_csv_table_number(table, RONDE_CSV_CONTRACT, 1, 60, &contract);
    ronde_window part = {0};
    read_daypart(table, &part);
    out->from = part.latest > 0 ? part.earliest : usual_start;
    bool from = ronde_csv_table_clock(table, RONDE_CSV_FROM, &out->from);
    ronde_time available = (part.latest > 0 ? part.latest : usual_end) - out->from;
    ronde_time length = has_contract ? contract_day(out, contract) : available;
    length = part.latest > 0 && available > 0 && length > available ? available : length;
    out->to = out->from + length < RONDE_DAY ? out->from + length : RONDE_DAY;
    bool to = ronde_csv_table_clock(table, RONDE_CSV_TO, &out->to);
    if (!from && to && out->from >= out->to) {
        out->from = out->to > length ? out->to - length : 0;
    }
    if (out->to <= out->from) {
        ronde_csv_table_fault(table, RONDE_ERROR, to ? RONDE_CSV_TO : RONDE_CSV_FROM,
                              "csv.window_reversed", "look at the times",
                              "the working day ends before it begins");
    } else if (out->to - out->from > RONDE_ATW_LONGEST_SHIFT) {
        ronde_csv_table_fault(table, RONDE_ERROR, to ? RONDE_CSV_TO : RONDE_CSV_FROM,
                              "csv.shift_long", "at most 12 hours a day are allowed (ATW)",
                              "the working day lasts %lld hours",
                              (long long)((out->to - out->from) / RONDE_HOUR));
    }
}

static void read_break(ronde_csv_table *table, ronde_csv_helper *out)
{
    bool wanted = true;
    ronde_time required = ronde_atw_break_time(out->to - out->from);
    out->break_time = required;
    const char *text = ronde_csv_table_text(table, RONDE_CSV_BREAK);
    bool said = text != NULL;
    if (said && ronde_csv_read_yes(text, &wanted)) {
        out->break_time = wanted ? required : 0;
    } else {
        ronde_csv_table_minutes(table, RONDE_CSV_BREAK, 0, 120 * RONDE_MINUTE, &out->break_time);
    }
    if (out->break_time < required) {
        ronde_csv_table_fault(table, RONDE_WARNING, RONDE_CSV_BREAK, "csv.break_short",
                              "correct the break or the times",
                              "a break of %lld minutes is too short for this working day; %lld are "
                              "planned (ATW)",
                              (long long)(out->break_time / RONDE_MINUTE),
                              (long long)(required / RONDE_MINUTE));
        out->break_time = required;
    }
}

static void read_mode(ronde_csv_table *table, ronde_csv_helper *out)
{
    const char *text = ronde_csv_table_text(table, RONDE_CSV_MODE);
    out->profile = text == NULL ? "bike" : ronde_csv_read_mode(text);
    if (out->profile == NULL) {
        ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_MODE, "csv.mode",
                              "write fiets, e-bike, auto, lopend or bestelbus",
                              "'%.60s' is no way to travel", text);
    }
}

static void read_provider(ronde_csv_table *table, ronde_arena *arena, ronde_csv_helper *out)
{
    const char *text = ronde_csv_table_text(table, RONDE_CSV_PROVIDER);
    if (text != NULL) {
        out->provider = ronde_arena_text(arena, text);
        table->out_of_memory = table->out_of_memory || out->provider == NULL;
    }
}

bool ronde_csv_helper_read(ronde_csv_table *table,
                           const ronde_csv_world *world,
                           ronde_arena *arena,
                           ronde_csv_helper *out)
{
    char folded[96];
    double max_km = 0;
    *out = (ronde_csv_helper){.row = table->record.row, .days = RONDE_CSV_ALL_DAYS};
    out->id = ronde_csv_id_read(table, RONDE_CSV_STAFF, arena);
    if (out->id != NULL) {
        out->folded = ronde_arena_text(arena, ronde_encoding_fold(folded, sizeof folded, out->id));
        table->out_of_memory = table->out_of_memory || out->folded == NULL;
    }
    ronde_csv_position_read(table, world, &out->lon, &out->lat);
    read_mode(table, out);
    read_provider(table, arena, out);
    out->team = ronde_csv_word_read(table, RONDE_CSV_TEAM, arena);
    out->has_days = ronde_csv_table_days(table, RONDE_CSV_DAYS, &out->days);
    read_hours(table, out);
    read_break(table, out);
    if (ronde_csv_table_number(table, RONDE_CSV_MAX_KM, 0, 1000, &max_km)) {
        out->max_metres = llround(max_km * 1000);
    }
    ronde_csv_table_words(table, RONDE_CSV_SKILLS, arena, &out->skills.items, &out->skills.count);
    ronde_csv_table_words(table, RONDE_CSV_ALLERGIES, arena, &out->allergies.items,
                          &out->allergies.count);
    ronde_csv_table_yes(table, RONDE_CSV_ABSENT, &out->absent);
    bool paid = true;
    ronde_csv_table_yes(table, RONDE_CSV_COMMUTE_PAID, &paid);
    out->unpaid_commute = !paid;
    return !table->bad && !table->out_of_memory;
}
