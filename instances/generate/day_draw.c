/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/day_parts.h"
#include "instances/generate/washing.h"

#include <stdio.h>

/* Streams of random numbers: a change in one part of the draw leaves the others alone. */
enum { stream_residents = 1, stream_helpers, stream_ways = 20, stream_wishes = 32 };

/* Of the agreed half-days: 73 % of the hours that the kinds of shifts of day_parameters.def hold
 * are before 12:30. */
enum { morning_percent = 75 };

static const int32_t most_residents = 20000;

/* Minutes normally distributed, in steps of five, not below least; as seconds. */
static ronde_time draw_minutes(ronde_rng *rng, int32_t mean, int32_t deviation, int32_t least)
{
    double drawn = (double)mean + (double)deviation * ronde_rng_normal(rng);
    ronde_time steps = (ronde_time)(drawn / 5 + 0.5);
    ronde_time minutes = steps * 5 < least ? least : steps * 5;
    ronde_time longest = 240;
    return (minutes > longest ? longest : minutes) * RONDE_MINUTE;
}

static ronde_window half_day(bool morning)
{
    return morning ? (ronde_window){8 * RONDE_HOUR, 12 * RONDE_HOUR + 30 * RONDE_MINUTE}
                   : (ronde_window){12 * RONDE_HOUR + 30 * RONDE_MINUTE, 17 * RONDE_HOUR};
}

/* The agreed moment: a half-day, two hours because of other care, or none. */
static void draw_window(ronde_rng *rng, const ronde_day_parameters *with, drawn_resident *resident)
{
    uint32_t lot = ronde_rng_below(rng, 100);
    bool morning = ronde_rng_chance(rng, morning_percent);
    int64_t quarter = ronde_rng_between(rng, 0, 11);
    if (lot < (uint32_t)with->exact_share) {
        /* A start within two hours, from 8:00 to 10:45 on. */
        ronde_time from = 8 * RONDE_HOUR + quarter * 15 * RONDE_MINUTE;
        resident->has_window = true;
        resident->window = (ronde_window){from, from + 2 * RONDE_HOUR + resident->cleaning};
    } else if (lot < (uint32_t)(with->exact_share + with->daypart_share)) {
        resident->has_window = true;
        resident->window = half_day(morning);
    }
}

void ronde_day_draw_resident(ronde_rng *rng,
                             const ronde_day_parameters *with,
                             drawn_resident *resident)
{
    resident->cleaning =
        draw_minutes(rng, with->cleaning_mean, with->cleaning_deviation, with->cleaning_least);
    bool laundry = ronde_rng_chance(rng, with->laundry_share);
    bool bedding = ronde_rng_chance(rng, with->bedding_share);
    bool returns = ronde_rng_chance(rng, with->return_share);
    if (laundry) {
        resident->laundry = bedding ? RONDE_LAUNDRY_BEDDING : RONDE_LAUNDRY_FULL;
        resident->laundry_work =
            (bedding ? with->bedding_minutes : with->full_minutes) * RONDE_MINUTE;
        resident->returns = returns;
    }
    draw_window(rng, with, resident);
    resident->regie = ronde_rng_chance(rng, with->regie_share);
    resident->pet = ronde_rng_chance(rng, with->pet_share);
    resident->regular = RONDE_NONE;
}

static void draw_hours(ronde_rng *rng, const ronde_day_parameters *with, drawn_helper *helper)
{
    uint32_t lot = ronde_rng_below(rng, 100);
    uint32_t morning = (uint32_t)with->morning_share;
    uint32_t school = morning + (uint32_t)with->school_share;
    uint32_t afternoon = school + (uint32_t)with->afternoon_share;
    helper->from = lot < morning     ? 8 * RONDE_HOUR
                   : lot < school    ? 8 * RONDE_HOUR + 30 * RONDE_MINUTE
                   : lot < afternoon ? 12 * RONDE_HOUR + 30 * RONDE_MINUTE
                                     : 8 * RONDE_HOUR;
    helper->to = lot < morning     ? 12 * RONDE_HOUR + 30 * RONDE_MINUTE
                 : lot < school    ? 14 * RONDE_HOUR + 30 * RONDE_MINUTE
                 : lot < afternoon ? 17 * RONDE_HOUR
                                   : 16 * RONDE_HOUR + 30 * RONDE_MINUTE;
}

