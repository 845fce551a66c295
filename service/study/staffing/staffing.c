/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/staffing/staffing.h"

const ronde_parameter_text ronde_staffing_parameter_table[] = {
#define X(name, value, low, high, unit, source) {#name, value, low, high, unit, source},
#include "service/study/staffing/staffing_parameters.def"
#undef X
    {NULL, 0, 0, 0, NULL, NULL}};

static const ronde_time noon = 12 * RONDE_HOUR + 30 * RONDE_MINUTE;

ronde_staffing_parameters ronde_staffing_defaults(void)
{
    return (ronde_staffing_parameters){
#define X(name, value, low, high, unit, source) .name = (value),
#include "service/study/staffing/staffing_parameters.def"
#undef X
    };
}

static ronde_staffing_part part_of(const ronde_population_person *person)
{
    return person->has_window && person->window.latest <= noon     ? RONDE_STAFFING_MORNING
           : person->has_window && person->window.earliest >= noon ? RONDE_STAFFING_AFTERNOON
                                                                   : RONDE_STAFFING_EITHER;
}

void ronde_staffing_demand_of(ronde_staffing_demand *out,
                              const ronde_population *population,
                              const ronde_population_arm *arm)
{
    const ronde_population_options *options = ronde_population_options_of(population);
    int32_t kept = 100 - options->own.cancel_share;
    *out = (ronde_staffing_demand){0};
    for (int32_t i = 0; i < ronde_population_residents(population); i++) {
        ronde_population_person person = ronde_population_resident(population, i);
        if (arm->provider != RONDE_NONE && person.provider != arm->provider) {
            continue;
        }
        bool returns =
            person.returns && ronde_population_fate(population, i, arm) == RONDE_FATE_HOME;
        ronde_time minutes = ronde_population_minutes(population, i, arm) +
                             options->week.travel_minutes * (returns ? 2 : 1);
        ronde_staffing_skill skill = person.regie ? RONDE_STAFFING_REGIE : RONDE_STAFFING_BASE;
        for (int32_t day = 0; day < RONDE_STAFFING_DAYS; day++) {
            int32_t visits = ronde_population_visits(population, i, day);
            out->work[day][part_of(&person)][skill] +=
                minutes * RONDE_MINUTE * visits * kept / (2 * 100);
        }
    }
}

static ronde_time
work_sum(const ronde_staffing_demand *demand, ronde_staffing_part part, ronde_staffing_skill skill)
{
    ronde_time sum = 0;
    for (int32_t day = 0; day < RONDE_STAFFING_DAYS; day++) {
        sum += demand->work[day][part][skill];
    }
    return sum;
}

static ronde_time of_part(const ronde_staffing_demand *demand, ronde_staffing_part part)
{
    return work_sum(demand, part, RONDE_STAFFING_BASE) +
           work_sum(demand, part, RONDE_STAFFING_REGIE);
}

static ronde_time of_regie(const ronde_staffing_demand *demand)
{
    ronde_time sum = 0;
    for (ronde_staffing_part part = 0; part < RONDE_STAFFING_PARTS; part++) {
        sum += work_sum(demand, part, RONDE_STAFFING_REGIE);
    }
    return sum;
}

static int64_t divided(int64_t value, int64_t by)
{
    return by > 0 ? (value + by / 2) / by : 0;
}

/* Tenths of an hour. */
static int64_t tenths(ronde_time time)
{
    return divided(time * 10, RONDE_HOUR);
}

static void count_shifts(ronde_staffing_arm *of)
{
    for (int32_t day = 0; day < RONDE_STAFFING_DAYS; day++) {
        for (int32_t kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
            for (int32_t skill = 0; skill < RONDE_STAFFING_SKILLS; skill++) {
                int32_t count = of->need.shifts[day][kind][skill];
                of->figures[RONDE_STAFFING_FIGURE_SHIFTS] += count;
                of->figures[RONDE_STAFFING_FIGURE_FULL] += kind == RONDE_STAFFING_FULL ? count : 0;
            }
        }
    }
}

/* Who has clean laundry in a summer week: users of the service always, the others as often as their
 * visit takes place. */
