/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/study_rounds.h"

#include "instances/base/file.h"
#include "service/app/pipeline.h"
#include "service/cli/interrupt.h"
#include "service/cli/output.h"

#include <stdio.h>
#include <string.h>

enum { failures_in_a_row = 20, retry_iterations = 1500, largest_program = 1 << 28 };
static const double narrow_share = 0.05; /* sota.md, C.5 */

ronde_rounds_settings ronde_rounds_settings_none(void)
{
    return (ronde_rounds_settings){.residents = -1,
                                   .helpers = -1,
                                   .providers = -1,
                                   .days = -1,
                                   .most_days = -1,
                                   .seeds = -1,
                                   .iterations = -1,
                                   .waiting = -1,
                                   .threads = 1,
                                   .vans = -1,
                                   .arms = "return;central"};
}

/* The study's rounds with what the command line says instead. */
static ronde_study_rounds merge(const ronde_study *study, const ronde_rounds_settings *settings)
{
    ronde_study_rounds made = study->rounds;
    const struct {
        long long given;
        int32_t *target;
    } sizes[] = {{settings->residents, &made.residents}, {settings->helpers, &made.helpers},
                 {settings->providers, &made.providers}, {settings->days, &made.days},
                 {settings->most_days, &made.most_days}, {settings->seeds, &made.seeds},
                 {settings->waiting, &made.waiting}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        *sizes[i].target = sizes[i].given >= 0 ? (int32_t)sizes[i].given : *sizes[i].target;
    }
    made.iterations = settings->iterations >= 0 ? settings->iterations : made.iterations;
    made.vans = settings->vans >= 0 ? settings->vans : made.vans;
    made.map = settings->map != NULL ? settings->map : made.map;
    made.most_days = made.most_days < made.days ? made.days : made.most_days;
    if (made.take_up_count == 0) {
        made.take_up_count = 1;
        made.take_ups[0] = study->ranges[RONDE_PARAMETER_TAKE_UP].medium;
    }
    return made;
}

/* Another program may plan otherwise: its runs are not taken for ours. */
static ronde_status tell_engine(char out[RONDE_DIGEST_TEXT], ronde_error *error)
{
    ronde_text program = {0};
    ronde_digest digest = ronde_digest_start();
    ronde_digest_add(&digest, RONDE_VERSION, strlen(RONDE_VERSION));
    ronde_status status = ronde_file_read(&program, "/proc/self/exe", largest_program, NULL);
    if (status == RONDE_OK) {
        ronde_digest_add(&digest, program.data, program.length);
    }
    ronde_text_clear(&program);
    ronde_digest_text(out, &digest);
    return status == RONDE_ENOMEM ? ronde_fail(error, status, "", "no memory for a study")
                                  : RONDE_OK;
}

static void tell(void *payload, const ronde_rounds_progress *progress)
{
    const ronde_cli *cli = payload;
    long long left = (long long)(progress->seconds_left + 0.5);
    char time[64] = "";
    if (progress->seconds_left >= 0) {
        snprintf(time, sizeof time, ", about %lld:%02lld:%02lld left for them", left / 3600,
                 left / 60 % 60, left % 60);
    }
    char part[64] = "";
    if (progress->parts > 0) {
        snprintf(part, sizeof part, "part %d of %d, ", (int)progress->part, (int)progress->parts);
    }
    ronde_cli_progress(cli, "%s%s %d: %d of %d runs%s%s", part,
                       progress->vans ? "vans, days" : "up to day", (int)progress->days,
                       (int)progress->done, (int)progress->count,
                       progress->found == progress->done ? ", all of an earlier study" : "", time);
}

/* How the rounds are planned; texts are in *of. */
typedef struct manner {
    char runs[1000], engine[RONDE_DIGEST_TEXT];
    ronde_rounds_options options;
} manner;

static ronde_status make_manner(manner *of,
                                const ronde_cli *cli,
                                const ronde_study_rounds *with,
                                const ronde_rounds_settings *settings,
                                const char *folder,
                                ronde_error *error)
{
    RONDE_TRY(tell_engine(of->engine, error));
    snprintf(of->runs, sizeof of->runs, "%s/runs", folder);
    of->options = (ronde_rounds_options){.days = with->days,
                                         .most_days = with->most_days,
                                         .seeds = with->seeds,
                                         .seed = (uint64_t)with->seed,
                                         .narrow = narrow_share,
                                         .effort = {.iterations = with->iterations,
                                                    .waiting = with->waiting,
                                                    .failures = failures_in_a_row,
                                                    .retries = retry_iterations,
                                                    .engine = of->engine},
                                         .folder = of->runs,
                                         .processes = (int)settings->threads,
                                         .clock = ronde_clock_wall(),
                                         .should_stop = ronde_interrupt_hook,
                                         .on_progress = tell,
                                         .payload = (void *)(uintptr_t)cli};
    ronde_interrupt_defer();
    return RONDE_OK;
}

ronde_status ronde_rounds_plan(ronde_rounds *out,
                               const ronde_cli *cli,
                               const ronde_demand *demand,
                               const ronde_study_rounds *with,
                               int threads,
                               const char *folder,
                               ronde_error *error)
{
    manner of;
    const ronde_rounds_settings settings = {.threads = threads};
    RONDE_TRY(make_manner(&of, cli, with, &settings, folder, error));
    ronde_status status = ronde_rounds_make(out, demand, &of.options, error);
    ronde_cli_progress_end(cli);
    return status;
}

