/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn week as an instance: shifts per day, a window per day on which a resident is at home,
 * agreed days and regular helpers at a price. */
#include "instances/base/alloc.h"
#include "instances/generate/week_parts.h"
#include "instances/generate/week_tasks.h"
#include "instances/model/working_hours.h"

#include <stdio.h>

static const int64_t micro_per_mill = 1000;

static void add_place(week_building *at, const char *id, const ronde_address *home, int32_t access)
{
    char label[160];
    snprintf(label, sizeof label, "%s%s%s", id, home->street[0] != '\0' ? ", " : "", home->street);
    ronde_builder_place(at->builder, &(ronde_place_spec){.where = id,
                                                         .id = id,
                                                         .label = label,
                                                         .has_position = true,
                                                         .lon = home->lon,
                                                         .lat = home->lat,
                                                         .access = access});
}

static void add_shift(week_building *at, const week_helper *helper, int32_t day)
{
    char id[32];
    ronde_window hours = helper->hours[weekday_of(at->week, day)];
    ronde_time midnight = (ronde_time)day * RONDE_DAY;
    snprintf(id, sizeof id, "%s/%d", helper->drawn.id, (int)day + 1);
    ronde_break_spec breaks[RONDE_ATW_BREAKS];
    size_t count =
        ronde_atw_breaks(breaks, hours.latest - hours.earliest,
                         (ronde_window){midnight + 11 * RONDE_HOUR, midnight + 14 * RONDE_HOUR});
    ronde_builder_shift(at->builder, &(ronde_shift_spec){.where = id,
                                                         .id = id,
                                                         .resource = helper->drawn.id,
                                                         .start_place = helper->drawn.id,
                                                         .earliest = midnight + hours.earliest,
                                                         .latest = midnight + hours.latest,
                                                         .breaks = breaks,
                                                         .break_count = count});
}

static void add_helper(week_building *at, const week_helper *helper)
{
    const ronde_day_parameters *with = &at->week->options.day;
    const drawn_helper *drawn = &helper->drawn;
    const char *skills[WEEK_SKILLS];
    size_t count = 0;
    skills[count] = "regie";
    count += drawn->regie ? 1 : 0;
    skills[count] = "pets";
    count += drawn->allergic ? 0 : 1;
    skills[count] = at->provider_skills[helper->provider];
    count += at->week->options.providers > 1 ? 1 : 0;
    add_place(at, drawn->id, &drawn->home, 0);
    ronde_builder_resource(
        at->builder,
        &(ronde_resource_spec){
            .where = drawn->id,
            .id = drawn->id,
            .provider = at->provider_skills[helper->provider],
            .profile = drawn->profile,
            .skills = skills,
            .skill_count = count,
            .rest = RONDE_ATW_DAILY_REST,
            .contract = ronde_week_contract(at->week, helper),
            .paid_price = (with->paid_price * micro_per_mill + RONDE_HOUR / 2) / RONDE_HOUR,
            .distance_price = (with->distance_price * micro_per_mill + 500) / 1000});
    for (int32_t day = 0; day < at->week->options.days; day++) {
        ronde_window hours = helper->hours[weekday_of(at->week, day)];
        bool works = !helper->on_leave && day != at->week->options.week.closed_day;
        if (works && hours.latest > hours.earliest) {
            add_shift(at, helper, day);
        }
    }
}

/* The days of one calendar week within the horizon that fall on these weekdays. */
static uint32_t days_on(const ronde_drawn_week *week, int64_t number, uint32_t weekdays)
{
    uint32_t days = 0;
    for (int32_t day = 0; day < week->options.days; day++) {
        bool wanted = (weekdays >> (uint32_t)weekday_of(week, day) & 1U) != 0;
        if (wanted && week_number(week, day) == number && day != week->options.week.closed_day) {
            days |= 1U << (uint32_t)day;
        }
    }
    return days;
}

/* Days on which a resident may be visited: with a holiday on her only one, all others. */
static uint32_t days_of(const ronde_drawn_week *week, int64_t number, uint32_t weekdays)
{
    uint32_t days = days_on(week, number, weekdays);
    return days != 0 ? days : days_on(week, number, (1U << WORKING_WEEKDAYS) - 1U);
}

/* Windows of starts: on each of the days all day long, or in one half of it. */
static size_t
list_windows(uint32_t days, ronde_window hours, ronde_time lasts, ronde_window *windows)
{
    size_t count = 0;
    ronde_time room = hours.latest - hours.earliest - lasts;
    for (int32_t day = 0; day < RONDE_WEEK_DAYS; day++) {
        if ((days >> (uint32_t)day & 1U) != 0) {
            ronde_time from = (ronde_time)day * RONDE_DAY + hours.earliest;
            windows[count++] = (ronde_window){from, from + (room > 0 ? room : 0)};
        }
    }
    return count;
}

