/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/demand_town.h"

#include "instances/base/alloc.h"
#include "service/app/homes.h"
#include "service/app/people.h"
#include "service/app/travel.h"
#include "service/study/arms/travel_store.h"

enum { unit = RONDE_STUDY_SCALE, weeks_of_a_year = 52, days_at_most = 500 };

struct ronde_study_town {
    ronde_study_town_options options;
    ronde_population *population;
    ronde_demand demand;
    ronde_travel_store *travel; /* by provider; of options.like where there is one */
};

/* Minutes that are delivered of those granted. */
static int32_t delivered(const ronde_study_values *values, ronde_study_parameter minutes)
{
    int64_t of = values->of[minutes] * values->of[RONDE_PARAMETER_DELIVERED_SHARE] / unit;
    return (int32_t)((of + unit / 2) / unit);
}

int32_t ronde_study_town_rest_minutes(const ronde_study_values *values)
{
    return delivered(values, RONDE_PARAMETER_REST_MINUTES);
}

ronde_population_arm ronde_study_town_arm(const ronde_study_town *town, int32_t arm)
{
    const ronde_study_town_options *with = &town->options;
    if (arm == 0) {
        return (ronde_population_arm){.laundry = RONDE_ARM_HOME, .provider = RONDE_NONE};
    }
    const int64_t *of = with->values.of;
    return (ronde_population_arm){.laundry = RONDE_ARM_CENTRAL,
                                  .replace = with->policy == RONDE_VERVANGEN,
                                  .take_up = (int32_t)with->take_ups[arm - 1],
                                  .exceptions = (int32_t)of[RONDE_PARAMETER_EXCEPTIONS],
                                  .rest_minutes = ronde_study_town_rest_minutes(&with->values),
                                  .provider = RONDE_NONE};
}

/* A day without travel times. */
static ronde_status draw_day(ronde_instance **out,
                             const ronde_study_town *town,
                             const ronde_demand_day *which,
                             ronde_error *error)
{
    ronde_population_arm arm = ronde_study_town_arm(town, which->arm);
    arm.provider = which->provider;
    arm.waiting = which->waiting;
    return ronde_population_day(out, town->population, which->day, &arm, error);
}

/* Whom the store does not know (somebody who was away on all of the days it was filled from) gets
 * the same travel times from the map. */
static ronde_status build(ronde_instance **out,
                          const ronde_demand *demand,
                          const ronde_demand_day *which,
                          ronde_error *error)
{
    const ronde_study_town *town = demand->source;
    ronde_instance *day = NULL;
    RONDE_TRY(draw_day(&day, town, which, error));
    ronde_faults faults = {0};
    ronde_status status = ronde_travel_store_attach(&town->travel[which->provider], day, error);
    if (status == RONDE_OK) {
        status =
            ronde_travel_attach_map(day, town->options.map, town->options.map_path, &faults, error);
    }
    ronde_faults_clear(&faults);
    if (status == RONDE_OK) {
        *out = day;
    } else {
        ronde_instance_free(day);
    }
    return status;
}

/* Travel times between all whom two weeks of days have, with their waiting list. */
static ronde_status fill_travel(ronde_study_town *town, int32_t provider, ronde_error *error)
{
    enum { two_weeks = 10 };
    ronde_travel_store *store = &town->travel[provider];
    for (int32_t day = 0; day < two_weeks; day++) {
        const ronde_demand_day which = {
            .day = day, .provider = provider, .waiting = town->options.waiting};
        ronde_instance *drawn = NULL;
        RONDE_TRY(draw_day(&drawn, town, &which, error));
        ronde_status status = ronde_travel_store_note(store, drawn, error);
        ronde_instance_free(drawn);
        RONDE_TRY(status);
    }
    return ronde_travel_store_fill(store, town->options.map, error);
}

static ronde_demand_home home_of(const ronde_demand *demand, const char *place)
{
    const ronde_study_town *town = demand->source;
    int32_t found = ronde_population_find(town->population, place);
    if (found == RONDE_NONE) {
        return (ronde_demand_home){.area = RONDE_NONE};
    }
    ronde_population_person person = ronde_population_resident(town->population, found);
    return (ronde_demand_home){.area = person.district, .lonely = person.lonely};
}

/* A share in whole percent. */
static int32_t percent(int64_t share)
{
    return (int32_t)((share * 100 + unit / 2) / unit);
}

static ronde_population_options population_of(const ronde_study_town_options *with)
{
    const ronde_study_values *values = &with->values;
    const int64_t *of = values->of;
    ronde_population_options made = ronde_population_options_default();
    made.seed = with->seed;
    made.residents = with->residents;
    made.helpers =
        with->like != NULL ? ronde_population_helpers(with->like->population) : with->helpers;
    made.providers = with->providers;
    made.name = "study";
    made.day.laundry_share = of[RONDE_PARAMETER_BASE_CLIENTS] > 0
                                 ? (int32_t)(of[RONDE_PARAMETER_LAUNDRY_CLIENTS] * 100 /
                                             of[RONDE_PARAMETER_BASE_CLIENTS])
                                 : 0;
    made.day.laundry_share = made.day.laundry_share < 100 ? made.day.laundry_share : 100;
    made.day.bedding_share = percent(of[RONDE_PARAMETER_BEDDING_SHARE]);
    made.day.bedding_minutes = delivered(values, RONDE_PARAMETER_BEDDING_MINUTES);
    made.day.full_minutes = delivered(values, RONDE_PARAMETER_FULL_MINUTES);
    made.day.return_share = percent(of[RONDE_PARAMETER_RETURN_SHARE]);
    made.day.access_seconds = (int32_t)(of[RONDE_PARAMETER_ACCESS_MINUTES] * 60 / unit);
    made.own.visit_percent = percent(of[RONDE_PARAMETER_DELIVERED_SHARE]);
    made.own.cancel_share = 100 - percent(of[RONDE_PARAMETER_WEEKS] / weeks_of_a_year);
    return made;
}

