/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes to whom: the regular helper of each resident and her back-ups. A regular helper lives
 * near, can do the work, and has a round of that day that holds all her residents with their agreed
 * times and the way between them. So the day could be planned with every regular helper who is
 * there; what is left of the hours is for residents whose helper is not. Providers have made such
 * rounds over the years: each resident goes where she lengthens the way least, and is moved once or
 * twice when the others are known; but some near helpers were never free when it mattered. */
#include "instances/generate/day_parts.h"
#include "instances/model/working_hours.h"

#include <math.h>
#include <stdlib.h>

enum { stream_regular = 3, stream_history = 31 };
enum { most_stops = 10, most_looks = 40, passes = 6 };

/* Metres of a degree of latitude. */
static const double degree = 111200.0;

/* A visit of a round; windows bound its start. */
typedef struct visit {
    const drawn_resident *resident;
    ronde_time earliest, latest, work;
} visit;

typedef struct tour {
    int32_t count;
    visit visits[most_stops];
} tour;

typedef struct regulars {
    ronde_drawn_day *day;
    ronde_rng rng;
    tour *tours; /* by helper */
    ronde_candidate *candidates;
} regulars;

/* Along streets, by the means of travel of the helper, with getting in. */
static ronde_time journey(const ronde_drawn_day *day,
                          const drawn_helper *helper,
                          const ronde_address *from,
                          const ronde_address *to)
{
    const ronde_day_parameters *with = &day->options.parameters;
    int32_t speed = helper->profile[0] == 'b'   ? with->bike_speed
                    : helper->profile[0] == 'e' ? with->ebike_speed
                                                : with->car_speed;
    double metres = degree * sqrt(ronde_day_distance(from, to)) * with->detour / 100.0;
    return (ronde_time)(metres * 3.6 / speed) + with->access_seconds;
}

/* The whole of a visit; a return visit as if it followed at once, with a short way back. */
static visit visit_of(const ronde_drawn_day *day, const drawn_resident *resident)
{
    const ronde_day_parameters *with = &day->options.parameters;
    visit made = {.resident = resident,
                  .latest = RONDE_DAY,
                  .work = resident->cleaning + resident->laundry_work};
    if (resident->has_window) {
        ronde_time latest = resident->window.latest - made.work;
        made.earliest = resident->window.earliest;
        made.latest = latest > made.earliest ? latest : made.earliest;
    }
    made.work +=
        resident->returns ? with->return_extra * RONDE_MINUTE + 2 * with->access_seconds : 0;
    return made;
}

/* The hours that a helper's visits and travel can take: less her break. */
static ronde_time until(const drawn_helper *helper)
{
    return helper->to - ronde_atw_break_time(helper->to - helper->from);
}

/* What a round comes to: how long it lasts at best, and between which moments it then starts. */
typedef struct course {
    ronde_time length, earliest, latest;
} course;

static const ronde_time impossible = INT64_MAX / 4;

/* Goes on to a visit that lasts so long and starts between two moments (Vidal and others 2013:
 * segments of a route; research note sota.md B). */
static course go_on(course so_far, ronde_time leg, ronde_time earliest, ronde_time latest)
{
    ronde_time until = so_far.length + leg;
    ronde_time waiting = earliest - until - so_far.latest;
    waiting = waiting > 0 ? waiting : 0;
    if (so_far.length >= impossible || so_far.earliest + until > latest) {
        return (course){.length = impossible};
    }
    ronde_time first = earliest - until > so_far.earliest ? earliest - until : so_far.earliest;
    ronde_time last = latest - until < so_far.latest ? latest - until : so_far.latest;
    return (course){until + waiting, first - waiting,
                    last > first - waiting ? last : first - waiting};
}

/* The length of a round, home to home; impossible if a visit or the end is too late. */
static ronde_time length_of(const ronde_drawn_day *day, const drawn_helper *helper, const tour *of)
{
    course made = {0, helper->from, helper->to};
    const ronde_address *place = &helper->home;
    for (int32_t i = 0; i < of->count; i++) {
        const visit *next = &of->visits[i];
        ronde_time leg = journey(day, helper, place, &next->resident->home);
        made = go_on(made, leg, next->earliest, next->latest);
        made.length += made.length < impossible ? next->work : 0;
        place = &next->resident->home;
    }
    ronde_time leg = journey(day, helper, place, &helper->home);
    return of->count == 0 ? 0 : go_on(made, leg, 0, until(helper)).length;
}

