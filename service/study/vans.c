/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/vans.h"

#include "instances/model/check.h"
#include "service/app/travel.h"
#include "service/study/vans_parts.h"

/* What goes along through all days. */
typedef struct work {
    ronde_van_study *study;
    const ronde_van_study_options *options;
    const ronde_van_hooks *hooks;
    ronde_faults *faults;
    ronde_error *error;
} work;

static bool should_stop(void *payload)
{
    const work *at = payload;
    return at->hooks->should_stop != NULL && at->hooks->should_stop(at->hooks->payload);
}

/* A plan that breaks a rule is no figure. */
static ronde_status
judge(const ronde_instance *instance, const ronde_plan *plan, ronde_error *error)
{
    ronde_verdict verdict = {0};
    ronde_status status = ronde_check(&verdict, instance, plan, error);
    if (status == RONDE_OK && verdict.violations.count > 0) {
        status = ronde_fail(error, RONDE_EBUG, NULL, "a plan of vans is not allowed: %s",
                            verdict.violations.items[0].text);
    }
    ronde_verdict_clear(&verdict);
    return status;
}

int64_t ronde_van_iterations(const ronde_instance *instance, int64_t asked)
{
    int64_t usual =
        RONDE_VAN_ITERATIONS_LEAST + (int64_t)instance->task_count * RONDE_VAN_ITERATIONS_STOP;
    return asked > 0 ? asked : usual;
}

static ronde_status plan_stops(ronde_plan *out,
                               const ronde_instance *instance,
                               const ronde_van_search *search,
                               ronde_error *error)
{
    const ronde_solve_options options = {.seed = search->seed,
                                         .iterations =
                                             ronde_van_iterations(instance, search->iterations),
                                         .no_reasons = true};
    RONDE_TRY(ronde_solve(out, instance, &options, &search->hooks, error));
    if (search->hooks.should_stop != NULL && search->hooks.should_stop(search->hooks.payload)) {
        return ronde_fail(error, RONDE_ESTOPPED, NULL, "stopped while vans were planned");
    }
    if (search->done != NULL) {
        *search->done += out->run.iterations;
    }
    return judge(instance, out, error);
}

ronde_status ronde_van_day_plan(ronde_van_figures *out,
                                ronde_van_arrivals *arrivals,
                                const ronde_van_day *of,
                                const ronde_van_search *search,
                                ronde_error *error)
{
    ronde_plan plan = {0};
    ronde_status status =
        of->instance->task_count > 0 ? plan_stops(&plan, of->instance, search, error) : RONDE_OK;
    if (status == RONDE_OK) {
        status = ronde_van_account_day(out, arrivals, of->laundry, of->parameters, of->day,
                                       of->instance, &plan, error);
    }
    ronde_plan_clear(&plan);
    return status;
}

static ronde_status run_day(ronde_van_week *week,
                            ronde_van_arrivals *arrivals,
                            work *at,
                            const ronde_laundry_week *laundry,
                            int32_t day)
{
    const ronde_van_study_options *options = at->options;
    const ronde_van_search search = {.seed = options->laundry.seed,
                                     .iterations = options->iterations,
                                     .done = &at->study->iterations,
                                     .hooks = {.should_stop = should_stop, .payload = at}};
    ronde_instance *instance = NULL;
    RONDE_TRY(ronde_laundry_build(&instance, laundry, day, at->error));
    ronde_status status =
        instance->task_count > 0
            ? ronde_travel_attach(instance, options->map_path, at->faults, at->error)
            : RONDE_OK;
    if (status == RONDE_OK) {
        const ronde_van_day of = {laundry, &options->laundry.parameters, day, instance};
        status = ronde_van_day_plan(&week->days[day], arrivals, &of, &search, at->error);
    }
    ronde_instance_free(instance);
    return status;
}

static ronde_status run_form(work *at, ronde_van_form form)
{
    ronde_laundry_week *laundry = NULL;
    ronde_laundry_options options = at->options->laundry;
    options.form = form;
    RONDE_TRY(ronde_laundry_draw(&laundry, &options, at->options->users, at->options->user_count,
                                 at->error));
    ronde_van_week *week = &at->study->weeks[at->study->week_count++];
    *week = (ronde_van_week){.form = form};
    (void)ronde_laundry_points(laundry, &week->points);
    int32_t most = at->options->most_days;
    int32_t day_count = ronde_laundry_days(laundry);
    at->study->day_count = most > 0 && most < day_count ? most : day_count;
    ronde_van_arrivals arrivals = {0};
    ronde_status status = RONDE_OK;
    for (int32_t day = 0; status == RONDE_OK && day < at->study->day_count; day++) {
        if (at->hooks->on_day != NULL) {
            at->hooks->on_day(form, day, at->study->day_count, at->hooks->payload);
        }
        status = run_day(week, &arrivals, at, laundry, day);
    }
    if (status == RONDE_OK) {
        ronde_van_account_week(week, &arrivals, laundry, &options.parameters);
    }
    ronde_array_clear(&arrivals);
    ronde_laundry_free(laundry);
    return status;
}

ronde_status ronde_van_study_run(ronde_van_study *out,
                                 const ronde_van_study_options *options,
                                 const ronde_van_hooks *hooks,
                                 ronde_faults *faults,
                                 ronde_error *error)
{
    static const ronde_van_hooks no_hooks = {0};
    ronde_van_study study = {.users = options->user_count,
                             .parameters = options->laundry.parameters,
                             .seed = options->laundry.seed,
                             .start_date = options->laundry.start_date};
    work at = {&study, options, hooks != NULL ? hooks : &no_hooks, faults, error};
    bool usual = true;
    for (int form = 0; form < RONDE_VAN_FORMS; form++) {
        usual = usual && !options->forms[form];
    }
    for (int form = 0; form < RONDE_VAN_FORMS; form++) {
        if (options->forms[form] || (usual && form != RONDE_VANS_DROP)) {
            RONDE_TRY(run_form(&at, (ronde_van_form)form));
        }
    }
    *out = study;
    return RONDE_OK;
}