static ronde_status draw(ronde_study_town *town, ronde_error *error)
{
    ronde_population_options options = population_of(&town->options);
    int32_t count = ronde_population_addresses(&options);
    ronde_address *homes = NULL;
    RONDE_TRY(ronde_homes_draw(&homes, town->options.map, options.seed, count, error));
    ronde_status status = ronde_population_draw(&town->population, &options, homes, count, error);
    ronde_free(homes);
    return status == RONDE_OK && town->options.like != NULL
               ? ronde_population_keep_rounds(town->population, town->options.like->population,
                                              error)
               : status;
}

/* A file that says nothing of weekdays has everybody every day: as many visits as no week holds. */
static void warn_of_days(const ronde_population *population, ronde_csv_report *report)
{
    enum { every_day = 10 }; /* in two weeks */
    for (int32_t i = 0; i < ronde_population_residents(population); i++) {
        int32_t visits = 0;
        for (int32_t weekday = 0; weekday < every_day / 2; weekday++) {
            visits += ronde_population_visits(population, i, weekday);
        }
        if (visits < every_day) {
            return;
        }
    }
    ronde_faults_add_at(&report->faults, RONDE_WARNING, "study.weekdays", "clients", 0, 0,
                        "give a column with the days of each client, such as 'dagen'",
                        "every client is visited on every working day");
}

static ronde_status read_files(ronde_study_town *town, ronde_error *error)
{
    const ronde_study_town_files *files = &town->options.files;
    ronde_csv_report unwanted = {0};
    const ronde_people_request request = {.map = town->options.map_path,
                                          .clients = files->clients,
                                          .staff = files->staff,
                                          .columns = files->columns,
                                          .options = population_of(&town->options)};
    ronde_status status = ronde_people_open(
        &town->population, &request, files->report != NULL ? files->report : &unwanted, error);
    if (status == RONDE_OK && files->report != NULL) {
        warn_of_days(town->population, files->report);
    }
    ronde_csv_report_clear(&unwanted);
    return status;
}

static ronde_status fill_all_travel(ronde_study_town *town, ronde_error *error)
{
    int32_t providers = ronde_population_providers(town->population);
    if (town->options.like != NULL) {
        town->travel = town->options.like->travel;
        return RONDE_OK;
    }
    town->travel = ronde_alloc_zero((size_t)providers, sizeof *town->travel);
    if (town->travel == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for a town");
    }
    ronde_status status = RONDE_OK;
    for (int32_t i = 0; i < providers && status == RONDE_OK; i++) {
        status = fill_travel(town, i, error);
    }
    return status;
}

ronde_status ronde_study_town_open(ronde_study_town **out,
                                   const ronde_study_town_options *options,
                                   ronde_error *error)
{
    ronde_study_town *town = ronde_alloc_zero(1, sizeof *town);
    if (town == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for a town");
    }
    town->options = *options;
    ronde_status status =
        options->files.clients != NULL ? read_files(town, error) : draw(town, error);
    if (status == RONDE_OK) {
        status = fill_all_travel(town, error);
    }
    if (status != RONDE_OK) {
        ronde_study_town_free(town);
        return status;
    }
    town->demand = (ronde_demand){.arms = 1 + options->take_up_count,
                                  .providers = ronde_population_providers(town->population),
                                  .areas = ronde_population_districts(town->population),
                                  .days = days_at_most,
                                  .build = build,
                                  .home = home_of,
                                  .source = town};
    *out = town;
    return RONDE_OK;
}

void ronde_study_town_free(ronde_study_town *town)
{
    if (town != NULL) {
        bool own = town->options.like == NULL && town->travel != NULL;
        for (int32_t i = 0; own && i < ronde_population_providers(town->population); i++) {
            ronde_travel_store_clear(&town->travel[i]);
        }
        ronde_free(own ? town->travel : NULL);
        ronde_population_free(town->population);
        ronde_free(town);
    }
}

const ronde_demand *ronde_study_town_demand(const ronde_study_town *town)
{
    return &town->demand;
}

const ronde_population *ronde_study_town_population(const ronde_study_town *town)
{
    return town->population;
}

const ronde_study_town_options *ronde_study_town_options_of(const ronde_study_town *town)
{
    return &town->options;
}

ronde_study_town_people ronde_study_town_people_of(const ronde_study_town *town,
                                                   int32_t arm,
                                                   int32_t area,
                                                   int32_t provider)
{
    const ronde_population_arm with = ronde_study_town_arm(town, arm);
    ronde_study_town_people sum = {0};
    for (int32_t i = 0; i < ronde_population_residents(town->population); i++) {
        ronde_population_person person = ronde_population_resident(town->population, i);
        if ((area != RONDE_NONE && person.district != area) ||
            (provider != RONDE_NONE && person.provider != provider)) {
            continue;
        }
        ronde_laundry_fate fate = ronde_population_fate(town->population, i, &with);
        sum.residents++;
        bool has_laundry = person.laundry != RONDE_LAUNDRY_NONE;
        sum.laundry += has_laundry ? 1 : 0;
        sum.lonely += has_laundry && person.lonely ? 1 : 0;
        sum.users += fate == RONDE_FATE_CENTRAL ? 1 : 0;
        sum.without += fate == RONDE_FATE_WITHOUT ? 1 : 0;
    }
    return sum;
}
