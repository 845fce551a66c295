/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town.h"

#include "instances/generate/town_access.h"
#include "instances/generate/town_blocks.h"
#include "instances/generate/town_emit.h"

#include <math.h>
#include <string.h>

ronde_town_options ronde_town_options_default(void)
{
    return (ronde_town_options){.seed = 1, .inhabitants = 40000, .lon = 67200000, .lat = 522100000};
}

static ronde_status check_options(const ronde_town_options *options, ronde_error *error)
{
    if (options->inhabitants < RONDE_TOWN_INHABITANTS_LEAST ||
        options->inhabitants > RONDE_TOWN_INHABITANTS_MOST) {
        return ronde_fail(error, RONDE_EINPUT, "inhabitants",
                          "the number of inhabitants is %d, allowed is %d to %d",
                          options->inhabitants, RONDE_TOWN_INHABITANTS_LEAST,
                          RONDE_TOWN_INHABITANTS_MOST);
    }
    if (options->lon < -1790000000 || options->lon > 1790000000 || options->lat < -750000000 ||
        options->lat > 750000000) {
        return ronde_fail(error, RONDE_EINPUT, "centre",
                          "the centre must lie between 179 degrees west and east and 75 degrees "
                          "south and north");
    }
    return RONDE_OK;
}

/* Paths that come out of a yard are closed to cars by a bollard. */
static void place_bollards(ronde_town_plan *plan)
{
    const ronde_town_mesh *mesh = &plan->mesh;
    for (size_t i = 0; i < mesh->halves.count; i++) {
        int32_t half = (int32_t)i;
        if (mesh->edges.items[i / 2].kind == RONDE_TOWN_PATH &&
            ronde_town_mesh_degree(mesh, half) == 2 &&
            ronde_town_kind_drives(
                ronde_town_mesh_at(mesh, ronde_town_mesh_turn(mesh, half))->kind)) {
            ronde_town_plan_sign(plan, mesh->halves.items[i].origin, RONDE_TOWN_SIGN_BOLLARD);
        }
    }
}

/* All stages up to the finished streets. */
static void draw_plan(ronde_town_plan *plan, const ronde_town_options *options)
{
    double scale = sqrt(options->inhabitants / 40000.0);
    plan->rng = ronde_rng_new(options->seed, 20);
    plan->radius = 1700 * scale;
    plan->middle_radius = 930 * scale;
    plan->centre_radius = 300 * sqrt(scale);
    plan->turn = ronde_town_unit(ronde_rng_unit(&plan->rng));
    plan->broken = !ronde_town_mesh_init(&plan->mesh);
    void (*const stages[])(ronde_town_plan *) = {
        ronde_town_curves_draw,  ronde_town_arrange,   ronde_town_districts_assign,
        ronde_town_blocks_split, ronde_town_yards_add, ronde_town_access_join_streets,
        ronde_town_access_settle};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0] && !plan->broken; i++) {
        stages[i](plan);
    }
}