/* The arms of a given day: "return;central". */
static ronde_status split_arms(ronde_planned_rounds *out, int32_t *count, ronde_error *error)
{
    *count = 0;
    for (char *at = out->arms; at != NULL && *count < RONDE_ARMS_MOST;) {
        char *end = strchr(at, ';');
        out->day.allow[(*count)++] = at;
        at = end != NULL ? end + 1 : NULL;
        if (end != NULL) {
            *end = '\0';
        }
    }
    return *count >= 2 ? RONDE_OK
                       : ronde_fail(error, RONDE_EINPUT, "--arms",
                                    "two arms at least are needed, as in 'return;central'");
}

/* Reads the day in each arm, for its faults. */
static ronde_status
look_at_day(const ronde_given_day *day, int32_t arms, ronde_faults *faults, ronde_error *error)
{
    for (int32_t arm = 0; arm < arms; arm++) {
        const ronde_input_options options = {.map_path = day->map_path, .allow = day->allow[arm]};
        ronde_instance *instance = NULL;
        RONDE_TRY(ronde_input_load(&instance, day->path, &options, faults, error));
        ronde_instance_free(instance);
    }
    return RONDE_OK;
}

static ronde_status plan_day(ronde_planned_rounds *out,
                             const ronde_cli *cli,
                             ronde_study_rounds *with,
                             const ronde_rounds_settings *settings,
                             const char *folder,
                             ronde_faults *faults,
                             ronde_error *error)
{
    int32_t arms = 0;
    manner of;
    snprintf(out->arms, sizeof out->arms, "%s", settings->arms);
    out->day.path = settings->day;
    out->day.map_path = with->map;
    RONDE_TRY(split_arms(out, &arms, error));
    RONDE_TRY(look_at_day(&out->day, arms, faults, error));
    with->waiting = 0;
    RONDE_TRY(make_manner(&of, cli, with, settings, folder, error));
    const ronde_demand demand = ronde_demand_of_day(&out->day, arms);
    ronde_rounds rounds = {0};
    RONDE_TRY(ronde_rounds_make(&rounds, &demand, &of.options, error));
    RONDE_TRY(ronde_found_work_out(&out->found, &rounds, NULL, NULL, &out->day, error));
    out->found.day_plans = &out->day_plans;
    return ronde_day_plans_make(&out->day_plans, &demand, &of.options.effort, of.options.seed,
                                error);
}

/* What is planned beside the days of the town itself, where it is asked for. */
static ronde_status plan_more(ronde_planned_rounds *out,
                              const ronde_study *study,
                              int vans,
                              const ronde_study_town_options *town,
                              const ronde_rounds_options *with,
                              const ronde_rounds_settings *settings,
                              ronde_error *error)
{
    enum { week_days = 5 };
    ronde_found *found = &out->found;
    const ronde_sampling_options asked = {.points = (int32_t)settings->points,
                                          .days = week_days,
                                          .seeds = 1,
                                          .samples = (size_t)settings->samples,
                                          .seed = (uint64_t)settings->seed,
                                          .usable = found->arms[1].usable};
    if (vans != RONDE_VANS_NONE) {
        RONDE_TRY(ronde_van_arms_make(&found->vans, study, out->town, vans == RONDE_VANS_BOTH, with,
                                      error));
    }
    if (settings->bias) {
        RONDE_TRY(ronde_bias_make(&found->bias, town, with, error));
    }
    return settings->points > 0
               ? ronde_sampling_make(&found->sampling, study, out->town, town, with, &asked, error)
               : RONDE_OK;
}

static ronde_status plan_town(ronde_planned_rounds *out,
                              const ronde_cli *cli,
                              const ronde_study *study,
                              const ronde_study_rounds *with,
                              const ronde_rounds_settings *settings,
                              const char *folder,
                              ronde_error *error)
{
    if (with->map == NULL) {
        return ronde_fail(error, RONDE_EINPUT, "/rounds/map",
                          "planned rounds need a map: give --map TOWN.rmap (or --closed, to work "
                          "it out by arithmetic alone)");
    }
    RONDE_TRY(ronde_map_open(&out->map, with->map, error));
    ronde_study_town_options options = {.map = out->map,
                                        .map_path = with->map,
                                        .policy = study->policy,
                                        .values = ronde_study_medium(study),
                                        .residents = with->residents,
                                        .helpers = with->helpers,
                                        .providers = with->providers,
                                        .waiting = with->waiting,
                                        .files = settings->files,
                                        .seed = (uint64_t)with->seed,
                                        .take_up_count = with->take_up_count};
    memcpy(options.take_ups, with->take_ups, sizeof with->take_ups);
    RONDE_TRY(ronde_study_town_open(&out->town, &options, error));
    manner of;
    ronde_rounds rounds = {0};
    RONDE_TRY(make_manner(&of, cli, with, settings, folder, error));
    RONDE_TRY(ronde_rounds_make(&rounds, ronde_study_town_demand(out->town), &of.options, error));
    RONDE_TRY(ronde_found_work_out(&out->found, &rounds, out->town, &options, NULL, error));
    return plan_more(out, study, with->vans, &options, &of.options, settings, error);
}

ronde_status ronde_planned_rounds_make(ronde_planned_rounds *out,
                                       const ronde_cli *cli,
                                       const ronde_study *study,
                                       const ronde_rounds_settings *settings,
                                       const char *folder,
                                       ronde_faults *faults,
                                       ronde_error *error)
{
    ronde_study_rounds with = merge(study, settings);
    ronde_status status = settings->day != NULL
                              ? plan_day(out, cli, &with, settings, folder, faults, error)
                              : plan_town(out, cli, study, &with, settings, folder, error);
    ronde_cli_progress_end(cli);
    return status;
}

void ronde_planned_rounds_clear(ronde_planned_rounds *rounds)
{
    ronde_found_clear(&rounds->found);
    ronde_day_plans_clear(&rounds->day_plans);
    ronde_study_town_free(rounds->town);
    ronde_map_free(rounds->map);
    *rounds = (ronde_planned_rounds){0};
}