ronde_window ronde_week_hours(const week_resident *resident, const week_slot *slot)
{
    ronde_window hours = {day_begin, day_close};
    if (resident->one_half && resident->visit <= day_noon - day_begin) {
        hours.latest = slot->half == MORNING ? day_noon : day_close;
        hours.earliest = slot->half == MORNING ? day_begin : day_noon;
    }
    return hours;
}

void ronde_week_add_piece(week_building *at, const week_visiting *of, const week_piece *piece)
{
    const ronde_drawn_week *week = at->week;
    const week_resident *resident = of->resident;
    const week_slot *slot = &resident->slots[piece->slot];
    char request[WEEK_ID];
    ronde_week_task_id(request, resident, of->week, PART_FIRST);
    ronde_window windows[RONDE_WEEK_DAYS];
    uint32_t agreed = slot->weekday == RONDE_NONE ? 0 : 1U << (uint32_t)slot->weekday;
    const char *skills[WEEK_SKILLS];
    size_t count = 0;
    skills[count] = "regie";
    count += resident->drawn.regie ? 1 : 0;
    skills[count] = "pets";
    count += resident->drawn.pet ? 1 : 0;
    skills[count] = at->provider_skills[resident->provider];
    count += week->options.providers > 1 ? 1 : 0;
    ronde_cost other = 0;
    size_t pair_count = ronde_week_list_pairs(at, resident, piece->slot, &other);
    agreed &= resident->weekdays;
    ronde_builder_task(
        at->builder,
        &(ronde_task_spec){
            .where = piece->id,
            .id = piece->id,
            .label = piece->label != NULL ? piece->label : resident->drawn.id,
            .kind = RONDE_VISIT,
            .place = resident->drawn.id,
            .request = request,
            .alternative = piece->alternative,
            .duration = piece->lasts,
            .indicated = piece->indicated,
            .windows = windows,
            .window_count = list_windows(of->days, piece->hours, piece->lasts, windows),
            .skills = skills,
            .skill_count = count,
            .pairs = at->pairs,
            .pair_count = pair_count,
            .other_price = other,
            .agreed_days = agreed == 0 ? 0 : days_of(week, of->week + week_number(week, 0), agreed),
            .other_day_price = agreed == 0 || piece->returns
                                   ? 0
                                   : week->options.week.other_day_price * micro_per_mill});
}

/* Adds one of the tasks of a visiting. */
static void add_task(week_building *at, const week_visiting *of, week_part part)
{
    const week_resident *resident = of->resident;
    char id[WEEK_ID];
    ronde_week_task_id(id, resident, of->week, part);
    week_piece piece = {.id = id,
                        .alternative =
                            resident->ranged ? (part == PART_SHORT ? "short" : "full") : NULL,
                        .slot = part == PART_SECOND ? 1 : 0,
                        .lasts = part == PART_RETURN  ? resident->back
                                 : part == PART_SHORT ? ronde_week_short(at->week, resident)
                                                      : resident->visit,
                        .indicated = part == PART_SHORT ? resident->visit : 0,
                        .returns = part == PART_RETURN};
    piece.hours = piece.returns ? week_return_hours
                                : ronde_week_hours(resident, &resident->slots[piece.slot]);
    ronde_week_add_piece(at, of, &piece);
}

static void
add_link(week_building *at, const week_visiting *of, week_part to, const ronde_link_spec *link)
{
    char from_id[WEEK_ID];
    char to_id[WEEK_ID];
    ronde_link_spec spec = *link;
    ronde_week_task_id(from_id, of->resident, of->week, PART_FIRST);
    ronde_week_task_id(to_id, of->resident, of->week, to);
    spec.where = spec.from = from_id;
    spec.to = to_id;
    ronde_builder_link(at->builder, &spec);
}

static void add_second(week_building *at, const week_visiting *of)
{
    bool at_once = of->resident->habit == HABIT_DOUBLE;
    /* 08:00 to 17:00 and the next day are at most 33 hours apart, two days at least 39. */
    static const ronde_time spacing = 36 * RONDE_HOUR;
    add_task(at, of, PART_SECOND);
    const ronde_link_spec twice = {.measured = RONDE_FROM_START,
                                   .has_min_lag = true,
                                   .min_lag = spacing,
                                   .reason = "the two visits are at least two days apart | "
                                             "tussen de twee bezoeken zit minstens een dag"};
    const ronde_link_spec both = {.measured = RONDE_FROM_START,
                                  .has_min_lag = true,
                                  .has_max_lag = true,
                                  .relation = RONDE_DIFFERENT_RESOURCE,
                                  .reason = "two helpers at once | twee hulpen tegelijk"};
    add_link(at, of, PART_SECOND, at_once ? &both : &twice);
}

