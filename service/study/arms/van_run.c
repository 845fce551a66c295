/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/van_run.h"

#include "service/app/travel.h"
#include "service/study/arms/run_document.h"

#include <string.h>

/* Bags are no part of an instance, but of the result. */
static ronde_status add_bags(ronde_digest *digest, const ronde_van_day *of, ronde_error *error)
{
    int32_t count = 0;
    ronde_laundry_stop *stops = ronde_laundry_stops(of->laundry, of->day, &count);
    if (stops == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the stops of a day");
    }
    for (int32_t i = 0; i < count; i++) {
        const ronde_laundry_stop *stop = &stops[i];
        const int64_t says[] = {stop->dirty, stop->clean, stop->grams, stop->due};
        for (size_t k = 0; k < sizeof says / sizeof says[0]; k++) {
            ronde_digest_add_number(digest, says[k]);
        }
    }
    ronde_free(stops);
    const ronde_laundry_batch *batches = ronde_laundry_batches(of->laundry, &count);
    for (int32_t i = 0; i < count; i++) {
        if (batches[i].out == of->day) {
            ronde_digest_add_number(digest, batches[i].bags);
            ronde_digest_add_number(digest, batches[i].after_visit);
            ronde_digest_add_number(digest, batches[i].postponed);
        }
    }
    return RONDE_OK;
}

/* Everything that the result depends on. */
static ronde_status make_key(char key[RONDE_DIGEST_TEXT],
                             const ronde_van_run_order *order,
                             const ronde_van_day *of,
                             ronde_error *error)
{
    ronde_digest digest = ronde_digest_start();
    ronde_digest_add(&digest, order->engine, strlen(order->engine));
    ronde_digest_add_number(&digest, (int64_t)order->search.seed);
    ronde_digest_add_number(&digest, ronde_van_iterations(of->instance, order->search.iterations));
    ronde_digest_add_number(&digest, of->day);
    const int32_t parameters[] = {
#define X(name, value, low, high, unit, source) of->parameters->name,
#include "instances/generate/laundry_parameters.def"
#undef X
    };
    for (size_t i = 0; i < sizeof parameters / sizeof parameters[0]; i++) {
        ronde_digest_add_number(&digest, parameters[i]);
    }
    RONDE_TRY(ronde_digest_add_instance(&digest, of->instance, error));
    RONDE_TRY(add_bags(&digest, of, error));
    ronde_digest_text(key, &digest);
    return RONDE_OK;
}

static ronde_status plan_and_write(const ronde_van_run_order *order,
                                   const ronde_van_day *of,
                                   const char *key,
                                   ronde_error *error)
{
    ronde_van_figures figures = {0};
    ronde_van_arrivals arrivals = {0};
    ronde_status status = ronde_van_day_plan(&figures, &arrivals, of, &order->search, error);
    if (status == RONDE_OK) {
        status = ronde_van_run_write(&figures, &arrivals, order->folder, key, error);
    }
    ronde_array_clear(&arrivals);
    return status;
}

static ronde_status do_day(char key[RONDE_DIGEST_TEXT],
                           bool *found,
                           const ronde_van_run_order *order,
                           ronde_instance *instance,
                           ronde_error *error)
{
    ronde_van_day of = order->of;
    of.instance = instance;
    ronde_faults faults = {0};
    ronde_status status =
        instance->task_count > 0
            ? ronde_travel_attach_map(instance, order->map, order->map_path, &faults, error)
            : RONDE_OK;
    ronde_faults_clear(&faults);
    RONDE_TRY(status);
    RONDE_TRY(make_key(key, order, &of, error));
    *found = ronde_run_document_exists(order->folder, key);
    return *found ? RONDE_OK : plan_and_write(order, &of, key, error);
}

ronde_status ronde_van_run_do(char key[RONDE_DIGEST_TEXT],
                              bool *found,
                              const ronde_van_run_order *order,
                              ronde_error *error)
{
    ronde_instance *instance = NULL;
    RONDE_TRY(ronde_laundry_build(&instance, order->of.laundry, order->of.day, error));
    ronde_status status = do_day(key, found, order, instance, error);
    ronde_instance_free(instance);
    return status;
}
