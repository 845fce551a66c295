/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The KPIs of a plan, its helpers and its providers. */
#include "instances/base/alloc.h"
#include "service/report/hidden_work.h"
#include "service/report/kpi_parts.h"

static ronde_status no_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the KPIs of a plan");
}

/* Hours that the shift is there for; those that are paid if it has no limit. */
static ronde_time hours_of(const ronde_shift *shift, ronde_time paid)
{
    if (shift->normal_duration < ronde_time_unlimited) {
        return shift->normal_duration;
    }
    ronde_time span = shift->latest < ronde_time_unlimited ? shift->latest - shift->earliest
                                                           : ronde_time_unlimited;
    ronde_time hours = span < shift->max_duration ? span : shift->max_duration;
    return hours < ronde_time_unlimited ? hours : paid;
}

static void add_shift(ronde_kpi_set *set, const ronde_shift *shift, ronde_time paid)
{
    ronde_time hours = hours_of(shift, paid);
    set->amounts[RONDE_KPI_SHIFTS]++;
    set->amounts[RONDE_KPI_SHIFT_TIME] += hours;
    set->amounts[RONDE_KPI_UNUSED_TIME] += hours > paid ? hours - paid : 0;
    set->amounts[RONDE_KPI_OVERTIME] += paid > hours ? paid - hours : 0;
}

static void
add_distance(ronde_kpi_set *set, const int32_t *grams, int32_t profile, int64_t distance)
{
    set->distances[profile] += distance;
    set->amounts[RONDE_KPI_DISTANCE] += distance;
    if (grams[profile] == RONDE_NONE) {
        set->amounts[RONDE_KPI_CO2_UNKNOWN] += distance;
    } else {
        set->amounts[RONDE_KPI_CO2] += distance * grams[profile]; /* m x g/km = mg */
    }
}

static void add_route(ronde_kpi_set *set, const ronde_route_figures *figures)
{
    set->amounts[RONDE_KPI_USED_SHIFTS] += figures->visits > 0 ? 1 : 0;
    set->amounts[RONDE_KPI_PAID_TIME] += figures->paid;
    set->amounts[RONDE_KPI_CLIENT_TIME] += figures->client;
    set->amounts[RONDE_KPI_TRAVEL_TIME] += figures->travel;
    set->amounts[RONDE_KPI_IDLE_TIME] += figures->waiting;
    set->amounts[RONDE_KPI_BREAK_TIME] += figures->pause;
    set->amounts[RONDE_KPI_LOADING_TIME] += figures->loading;
    set->amounts[RONDE_KPI_VISITS] += figures->visits;
    set->amounts[RONDE_KPI_RETURN_VISITS] += figures->return_visits;
    set->amounts[RONDE_KPI_RETURN_TRAVEL] += figures->return_travel;
}

/* What a computation reads. */
typedef struct source {
    const ronde_instance *instance;
    const ronde_plan *plan;
    const ronde_day_figures *figures;
    const ronde_time *paid; /* by shift */
    const int32_t *grams;   /* by profile */
} source;

static ronde_status fill(const ronde_kpi_level *level, const source *from, ronde_error *error)
{
    const ronde_instance *instance = from->instance;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        int32_t set = level->set_of[instance->shifts[i].resource];
        if (set != RONDE_NONE) {
            add_shift(&level->sets[set], &instance->shifts[i], from->paid[i]);
        }
    }
    for (size_t i = 0; i < from->plan->routes.count; i++) {
        const ronde_route *route = &from->plan->routes.items[i];
        int32_t resource = instance->shifts[route->shift].resource;
        int32_t set = level->set_of[resource];
        if (set == RONDE_NONE) {
            continue;
        }
        add_route(&level->sets[set], &from->figures->routes[i]);
        add_distance(&level->sets[set], from->grams, instance->resources[resource].profile,
                     from->figures->routes[i].distance);
        for (size_t k = 0; k < route->stop_count; k++) {
            const ronde_stop *stop = &from->plan->stops.items[route->first_stop + k];
            if (ronde_is_visit(stop)) {
                ronde_kpi_add_visit(&level->sets[set], instance, stop, route->shift);
            }
        }
    }
    return ronde_kpi_add_moments(level, instance, from->plan, error);
}

/* Sets with room for their distances. */
static ronde_kpi_set *take_sets(ronde_arena *arena, size_t count, int32_t profiles)
{
    ronde_kpi_set *sets = ronde_arena_take(arena, count + 1, sizeof *sets);
    for (size_t i = 0; i < count && sets != NULL; i++) {
        sets[i].id = sets[i].label = sets[i].mode = "";
        sets[i].distances = ronde_arena_take(arena, (size_t)profiles + 1, sizeof(int64_t));
        if (sets[i].distances == NULL) {
            return NULL;
        }
    }
    return sets;
}