/* The round with a visit where it lengthens it least. Gives by how much; impossible if it fits
 * nowhere. */
static ronde_time join_tour(const ronde_drawn_day *day,
                            const drawn_helper *helper,
                            const tour *of,
                            const visit *added,
                            tour *out)
{
    ronde_time before = length_of(day, helper, of);
    ronde_time least = impossible;
    for (int32_t at = 0; at <= of->count && of->count < most_stops; at++) {
        tour tried = {.count = of->count + 1};
        for (int32_t i = 0; i < tried.count; i++) {
            tried.visits[i] = i == at ? *added : of->visits[i < at ? i : i - 1];
        }
        ronde_time longer = length_of(day, helper, &tried) - before;
        if (longer < least) {
            least = longer;
            *out = tried;
        }
    }
    return least < impossible / 2 ? least : impossible;
}

static void leave_tour(tour *of, const drawn_resident *resident)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < of->count; i++) {
        if (of->visits[i].resident != resident) {
            of->visits[kept++] = of->visits[i];
        }
    }
    of->count = kept;
}

static bool
suits(const ronde_drawn_day *day, const drawn_helper *helper, const drawn_resident *resident)
{
    ronde_time wash = day->options.parameters.wash_minutes * RONDE_MINUTE;
    ronde_time hours = helper->to - helper->from;
    return (helper->regie || !resident->regie) && (!helper->allergic || !resident->pet) &&
           (!resident->returns || hours >= wash + RONDE_HOUR);
}

/* Helpers who can do the work, the nearest first. */
static int32_t list_candidates(regulars *at, const drawn_resident *resident)
{
    int32_t count = 0;
    for (int32_t i = 0; i < at->day->helper_count; i++) {
        const drawn_helper *helper = &at->day->helpers[i];
        if (suits(at->day, helper, resident)) {
            at->candidates[count++] =
                (ronde_candidate){ronde_day_distance(&helper->home, &resident->home), i};
        }
    }
    qsort(at->candidates, (size_t)count, sizeof *at->candidates, ronde_candidate_nearer);
    return count;
}

/* True for a helper who never was free when the resident needed one. */
static bool passed_over(const regulars *at, const drawn_resident *resident, int32_t helper)
{
    uint64_t pair = (uint64_t)(resident - at->day->residents) << 32U | (uint32_t)helper;
    ronde_rng rng = ronde_rng_new(at->day->options.seed ^ pair, stream_history);
    return ronde_rng_chance(&rng, at->day->options.parameters.history_share);
}

/* Gives the resident to the near helper whose round she lengthens least. */
static void find_regular(regulars *at, drawn_resident *resident, int32_t count)
{
    visit added = visit_of(at->day, resident);
    ronde_time least = impossible;
    tour best = {0};
    resident->regular = RONDE_NONE;
    for (int32_t i = 0; i < count && (i < most_looks || resident->regular == RONDE_NONE); i++) {
        int32_t helper = at->candidates[i].helper;
        tour tried = {0};
        ronde_time longer =
            passed_over(at, resident, helper)
                ? impossible
                : join_tour(at->day, &at->day->helpers[helper], &at->tours[helper], &added, &tried);
        if (longer < least) {
            least = longer;
            best = tried;
            resident->regular = helper;
        }
    }
    if (resident->regular != RONDE_NONE) {
        at->tours[resident->regular] = best;
    }
}

static void find_backups(const regulars *at, drawn_resident *resident, int32_t count)
{
    resident->backup_count = 0;
    for (int32_t i = 0; i < count && resident->backup_count < at->day->options.parameters.backups;
         i++) {
        if (at->candidates[i].helper != resident->regular) {
            resident->backups[resident->backup_count++] = at->candidates[i].helper;
        }
    }
}