void ronde_day_draw_helper(ronde_rng *rng, const ronde_day_parameters *with, drawn_helper *helper)
{
    uint32_t lot = ronde_rng_below(rng, 100);
    helper->profile = lot < (uint32_t)with->bike_share                         ? "bike"
                      : lot < (uint32_t)(with->bike_share + with->ebike_share) ? "ebike"
                                                                               : "car";
    draw_hours(rng, with, helper);
    helper->regie = ronde_rng_chance(rng, with->regie_helpers);
    helper->allergic = ronde_rng_chance(rng, with->allergic_helpers);
}

double ronde_day_distance(const ronde_address *one, const ronde_address *other)
{
    double x = (one->lon - other->lon) * 0.6; /* a degree of longitude is shorter: cosine of 53 */
    double y = one->lat - other->lat;
    return x * x + y * y;
}

int ronde_candidate_nearer(const void *left, const void *right)
{
    const ronde_candidate *a = left;
    const ronde_candidate *b = right;
    if (a->distance != b->distance) {
        return a->distance < b->distance ? -1 : 1;
    }
    return (a->helper > b->helper) - (a->helper < b->helper);
}

/* Mean working time of a helper by the shares of the shift kinds, in seconds. */
static double mean_hours(const ronde_day_parameters *with)
{
    int32_t full = 100 - with->morning_share - with->school_share - with->afternoon_share;
    full = full < 0 ? 0 : full;
    double sum = with->morning_share * 4.5 + with->school_share * 5.5 +
                 with->afternoon_share * 4.5 + full * 8.0; /* less the break */
    double weight = with->morning_share + with->school_share + with->afternoon_share + full;
    return sum / weight * RONDE_HOUR;
}

/* Helpers whose hours, at the wished utilisation, hold the expected work with 10 minutes of travel
 * a visit. */
static int32_t helpers_needed(const ronde_day_options *options)
{
    const ronde_day_parameters *with = &options->parameters;
    double laundry = (with->bedding_share * with->bedding_minutes +
                      (100 - with->bedding_share) * with->full_minutes) /
                     100.0;
    double returns = with->return_share / 100.0 * (with->return_extra + 10);
    double work = with->cleaning_mean + 10 + with->laundry_share / 100.0 * (laundry + returns);
    double hours = options->residents * work * RONDE_MINUTE;
    return 1 + (int32_t)(hours / (mean_hours(with) * with->utilisation / 100.0));
}

static int32_t helper_count(const ronde_day_options *options)
{
    return options->helpers > 0 ? options->helpers : helpers_needed(options);
}

int32_t ronde_day_addresses(const ronde_day_options *options)
{
    return options->residents + helper_count(options);
}

unsigned ronde_day_draw_ways(ronde_rng *rng, const ronde_day_parameters *with, unsigned sure)
{
    const struct {
        unsigned way;
        int32_t share;
    } chances[] = {{RONDE_WAY_RETURN, with->allow_return_share},
                   {RONDE_WAY_WITHIN, with->allow_within_share},
                   {RONDE_WAY_PRELOADED, with->allow_preloaded_share},
                   {RONDE_WAY_NEXT_VISIT, with->allow_next_visit_share},
                   {RONDE_WAY_CENTRAL, with->allow_central_share}};
    unsigned ways = sure;
    for (size_t k = 0; k < sizeof chances / sizeof chances[0]; k++) {
        ways |= ronde_rng_chance(rng, chances[k].share) ? chances[k].way : 0;
    }
    return ways != 0 ? ways : RONDE_WAY_RETURN;
}

/* The ways that each resident allows: at least what the resident has without a choice. */
static void draw_ways(ronde_drawn_day *day)
{
    ronde_rng rng = ronde_rng_new(day->options.seed, stream_ways);
    for (int32_t i = 0; i < day->resident_count; i++) {
        drawn_resident *resident = &day->residents[i];
        resident->ways = ronde_day_draw_ways(&rng, &day->options.parameters,
                                             resident->returns ? RONDE_WAY_RETURN : 0);
    }
}

