/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_plan.h"

void ronde_town_plan_clear(ronde_town_plan *plan)
{
    for (size_t i = 0; i < plan->curves.count; i++) {
        ronde_array_clear(&plan->curves.items[i].points);
    }
    ronde_array_clear(&plan->curves);
    ronde_town_points *lines[] = {&plan->canal,       &plan->rail,         &plan->ring,
                                  &plan->ring_inside, &plan->ring_outside, &plan->middle,
                                  &plan->centre,      &plan->market};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        ronde_array_clear(lines[i]);
    }
    for (int i = 0; i < RONDE_TOWN_LOBES; i++) {
        ronde_array_clear(&plan->lobes[i]);
    }
    for (int i = 0; i < RONDE_TOWN_VILLAGES; i++) {
        ronde_array_clear(&plan->villages[i]);
    }
    ronde_town_mesh_clear(&plan->mesh);
    ronde_array_clear(&plan->faces);
    ronde_array_clear(&plan->roads);
    ronde_array_clear(&plan->lines);
    ronde_array_clear(&plan->stops);
    ronde_array_clear(&plan->signs);
    *plan = (ronde_town_plan){0};
}

int32_t ronde_town_plan_road(ronde_town_plan *plan, int32_t district, ronde_town_kind kind)
{
    ronde_town_road road = {.district = district, .kind = kind};
    if (plan->broken || !ronde_array_push(&plan->roads, road)) {
        plan->broken = true;
        return 0;
    }
    return (int32_t)plan->roads.count - 1;
}

void ronde_town_plan_line(ronde_town_plan *plan,
                          ronde_town_line line,
                          const int32_t *stops,
                          size_t count)
{
    line.first = (int32_t)plan->stops.count;
    line.count = (int32_t)count;
    if (plan->broken || !ronde_array_reserve(&plan->stops, count) ||
        !ronde_array_push(&plan->lines, line)) {
        plan->broken = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        plan->stops.items[plan->stops.count++] = stops[i];
    }
}

void ronde_town_plan_sign(ronde_town_plan *plan, int32_t vertex, ronde_town_sign sign)
{
    while (plan->signs.count <= (size_t)vertex && !plan->broken) {
        plan->broken = !ronde_array_push(&plan->signs, RONDE_TOWN_SIGN_NONE);
    }
    if (!plan->broken) {
        plan->signs.items[vertex] = sign;
    }
}

bool ronde_town_kind_drives(ronde_town_kind kind)
{
    return (kind >= RONDE_TOWN_RING && kind <= RONDE_TOWN_LIVING) ||
           kind == RONDE_TOWN_INDUSTRIAL || kind == RONDE_TOWN_SERVICE;
}

bool ronde_town_kind_houses(ronde_town_kind kind)
{
    return kind == RONDE_TOWN_RESIDENTIAL || kind == RONDE_TOWN_LIVING ||
           kind == RONDE_TOWN_PARALLEL || kind == RONDE_TOWN_PEDESTRIAN ||
           kind == RONDE_TOWN_CENTRE_RADIAL || kind == RONDE_TOWN_CENTRE_RING ||
           kind == RONDE_TOWN_VILLAGE_MAIN || kind == RONDE_TOWN_COLLECTOR;
}

bool ronde_town_kind_sidepath(ronde_town_kind kind)
{
    return kind == RONDE_TOWN_RING || kind == RONDE_TOWN_RADIAL || kind == RONDE_TOWN_COUNTRY ||
           kind == RONDE_TOWN_MIDDLE_RING;
}