static void *keep(ronde_town_sink *sink, const void *items, size_t count, size_t size)
{
    void *copy = ronde_arena_take(sink->arena, count + 1, size);
    sink->broken |= copy == NULL;
    if (copy != NULL && count > 0) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

static void keep_districts(ronde_town *town, ronde_town_sink *sink)
{
    const ronde_town_plan *plan = sink->plan;
    town->districts =
        ronde_arena_take(sink->arena, (size_t)plan->quarter_count + 1, sizeof *town->districts);
    sink->broken |= town->districts == NULL;
    for (int32_t i = 0; i < plan->quarter_count && !sink->broken; i++) {
        const ronde_town_quarter *quarter = &plan->quarters[i];
        int32_t node = ronde_town_sink_node(sink, quarter->centre);
        town->districts[i] = (ronde_town_district){
            .name = quarter->name,
            .lon = sink->nodes.items[node].lon,
            .lat = sink->nodes.items[node].lat,
            .inhabitants = quarter->inhabitants,
            .addresses = quarter->addresses,
            .share_65 = ronde_town_share_65(quarter->style),
            .density =
                quarter->area > 1 ? (int32_t)(quarter->addresses / (quarter->area / 1e6)) : 0,
            .area = (int32_t)(quarter->area / 1e4 + 0.5),
            .postcode = RONDE_TOWN_POSTCODE + i};
        sink->nodes.count--; /* it served only to place the district */
    }
    town->district_count = (size_t)plan->quarter_count;
}

static void keep_streets(ronde_town *town, ronde_town_sink *sink, const int32_t *inhabitants)
{
    const ronde_town_plan *plan = sink->plan;
    town->streets = ronde_arena_take(sink->arena, plan->roads.count + 1, sizeof *town->streets);
    sink->broken |= town->streets == NULL;
    for (size_t i = 0; i < plan->roads.count && !sink->broken; i++) {
        const ronde_town_road *road = &plan->roads.items[i];
        if (road->name != NULL) {
            town->streets[town->street_count++] =
                (ronde_town_street){.name = road->name,
                                    .district = road->district,
                                    .length = (int32_t)(road->length + 0.5),
                                    .addresses = road->addresses,
                                    .inhabitants = inhabitants[i]};
        }
    }
}

/* Names, nodes, ways and addresses of a finished plan. */
static void write_down(ronde_town *town, ronde_town_sink *sink)
{
    ronde_town_plan *plan = sink->plan;
    ronde_town_names_give(plan, town->arena, &town->name);
    int32_t *inhabitants = ronde_alloc_zero(plan->roads.count + 1, sizeof *inhabitants);
    sink->broken |= plan->broken || inhabitants == NULL;
    if (!sink->broken) {
        ronde_town_emit_addresses(sink, town->name, inhabitants);
    }
    if (!sink->broken) {
        ronde_town_cycleways_add(plan);
        place_bollards(plan);
        ronde_town_lines_draw(plan);
        sink->broken |= plan->broken;
    }
    sink->node_of =
        sink->broken ? NULL : ronde_alloc_zero(plan->mesh.points.count + 1, sizeof *sink->node_of);
    if (sink->node_of != NULL) {
        memset(sink->node_of, -1, (plan->mesh.points.count + 1) * sizeof *sink->node_of);
        ronde_town_emit_lines(sink);
        ronde_town_emit_places(sink, town->name);
        keep_districts(town, sink);
        keep_streets(town, sink, inhabitants);
    } else {
        sink->broken = true;
    }
    ronde_free(inhabitants);
    ronde_free(sink->node_of);
}

static ronde_town *finish(ronde_town *town, ronde_town_sink *sink)
{
    if (!sink->broken) {
        town->nodes = keep(sink, sink->nodes.items, sink->nodes.count, sizeof *town->nodes);
        town->ways = keep(sink, sink->ways.items, sink->ways.count, sizeof *town->ways);
        town->tags = keep(sink, sink->tags.items, sink->tags.count, sizeof *town->tags);
        town->refs = keep(sink, sink->refs.items, sink->refs.count, sizeof *town->refs);
        town->node_count = sink->nodes.count;
        town->way_count = sink->ways.count;
        town->tag_count = sink->tags.count;
        town->ref_count = sink->refs.count;
    }
    ronde_array_clear(&sink->nodes);
    ronde_array_clear(&sink->ways);
    ronde_array_clear(&sink->tags);
    ronde_array_clear(&sink->refs);
    if (sink->broken) {
        ronde_town_free(town);
        return NULL;
    }
    return town;
}

ronde_status
ronde_town_generate(ronde_town **out, const ronde_town_options *options, ronde_error *error)
{
    RONDE_TRY(check_options(options, error));
    ronde_arena *arena = ronde_arena_new(1 << 20);
    ronde_town *town = arena != NULL ? ronde_arena_take(arena, 1, sizeof *town) : NULL;
    if (town == NULL) {
        ronde_arena_free(arena);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for a town");
    }
    town->arena = arena;
    ronde_town_plan plan = {0};
    draw_plan(&plan, options);
    ronde_town_sink sink = {.plan = &plan, .options = options, .arena = arena};
    sink.broken = plan.broken;
    if (!plan.broken) {
        write_down(town, &sink);
    }
    ronde_town_plan_clear(&plan);
    town = finish(town, &sink);
    if (town == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for a town");
    }
    *out = town;
    return RONDE_OK;
}

void ronde_town_free(ronde_town *town)
{
    if (town != NULL) {
        ronde_arena_free(town->arena); /* the town itself lives in it */
    }
}

const char *
ronde_town_tag_find(const ronde_town *town, int32_t first, int32_t count, const char *key)
{
    for (int32_t i = first; i < first + count; i++) {
        if (strcmp(town->tags[i].key, key) == 0) {
            return town->tags[i].value;
        }
    }
    return NULL;
}