void ronde_week_add_return_link(
    week_building *at, const char *from, const char *to, ronde_time min_lag, ronde_time max_lag)
{
    char reason[200];
    long long left = min_lag / RONDE_MINUTE;
    snprintf(reason, sizeof reason,
             "the machine still runs %lld minutes when the visit ends; then the laundry has to be "
             "seen to | de machine draait nog %lld minuten als het bezoek eindigt; daarna moet de "
             "was nog worden gedaan",
             left, left);
    ronde_builder_link(at->builder, &(ronde_link_spec){.where = from,
                                                       .from = from,
                                                       .to = to,
                                                       .measured = RONDE_FROM_END,
                                                       .has_min_lag = true,
                                                       .has_max_lag = true,
                                                       .min_lag = min_lag,
                                                       .max_lag = max_lag,
                                                       .relation = RONDE_SAME_RESOURCE,
                                                       .reason = reason});
}

static void add_return(week_building *at, const week_visiting *of)
{
    const week_resident *resident = of->resident;
    char from[WEEK_ID];
    char to[WEEK_ID];
    ronde_week_task_id(from, resident, of->week, PART_FIRST);
    ronde_week_task_id(to, resident, of->week, PART_RETURN);
    add_task(at, of, PART_RETURN);
    ronde_week_add_return_link(at, from, to, resident->min_lag, resident->max_lag);
}

static void add_range(week_building *at, const week_visiting *of)
{
    const ronde_drawn_week *week = at->week;
    char request[WEEK_ID];
    ronde_week_task_id(request, of->resident, of->week, PART_FIRST);
    ronde_time hidden = of->resident->visit - ronde_week_short(week, of->resident);
    add_task(at, of, PART_SHORT);
    ronde_builder_alternative(
        at->builder, &(ronde_alternative_spec){.where = request,
                                               .request = request,
                                               .id = "short",
                                               .price = week->options.week.hidden_price *
                                                        micro_per_mill * hidden / RONDE_HOUR});
}

/* What a resident gets in a calendar week; gives the number of tasks of one way. */
static int32_t add_visiting(week_building *at, const week_visiting *of)
{
    const week_resident *resident = of->resident;
    if (ronde_week_add_ways(at, of)) {
        return 2;
    }
    bool second = resident->habit == HABIT_DOUBLE || resident->habit == HABIT_TWICE;
    add_task(at, of, PART_FIRST);
    if (second) {
        add_second(at, of);
    }
    if (resident->back > 0) {
        add_return(at, of);
    }
    if (resident->ranged) {
        add_range(at, of);
    }
    return 1 + (second ? 1 : 0) + (resident->back > 0 ? 1 : 0);
}

static void add_resident(week_building *at, const week_resident *resident)
{
    const ronde_drawn_week *week = at->week;
    const drawn_resident *drawn = &resident->drawn;
    add_place(at, drawn->id, &drawn->home, week->options.day.access_seconds);
    int64_t last = week_number(week, week->options.days - 1);
    int32_t tasks = 0;
    for (int64_t number = week_number(week, 0); number <= last; number++) {
        week_visiting of = {resident, days_of(week, number, resident->weekdays),
                            (int32_t)(number - week_number(week, 0))};
        if (of.days != 0 && (!resident->two_weekly || number % 2 == resident->parity)) {
            tasks += add_visiting(at, &of);
        }
    }
    ronde_week_add_faces(at, resident, tasks);
}

ronde_status
ronde_week_build(ronde_instance **out, const ronde_drawn_week *week, ronde_error *error)
{
    week_building at = {.builder = ronde_builder_new(),
                        .week = week,
                        .pairs =
                            ronde_alloc_zero((size_t)week->helper_count + 1, sizeof *at.pairs)};
    if (at.builder == NULL || at.pairs == NULL) {
        ronde_builder_free(at.builder);
        ronde_free(at.pairs);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a week");
    }
    ronde_builder_header(at.builder, &(ronde_header_spec){.name = week->options.name,
                                                          .start_date = week->options.start_date,
                                                          .cost_divisor = RONDE_EURO});
    for (int32_t i = 0; i < week->options.providers; i++) {
        snprintf(at.provider_names[i], sizeof at.provider_names[i], "provider%d", (int)i + 1);
        at.provider_skills[i] = at.provider_names[i];
    }
    for (int32_t i = 0; i < week->helper_count; i++) {
        add_helper(&at, &week->helpers[i]);
    }
    for (int32_t i = 0; i < week->options.residents; i++) {
        add_resident(&at, &week->residents[i]);
    }
    ronde_status status = ronde_builder_finish(out, at.builder, NULL, error);
    ronde_builder_free(at.builder);
    ronde_free(at.pairs);
    return status;
}
