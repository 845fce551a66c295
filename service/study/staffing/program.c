/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/staffing/program.h"

#include "solver/exact/mip.h"

#include <math.h>

enum { skills = RONDE_STAFFING_SKILLS, halves = RONDE_STAFFING_HALVES, days = RONDE_STAFFING_DAYS };

static const double no_bound = (double)INFINITY;
static const double enough = 0.001;
/* Nodes of branch and bound, so that a hard case ends; what is found by then is within a percent.
 */
static const int64_t most_nodes = 5000;
/* A trained helper costs so little more that others come where both can. */
static const double trained = 1.02;
static const double per_hour = 60.0; /* the program counts minutes */

static const struct {
    const char *key;
    int32_t minutes[RONDE_STAFFING_HALVES];
    const char *label[2];
} kinds[RONDE_STAFFING_KINDS] = {
#define X(NAME, key, morning, afternoon, dutch, english)                                           \
    [RONDE_STAFFING_##NAME] = {#key, {morning, afternoon}, {dutch, english}},
#include "service/study/staffing/shifts.def"
#undef X
};

ronde_time ronde_staffing_net(ronde_staffing_kind kind, ronde_staffing_part half)
{
    return half != RONDE_STAFFING_EITHER ? kinds[kind].minutes[half] * RONDE_MINUTE : 0;
}

const char *ronde_staffing_kind_key(ronde_staffing_kind kind)
{
    return kinds[kind].key;
}

const char *ronde_staffing_kind_label(ronde_staffing_kind kind, int language)
{
    return kinds[kind].label[language];
}

/* The numbers of the rows and columns. */
typedef struct layout {
    int32_t cover[days][halves][skills]; /* rows: shifts do the work of a half-day */
    int32_t full[days];                  /* so many whole days at most */
    int32_t present[days][skills];       /* of given staff: no more shifts than people */
    int32_t contract[skills];            /* nor more hours than contracts */
    int32_t shifts[days][RONDE_STAFFING_KINDS][skills]; /* columns */
    int32_t undone[days][halves][skills];
} layout;

/* The program of some days of a week. */
typedef struct writing {
    ronde_mip program;
    layout at;
    const ronde_staffing_demand *demand;
    const ronde_staffing_rules *rules;
    const ronde_staffing_staff *staff; /* given, or NULL: asked for */
    int32_t first, end;                /* of the days */
    bool whole;                        /* shifts are whole, and trained helpers dearer; else the
                                          bound is asked for */
} writing;

static double minutes_of(const writing *to, int32_t day, int32_t part, int32_t skill)
{
    return (double)to->demand->work[day][part][skill] / (double)RONDE_MINUTE;
}

static double net_minutes(int32_t kind)
{
    return kinds[kind].minutes[0] + kinds[kind].minutes[1];
}

/* Work that may be done in either half is first of all the afternoon's. */
static void add_rows(writing *to)
{
    const double present = to->rules->present / 100.0;
    for (int32_t skill = 0; skill < skills; skill++) {
        for (int32_t day = to->first; day < to->end; day++) {
            for (int32_t half = 0; half < halves; half++) {
                double work = minutes_of(to, day, half, skill);
                work += half == RONDE_STAFFING_AFTERNOON
                            ? minutes_of(to, day, RONDE_STAFFING_EITHER, skill)
                            : 0.0;
                to->at.cover[day][half][skill] = ronde_mip_add_row(&to->program, work, no_bound);
            }
            double people = to->staff != NULL ? present * to->staff->people[skill] : no_bound;
            to->at.present[day][skill] = ronde_mip_add_row(&to->program, -no_bound, people);
        }
        double hours = to->staff != NULL ? present * to->staff->hours[skill] : no_bound;
        to->at.contract[skill] = ronde_mip_add_row(&to->program, -no_bound, per_hour * hours);
    }
    for (int32_t day = to->first; day < to->end; day++) {
        to->at.full[day] = ronde_mip_add_row(&to->program, -no_bound, 0.0);
    }
}

/* Shifts cost their net minutes where staff is asked for. */
static void add_shifts(writing *to, int32_t day, int32_t kind, int32_t skill)
{
    ronde_mip *program = &to->program;
    const double filled = to->rules->filled / 100.0;
    double cost = to->staff != NULL ? 0.0 : net_minutes(kind);
    cost *= to->whole && skill == RONDE_STAFFING_REGIE ? trained : 1.0;
    to->at.shifts[day][kind][skill] = to->whole
                                          ? ronde_mip_add_integer(program, cost, 0.0, no_bound)
                                          : ronde_mip_add_column(program, cost, 0.0, no_bound);
    for (int32_t half = 0; half < halves; half++) {
        if (kinds[kind].minutes[half] > 0) {
            ronde_mip_add_entry(program, to->at.cover[day][half][skill],
                                filled * kinds[kind].minutes[half]);
        }
    }
    double share = (kind == RONDE_STAFFING_FULL ? 1.0 : 0.0) - to->rules->full_most / 100.0;
    ronde_mip_add_entry(program, to->at.present[day][skill], 1.0);
    ronde_mip_add_entry(program, to->at.contract[skill], net_minutes(kind));
    ronde_mip_add_entry(program, to->at.full[day], share);
}

/* Minutes moved from the afternoon's work to the morning's; of regie helpers to the others' work;
 * and those that nobody does. */
static void add_minutes(writing *to, int32_t day)
{
    ronde_mip *program = &to->program;
    for (int32_t skill = 0; skill < skills; skill++) {
        double most = minutes_of(to, day, RONDE_STAFFING_EITHER, skill);
        ronde_mip_add_column(program, 0.0, 0.0, most);
        ronde_mip_add_entry(program, to->at.cover[day][RONDE_STAFFING_MORNING][skill], -1.0);
        ronde_mip_add_entry(program, to->at.cover[day][RONDE_STAFFING_AFTERNOON][skill], 1.0);
    }
    for (int32_t half = 0; half < halves; half++) {
        ronde_mip_add_column(program, 0.0, 0.0, no_bound);
        ronde_mip_add_entry(program, to->at.cover[day][half][RONDE_STAFFING_REGIE], -1.0);
        ronde_mip_add_entry(program, to->at.cover[day][half][RONDE_STAFFING_BASE], 1.0);
        for (int32_t skill = 0; skill < skills; skill++) {
            to->at.undone[day][half][skill] =
                ronde_mip_add_column(program, 1.0, 0.0, to->staff != NULL ? no_bound : 0.0);
            ronde_mip_add_entry(program, to->at.cover[day][half][skill], 1.0);
        }
    }
}

static void write_program(writing *to)
{
    add_rows(to);
    for (int32_t day = to->first; day < to->end; day++) {
        for (int32_t kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
            for (int32_t skill = 0; skill < skills; skill++) {
                add_shifts(to, day, kind, skill);
            }
        }
        add_minutes(to, day);
    }
}

static void read_answer(ronde_staffing *out, const writing *from, const double *values)
{
    for (int32_t day = from->first; day < from->end; day++) {
        for (int32_t skill = 0; skill < skills; skill++) {
            for (int32_t kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
                out->shifts[day][kind][skill] =
                    (int32_t)lround(values[from->at.shifts[day][kind][skill]]);
            }
            for (int32_t half = 0; half < halves; half++) {
                double undone = values[from->at.undone[day][half][skill]];
                out->undone[day][half][skill] = (ronde_time)lround(undone * (double)RONDE_MINUTE);
            }
        }
    }
}

/* Adds what the days need to out, where it is asked for in whole shifts; adds the least that their
 * program can cost to *bound. */
static ronde_status solve(ronde_staffing *out, double *bound, writing *of, ronde_error *error)
{
    write_program(of);
    const ronde_mip_limits limits = {.nodes = most_nodes, .gap = enough, .cuts = true};
    ronde_mip_answer answer = {
        .values = ronde_alloc_zero(of->program.columns.count + 1, sizeof *answer.values)};
    ronde_status status = answer.values != NULL
                              ? ronde_mip_solve(&answer, &of->program, &limits, error)
                              : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for staffing");
    if (status == RONDE_OK && !ronde_mip_has_values(&answer)) {
        status = ronde_fail(error, RONDE_EBUG, NULL, "no staff was found for the week (%d)",
                            (int)answer.status);
    }
    if (status == RONDE_OK && of->whole) {
        read_answer(out, of, answer.values);
        out->optimal = out->optimal && answer.status == RONDE_MIP_OPTIMAL;
    }
    *bound += status == RONDE_OK ? answer.bound : 0.0;
    ronde_free(answer.values);
    ronde_mip_clear(&of->program);
    return status;
}

/* Contracts for the shifts: so many hours, and people enough for them and for each day. */
static void sign_contracts(ronde_staffing *out, const ronde_staffing_rules *rules, int32_t skill)
{
    int64_t minutes = 0;
    int64_t most = 0;
    for (int32_t day = 0; day < days; day++) {
        int64_t shifts = 0;
        for (int32_t kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
            shifts += out->shifts[day][kind][skill];
            minutes += out->shifts[day][kind][skill] * (int64_t)net_minutes(kind);
        }
        most = shifts > most ? shifts : most;
    }
    int64_t of_hour = 60 * (int64_t)rules->present;
    int64_t hours = (minutes * 100 + of_hour - 1) / of_hour;
    int64_t for_hours = (hours + rules->contract_mean - 1) / rules->contract_mean;
    int64_t for_days = (most * 100 + rules->present - 1) / rules->present;
    out->staff.hours[skill] = (int32_t)hours;
    out->staff.people[skill] = (int32_t)(for_hours > for_days ? for_hours : for_days);
}

ronde_status ronde_staffing_need(ronde_staffing *out,
                                 const ronde_staffing_demand *demand,
                                 const ronde_staffing_rules *rules,
                                 ronde_error *error)
{
    double weighted = 0.0;
    double bound = 0.0;
    *out = (ronde_staffing){.optimal = true};
    for (int32_t day = 0; day < days; day++) {
        writing of = {
            .demand = demand, .rules = rules, .first = day, .end = day + 1, .whole = true};
        RONDE_TRY(solve(out, &weighted, &of, error));
    }
    writing least = {.demand = demand, .rules = rules, .end = days};
    RONDE_TRY(solve(out, &bound, &least, error));
    for (int32_t skill = 0; skill < skills; skill++) {
        sign_contracts(out, rules, skill);
    }
    out->bound = (int32_t)ceil(bound / per_hour * 100.0 / rules->present - 1e-6);
    return RONDE_OK;
}

ronde_status ronde_staffing_make_do(ronde_staffing *out,
                                    const ronde_staffing_demand *demand,
                                    const ronde_staffing_rules *rules,
                                    const ronde_staffing_staff *staff,
                                    ronde_error *error)
{
    double bound = 0.0;
    writing of = {.demand = demand, .rules = rules, .staff = staff, .end = days, .whole = true};
    *out = (ronde_staffing){.optimal = true, .staff = *staff};
    RONDE_TRY(solve(out, &bound, &of, error));
    out->bound = (int32_t)floor(bound * (double)RONDE_MINUTE);
    return RONDE_OK;
}

ronde_time ronde_staffing_demand_sum(const ronde_staffing_demand *demand)
{
    ronde_time sum = 0;
    for (int32_t day = 0; day < days; day++) {
        for (int32_t part = 0; part < RONDE_STAFFING_PARTS; part++) {
            for (int32_t skill = 0; skill < skills; skill++) {
                sum += demand->work[day][part][skill];
            }
        }
    }
    return sum;
}

ronde_time ronde_staffing_undone_sum(const ronde_staffing *staffing)
{
    ronde_time sum = 0;
    for (int32_t day = 0; day < days; day++) {
        for (int32_t half = 0; half < halves; half++) {
            for (int32_t skill = 0; skill < skills; skill++) {
                sum += staffing->undone[day][half][skill];
            }
        }
    }
    return sum;
}