static void count_laundry(ronde_staffing_arm *of, const ronde_population *population)
{
    int64_t fates[RONDE_FATE_WITHOUT + 1] = {0};
    for (int32_t i = 0; i < ronde_population_residents(population); i++) {
        int32_t provider = ronde_population_resident(population, i).provider;
        if (of->arm.provider == RONDE_NONE || provider == of->arm.provider) {
            fates[ronde_population_fate(population, i, &of->arm)]++;
        }
    }
    ronde_time work = ronde_staffing_demand_sum(&of->demand);
    ronde_time done = work - ronde_staffing_undone_sum(&of->summer);
    int64_t home = fates[RONDE_FATE_HOME];
    int64_t users = fates[RONDE_FATE_CENTRAL];
    of->figures[RONDE_STAFFING_FIGURE_LAUNDRY] = home + users + fates[RONDE_FATE_WITHOUT];
    of->figures[RONDE_STAFFING_FIGURE_USERS] = users;
    of->figures[RONDE_STAFFING_FIGURE_WITHOUT] = fates[RONDE_FATE_WITHOUT];
    of->figures[RONDE_STAFFING_FIGURE_SUMMER_CLEAN] = users + divided(home * done, work);
    of->figures[RONDE_STAFFING_FIGURE_SUMMER_DONE] = divided(done * 1000, work);
}

static void add_up(ronde_staffing_arm *of, const ronde_staffing_parameters *parameters)
{
    const ronde_staffing_staff *staff = &of->need.staff;
    int64_t *figures = of->figures;
    int32_t hours = staff->hours[RONDE_STAFFING_BASE] + staff->hours[RONDE_STAFFING_REGIE];
    figures[RONDE_STAFFING_FIGURE_WORK] = tenths(ronde_staffing_demand_sum(&of->demand));
    figures[RONDE_STAFFING_FIGURE_WORK_REGIE] = tenths(of_regie(&of->demand));
    figures[RONDE_STAFFING_FIGURE_WORK_MORNING] =
        tenths(of_part(&of->demand, RONDE_STAFFING_MORNING));
    figures[RONDE_STAFFING_FIGURE_WORK_AFTERNOON] =
        tenths(of_part(&of->demand, RONDE_STAFFING_AFTERNOON));
    figures[RONDE_STAFFING_FIGURE_CONTRACT] = hours;
    figures[RONDE_STAFFING_FIGURE_CONTRACT_REGIE] = staff->hours[RONDE_STAFFING_REGIE];
    figures[RONDE_STAFFING_FIGURE_CONTRACT_BOUND] = of->need.bound;
    figures[RONDE_STAFFING_FIGURE_PEOPLE] =
        staff->people[RONDE_STAFFING_BASE] + staff->people[RONDE_STAFFING_REGIE];
    figures[RONDE_STAFFING_FIGURE_FTE] = divided(10 * (int64_t)hours, parameters->fte_hours);
    figures[RONDE_STAFFING_FIGURE_SUMMER_UNDONE] = tenths(ronde_staffing_undone_sum(&of->summer));
    count_shifts(of);
}

ronde_status ronde_staffing_work_out(ronde_staffing_study *study,
                                     const ronde_population *population,
                                     ronde_error *error)
{
    const ronde_population_options *options = ronde_population_options_of(population);
    int32_t absent = options->own.absence_share;
    const ronde_staffing_rules usual = {.present = 100 - absent - options->week.leave_share,
                                        .filled = options->week.week_utilisation,
                                        .contract_mean = study->parameters.contract_mean,
                                        .full_most = study->parameters.full_most};
    ronde_staffing_rules summer = usual;
    summer.present = 100 - absent * options->own.summer_factor / 100;
    if (usual.present < 1 || summer.present < 1) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "nobody is left to work: %d %% present in usual weeks, %d %% in summer",
                          (int)usual.present, (int)summer.present);
    }
    for (int32_t i = 0; i < study->arm_count; i++) {
        ronde_staffing_arm *of = &study->arms[i];
        for (int32_t figure = 0; figure < RONDE_STAFFING_FIGURES; figure++) {
            of->figures[figure] = 0;
        }
        ronde_staffing_demand_of(&of->demand, population, &of->arm);
        RONDE_TRY(ronde_staffing_need(&of->need, &of->demand, &usual, error));
        RONDE_TRY(ronde_staffing_make_do(&of->summer, &of->demand, &summer,
                                         &study->arms[0].need.staff, error));
        add_up(of, &study->parameters);
        count_laundry(of, population);
    }
    return RONDE_OK;
}
