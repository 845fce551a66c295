/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_access.h"
#include "instances/generate/town_emit.h"

#include <stdio.h>

/* Mean household in the Netherlands: 2.1 persons (CBS StatLine, households, 2023). */
static const double household = 2.1;
static const double from_kerb = 9; /* of a front door to the middle of the street, metres */

enum { postcode_size = 24 };

/* Metres of street front per address, and the share of residents of 65 and over per thousand, by
 * style. Invented, in the proportions of Dutch districts. */
static const struct {
    double front;
    int32_t share_65;
} habits[RONDE_TOWN_STYLE_COUNT] = {
    [RONDE_TOWN_STYLE_CENTRE] = {6.5, 265},  [RONDE_TOWN_STYLE_PREWAR] = {7.5, 175},
    [RONDE_TOWN_STYLE_POSTWAR] = {7.5, 255}, [RONDE_TOWN_STYLE_CAULIFLOWER] = {9.5, 215},
    [RONDE_TOWN_STYLE_RECENT] = {10, 110},   [RONDE_TOWN_STYLE_VILLA] = {23, 290},
    [RONDE_TOWN_STYLE_INDUSTRY] = {400, 90}, [RONDE_TOWN_STYLE_VILLAGE] = {20, 240},
};

int32_t ronde_town_share_65(ronde_town_style style)
{
    return habits[style].share_65;
}

typedef struct housing {
    ronde_town_sink *sink;
    const char *town;
    double stretch; /* front per address as a multiple of the habit, so that the total fits */
    int32_t target, given;
    int32_t *inhabitants; /* by road */
    int32_t group_count[2];
    const char *group[2]; /* postcode in use on the left and right of a street */
} housing;

/* The district on a side of a half-edge, or -1 where nobody lives. */
static int32_t district_beside(const ronde_town_plan *plan, int32_t half)
{
    const ronde_town_face *face = &plan->faces.items[plan->mesh.halves.items[half].face];
    return face->park ? -1 : face->district;
}

/* Length of front on the left of a half-edge, without the corners. */
static double front_of(const ronde_town_plan *plan, int32_t half)
{
    const ronde_town_edge *edge = ronde_town_mesh_at(&plan->mesh, half);
    double length = ronde_town_mesh_length(&plan->mesh, half);
    if (!ronde_town_kind_houses(edge->kind) || district_beside(plan, half) < 0) {
        return 0;
    }
    return length;
}

static double front_per_address(const ronde_town_plan *plan, int32_t half)
{
    return habits[plan->quarters[district_beside(plan, half)].style].front;
}

/* Letters as the Dutch post uses them: without F, I, O, Q, U and Y, which are misread. */
static const char *next_postcode(housing *work, int32_t district)
{
    static const char letters[] = "ABCDEGHJKLMNPRSTVWXZ";
    enum { letter_count = sizeof letters - 1 };
    int32_t number = work->sink->plan->quarters[district].postcode_letters++;
    char text[16];
    snprintf(text, sizeof text, "%d %c%c", RONDE_TOWN_POSTCODE + district,
             letters[number / letter_count % letter_count], letters[number % letter_count]);
    const char *copy = ronde_arena_text(work->sink->arena, text);
    work->sink->broken |= copy == NULL;
    return copy;
}