static ronde_status fill_plan(ronde_kpis *out, const source *from, ronde_error *error)
{
    const ronde_instance *instance = from->instance;
    int32_t *set_of =
        ronde_arena_take(out->arena, (size_t)instance->resource_count + 1, sizeof *set_of);
    ronde_kpi_set *set = take_sets(out->arena, 1, instance->profile_count);
    if (set_of == NULL || set == NULL) {
        return no_memory(error);
    }
    const ronde_kpi_level level = {set, 1, set_of};
    RONDE_TRY(fill(&level, from, error));
    RONDE_TRY(ronde_kpi_add_unserved(set, instance, from->plan, error));
    out->plan = *set;
    return RONDE_OK;
}

static ronde_status fill_helpers(ronde_kpis *out, const source *from, ronde_error *error)
{
    const ronde_instance *instance = from->instance;
    size_t most = (size_t)instance->resource_count;
    int32_t *set_of = ronde_arena_take(out->arena, most + 1, sizeof *set_of);
    ronde_kpi_set *sets = take_sets(out->arena, most, instance->profile_count);
    if (set_of == NULL || sets == NULL) {
        return no_memory(error);
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        set_of[instance->shifts[i].resource] = 1; /* has a shift */
    }
    int32_t count = 0;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        const ronde_resource *resource = &instance->resources[i];
        set_of[i] = set_of[i] == 1 ? count++ : RONDE_NONE;
        if (set_of[i] != RONDE_NONE) {
            sets[set_of[i]].id = resource->id;
            sets[set_of[i]].label = resource->label;
            sets[set_of[i]].mode = instance->profiles[resource->profile].name;
        }
    }
    const ronde_kpi_level level = {sets, (size_t)count, set_of};
    RONDE_TRY(fill(&level, from, error));
    out->helpers = sets;
    out->helper_count = (size_t)count;
    return RONDE_OK;
}

/* Groups the resources by provider; *out is none if no resource has one. */
static ronde_status group_providers(ronde_idmap *out,
                                    int32_t *set_of,
                                    const ronde_instance *instance,
                                    ronde_error *error)
{
    bool any = false;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        any = any || instance->resources[i].provider[0] != '\0';
    }
    for (int32_t i = 0; i < instance->resource_count && any; i++) {
        bool added = false;
        if (!ronde_idmap_add(out, instance->resources[i].provider, &set_of[i], &added)) {
            return no_memory(error);
        }
    }
    return RONDE_OK;
}

static ronde_status fill_providers(ronde_kpis *out, const source *from, ronde_error *error)
{
    const ronde_instance *instance = from->instance;
    ronde_idmap names = {0};
    int32_t *set_of =
        ronde_arena_take(out->arena, (size_t)instance->resource_count + 1, sizeof *set_of);
    ronde_status status =
        set_of != NULL ? group_providers(&names, set_of, instance, error) : no_memory(error);
    size_t count = names.count;
    ronde_idmap_clear(&names);
    if (status != RONDE_OK || count == 0) {
        return status;
    }
    ronde_kpi_set *sets = take_sets(out->arena, count, instance->profile_count);
    if (sets == NULL) {
        return no_memory(error);
    }
    for (int32_t i = 0; i < instance->resource_count; i++) {
        sets[set_of[i]].id = sets[set_of[i]].label = instance->resources[i].provider;
    }
    const ronde_kpi_level level = {sets, count, set_of};
    RONDE_TRY(fill(&level, from, error));
    out->providers = sets;
    out->provider_count = count;
    return RONDE_OK;
}

/* Everything that the sets are counted from, then the sets. */
static ronde_status compute(ronde_kpis *out,
                            const ronde_instance *instance,
                            const ronde_plan *plan,
                            const ronde_day_figures *figures,
                            const ronde_co2_figures *co2,
                            ronde_error *error)
{
    ronde_time *paid =
        ronde_arena_take(out->arena, (size_t)instance->shift_count + 1, sizeof *paid);
    out->grams =
        ronde_arena_take(out->arena, (size_t)instance->profile_count + 1, sizeof *out->grams);
    if (paid == NULL || out->grams == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < plan->routes.count; i++) {
        paid[plan->routes.items[i].shift] += figures->routes[i].paid;
    }
    for (int32_t i = 0; i < instance->profile_count; i++) {
        out->grams[i] = ronde_co2_grams(co2, instance->profiles[i].name);
    }
    const source from = {instance, plan, figures, paid, out->grams};
    RONDE_TRY(fill_plan(out, &from, error));
    RONDE_TRY(ronde_hidden_work_list(out, instance, plan, error));
    RONDE_TRY(fill_helpers(out, &from, error));
    return fill_providers(out, &from, error);
}

ronde_status ronde_kpis_compute(ronde_kpis *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_co2_figures *co2,
                                ronde_error *error)
{
    enum { first_block = 16384 };
    ronde_day_figures figures = {0};
    RONDE_TRY(ronde_day_figures_compute(&figures, instance, plan, error));
    ronde_kpis made = {.arena = ronde_arena_new(first_block)};
    ronde_status status = made.arena != NULL ? compute(&made, instance, plan, &figures, co2, error)
                                             : no_memory(error);
    ronde_day_figures_clear(&figures);
    if (status != RONDE_OK) {
        ronde_kpis_clear(&made);
        return status;
    }
    *out = made;
    return RONDE_OK;
}