bool ronde_day_keep_address(ronde_arena *arena, ronde_address *out, const ronde_address *address)
{
    *out = *address;
    out->street = ronde_arena_text(arena, address->street);
    return out->street != NULL;
}

/* Half-days that residents without an agreed time would like. */
static void draw_wishes(ronde_drawn_day *day)
{
    ronde_rng rng = ronde_rng_new(day->options.seed, stream_wishes);
    for (int32_t i = 0; i < day->resident_count; i++) {
        drawn_resident *resident = &day->residents[i];
        bool wishes = ronde_rng_chance(&rng, day->options.parameters.wish_share);
        ronde_window half = half_day(ronde_rng_chance(&rng, morning_percent));
        if (wishes && !resident->has_window) {
            resident->has_wish = true;
            resident->wish = half;
        }
    }
}

static bool draw_all(ronde_drawn_day *day, const ronde_address *addresses)
{
    ronde_rng residents = ronde_rng_new(day->options.seed, stream_residents);
    bool fine = true;
    for (int32_t i = 0; i < day->resident_count; i++) {
        drawn_resident *resident = &day->residents[i];
        snprintf(resident->id, sizeof resident->id, "r%04d", (int)i + 1);
        fine = fine && ronde_day_keep_address(day->arena, &resident->home, &addresses[i]);
        ronde_day_draw_resident(&residents, &day->options.parameters, resident);
    }
    ronde_rng helpers = ronde_rng_new(day->options.seed, stream_helpers);
    for (int32_t i = 0; i < day->helper_count; i++) {
        drawn_helper *helper = &day->helpers[i];
        snprintf(helper->id, sizeof helper->id, "h%03d", (int)i + 1);
        fine = fine && ronde_day_keep_address(day->arena, &helper->home,
                                              &addresses[day->resident_count + i]);
        ronde_day_draw_helper(&helpers, &day->options.parameters, helper);
    }
    fine = fine && ronde_day_draw_teams(day) && ronde_day_draw_regulars(day);
    draw_ways(day);
    draw_wishes(day);
    return fine;
}

static ronde_drawn_day *day_new(const ronde_day_options *options)
{
    ronde_arena *arena = ronde_arena_new(1U << 14);
    ronde_drawn_day *day = arena != NULL ? ronde_arena_take(arena, 1, sizeof *day) : NULL;
    if (day == NULL) {
        ronde_arena_free(arena);
        return NULL;
    }
    day->arena = arena;
    day->options = *options;
    day->resident_count = options->residents;
    day->helper_count = helper_count(options);
    day->options.name = ronde_arena_text(arena, options->name);
    day->options.start_date = ronde_arena_text(arena, options->start_date);
    day->residents = ronde_arena_take(arena, (size_t)day->resident_count, sizeof *day->residents);
    day->helpers = ronde_arena_take(arena, (size_t)day->helper_count, sizeof *day->helpers);
    if (day->options.name == NULL || day->options.start_date == NULL || day->residents == NULL ||
        day->helpers == NULL) {
        ronde_day_free(day);
        return NULL;
    }
    return day;
}

void ronde_day_free(ronde_drawn_day *day)
{
    if (day != NULL) {
        ronde_arena_free(day->arena); /* holds the day itself */
    }
}

ronde_status ronde_day_draw(ronde_drawn_day **out,
                            const ronde_day_options *options,
                            const ronde_address *addresses,
                            int32_t address_count,
                            ronde_error *error)
{
    if (options->residents < 1 || options->residents > most_residents || options->helpers < 0 ||
        options->helpers > most_residents) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "%d residents and %d helpers: 1 to %d of each are allowed",
                          (int)options->residents, (int)options->helpers, (int)most_residents);
    }
    if (address_count < ronde_day_addresses(options)) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "%d homes are needed, the map gives %d",
                          (int)ronde_day_addresses(options), (int)address_count);
    }
    ronde_drawn_day *day = day_new(options);
    if (day == NULL || !draw_all(day, addresses)) {
        ronde_day_free(day);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a day");
    }
    *out = day;
    return RONDE_OK;
}