static void
add_address(housing *work, ronde_town_point at, int32_t road_index, int32_t district, bool left)
{
    ronde_town_plan *plan = work->sink->plan;
    ronde_town_road *road = &plan->roads.items[road_index];
    int32_t number = 0;
    if (left) {
        road->odd += road->odd == 0 ? 1 : 2;
        number = road->odd;
    } else {
        road->even += 2;
        number = road->even;
    }
    if (work->group[left] == NULL || work->group_count[left] == postcode_size) {
        work->group[left] = next_postcode(work, district);
        work->group_count[left] = 0;
    }
    work->group_count[left]++;
    /* The i-th of n addresses gets its part of the inhabitants, so that the sum is exact. */
    int64_t total = work->sink->options->inhabitants;
    int64_t before = total * work->given / work->target;
    work->given++;
    int32_t share = (int32_t)(total * work->given / work->target - before);
    work->inhabitants[road_index] += share;
    road->addresses++;
    plan->quarters[district].inhabitants += share;
    plan->quarters[district].addresses++;
    ronde_town_sink_node(work->sink, at);
    ronde_town_sink_tag(work->sink, "addr:street", road->name);
    ronde_town_sink_tag(work->sink, "addr:housenumber", ronde_town_sink_number(work->sink, number));
    ronde_town_sink_tag(work->sink, "addr:postcode", work->group[left]);
    ronde_town_sink_tag(work->sink, "addr:city", work->town);
}

/* Front still without a door carries over to the next edge of the side of the street. */
static void build_side(housing *work, int32_t half, bool left, double *front, bool count_only)
{
    const ronde_town_plan *plan = work->sink->plan;
    int32_t side = left ? half : half ^ 1;
    double length = front_of(plan, side);
    if (length <= 0) {
        return;
    }
    double wide = front_per_address(plan, side) * work->stretch;
    ronde_town_point a = ronde_town_mesh_from(&plan->mesh, half);
    ronde_town_point way = ronde_town_direction(a, ronde_town_mesh_to(&plan->mesh, half));
    ronde_town_point normal =
        left ? (ronde_town_point){-way.y, way.x} : (ronde_town_point){way.y, -way.x};
    double place = 0;
    while (*front + (length - place) / wide >= 1 && !work->sink->broken) {
        place += (1 - *front) * wide;
        *front = 0;
        if (count_only) {
            work->target++;
        } else {
            ronde_town_point at =
                ronde_town_add(a, place - wide / 2 > 0 ? place - wide / 2 : place, way);
            add_address(work, ronde_town_add(at, from_kerb, normal),
                        ronde_town_mesh_at(&plan->mesh, half)->road, district_beside(plan, side),
                        left);
        }
    }
    *front += (length - place) / wide;
}

/* Walks along every street and builds both sides. */
static void build(housing *work, bool *built, bool count_only)
{
    const ronde_town_mesh *mesh = &work->sink->plan->mesh;
    for (size_t i = 0; i < mesh->edges.count; i++) {
        built[i] = false;
    }
    for (size_t i = 0; i < mesh->edges.count && !work->sink->broken; i++) {
        if (built[i] || !ronde_town_kind_houses(mesh->edges.items[i].kind)) {
            continue;
        }
        double fronts[2] = {0.5, 0.5};
        work->group[0] = NULL;
        work->group[1] = NULL;
        int32_t half = ronde_town_access_first(mesh, (int32_t)(2 * i));
        for (; half != RONDE_TOWN_NO_HALF && !built[half / 2];
             half = ronde_town_access_onward(mesh, half)) {
            built[half / 2] = true;
            build_side(work, half, true, &fronts[1], count_only);
            build_side(work, half, false, &fronts[0], count_only);
        }
    }
}

void ronde_town_emit_addresses(
    ronde_town_sink *sink,
    const char *town_name,
    int32_t *street_inhabitants) // NOLINT(readability-non-const-parameter): kept and written to
{
    ronde_town_plan *plan = sink->plan;
    housing work = {
        .sink = sink, .town = town_name, .stretch = 1, .inhabitants = street_inhabitants};
    bool *built = ronde_alloc_zero(plan->mesh.edges.count + 1, sizeof *built);
    sink->broken |= built == NULL;
    if (!sink->broken) {
        build(&work, built, true);
        double wanted = sink->options->inhabitants / household;
        work.stretch = work.target / wanted;
        work.target = 0;
        build(&work, built, true);
        if (work.target > 0) {
            build(&work, built, false);
        }
    }
    ronde_free(built);
}