/* Two residents change helpers if their two rounds are shorter then. */
static void exchange(regulars *at, drawn_resident *one, drawn_resident *other)
{
    const drawn_helper *helpers = at->day->helpers;
    int32_t a = one->regular;
    int32_t b = other->regular;
    if (a == RONDE_NONE || b == RONDE_NONE || a == b || !suits(at->day, &helpers[b], one) ||
        !suits(at->day, &helpers[a], other) || passed_over(at, one, b) ||
        passed_over(at, other, a)) {
        return;
    }
    tour lefts[2] = {at->tours[a], at->tours[b]};
    tour made[2] = {{0}, {0}};
    visit visits[2] = {visit_of(at->day, other), visit_of(at->day, one)};
    ronde_time before =
        length_of(at->day, &helpers[a], &lefts[0]) + length_of(at->day, &helpers[b], &lefts[1]);
    leave_tour(&lefts[0], one);
    leave_tour(&lefts[1], other);
    ronde_time after =
        length_of(at->day, &helpers[a], &lefts[0]) + length_of(at->day, &helpers[b], &lefts[1]);
    for (int i = 0; i < 2; i++) {
        ronde_time longer =
            join_tour(at->day, &helpers[i == 0 ? a : b], &lefts[i], &visits[i], &made[i]);
        if (longer == impossible) {
            return;
        }
        after += longer;
    }
    if (after < before) {
        at->tours[a] = made[0];
        at->tours[b] = made[1];
        one->regular = b;
        other->regular = a;
    }
}

/* With the residents of near helpers. */
static void exchange_around(regulars *at, drawn_resident *resident, int32_t count)
{
    for (int32_t i = 0; i < count && i < most_looks; i++) {
        int32_t helper = at->candidates[i].helper;
        for (int32_t k = 0; k < at->tours[helper].count; k++) {
            ptrdiff_t other = at->tours[helper].visits[k].resident - at->day->residents;
            exchange(at, resident, &at->day->residents[other]);
        }
    }
}

/* Long visits are hardest to fit in: they go first. */
typedef struct load {
    ronde_time work;
    int32_t resident;
} load;

static int longer_first(const void *left, const void *right)
{
    const load *a = left;
    const load *b = right;
    if (a->work != b->work) {
        return a->work > b->work ? -1 : 1;
    }
    return (a->resident > b->resident) - (a->resident < b->resident);
}

/* All residents get a round. Those whose own helper is not there today have it from whoever could
 * do their visit, too: so the day has room for them, and afterwards no regular helper. */
static void draw_all(regulars *at, load *loads)
{
    int32_t residents = at->day->resident_count;
    for (int32_t i = 0; i < residents; i++) {
        loads[i] = (load){visit_of(at->day, &at->day->residents[i]).work, i};
    }
    qsort(loads, (size_t)residents, sizeof *loads, longer_first);
    for (int pass = 0; pass < passes; pass++) {
        for (int32_t i = 0; i < residents; i++) {
            drawn_resident *resident = &at->day->residents[loads[i].resident];
            int32_t count = list_candidates(at, resident);
            if (resident->regular != RONDE_NONE) {
                leave_tour(&at->tours[resident->regular], resident);
            }
            find_regular(at, resident, count);
            exchange_around(at, resident, count);
        }
    }
    for (int32_t i = 0; i < residents; i++) {
        drawn_resident *resident = &at->day->residents[i];
        find_backups(at, resident, list_candidates(at, resident));
        if (!ronde_rng_chance(&at->rng, at->day->options.parameters.regular_share)) {
            resident->regular = RONDE_NONE;
        }
    }
}

bool ronde_day_draw_regulars(ronde_drawn_day *day)
{
    size_t helpers = (size_t)day->helper_count;
    regulars at = {.day = day,
                   .rng = ronde_rng_new(day->options.seed, stream_regular),
                   .tours = ronde_arena_take(day->arena, helpers, sizeof *at.tours),
                   .candidates = ronde_arena_take(day->arena, helpers, sizeof *at.candidates)};
    load *loads = ronde_arena_take(day->arena, (size_t)day->resident_count, sizeof *loads);
    if (at.tours == NULL || at.candidates == NULL || loads == NULL) {
        return false;
    }
    draw_all(&at, loads);
    return true;
}
