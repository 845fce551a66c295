/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_emit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Metres of a degree along a meridian; near enough for a town of a few kilometres. */
static const double metres_per_degree = 111240;

static int32_t round_1e7(double degrees)
{
    return (int32_t)floor(degrees * 1e7 + 0.5);
}

int32_t ronde_town_sink_node(ronde_town_sink *sink, ronde_town_point point)
{
    ronde_town_point turn = sink->plan->turn;
    double x = point.x * turn.x - point.y * turn.y;
    double y = point.x * turn.y + point.y * turn.x;
    double shrink = ronde_town_unit(sink->options->lat / 3.6e9).x; /* cosine of the latitude */
    ronde_town_node node = {.lon = sink->options->lon +
                                   round_1e7(x / (metres_per_degree * 1.0009 * shrink)),
                            .lat = sink->options->lat + round_1e7(y / metres_per_degree),
                            .first_tag = (int32_t)sink->tags.count};
    sink->in_way = false;
    if (sink->broken || !ronde_array_push(&sink->nodes, node)) {
        sink->broken = true;
        return 0;
    }
    return (int32_t)sink->nodes.count - 1;
}

static void begin_way(ronde_town_sink *sink)
{
    ronde_town_way way = {.first_ref = (int32_t)sink->refs.count,
                          .first_tag = (int32_t)sink->tags.count};
    sink->broken = sink->broken || !ronde_array_push(&sink->ways, way);
    sink->in_way = true;
}

static void add_ref(ronde_town_sink *sink, int32_t node)
{
    sink->broken = sink->broken || !ronde_array_push(&sink->refs, node);
    if (!sink->broken) {
        sink->ways.items[sink->ways.count - 1].ref_count++;
    }
}

void ronde_town_sink_tag(ronde_town_sink *sink, const char *key, const char *value)
{
    ronde_town_tag tag = {key, value};
    if (value == NULL || sink->broken) {
        return;
    }
    if (!ronde_array_push(&sink->tags, tag)) {
        sink->broken = true;
    } else if (sink->in_way) {
        sink->ways.items[sink->ways.count - 1].tag_count++;
    } else {
        sink->nodes.items[sink->nodes.count - 1].tag_count++;
    }
}

const char *ronde_town_sink_number(ronde_town_sink *sink, int64_t value)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)value);
    const char *copy = ronde_arena_text(sink->arena, text);
    sink->broken |= copy == NULL;
    return copy != NULL ? copy : "";
}

/* The node of a vertex, made with the tags of what stands there. */
static int32_t node_at(ronde_town_sink *sink, int32_t vertex)
{
    if (sink->node_of[vertex] >= 0) {
        return sink->node_of[vertex];
    }
    int32_t node = ronde_town_sink_node(sink, sink->plan->mesh.points.items[vertex]);
    sink->node_of[vertex] = node;
    ronde_town_sign sign = (size_t)vertex < sink->plan->signs.count
                               ? sink->plan->signs.items[vertex]
                               : RONDE_TOWN_SIGN_NONE;
    switch (sign) {
    case RONDE_TOWN_SIGN_LEVEL_CROSSING:
        ronde_town_sink_tag(sink, "railway", "level_crossing");
        ronde_town_sink_tag(sink, "crossing:barrier", "full");
        ronde_town_sink_tag(sink, "crossing:light", "yes");
        break;
    case RONDE_TOWN_SIGN_RAIL_CROSSING:
        ronde_town_sink_tag(sink, "railway", "crossing");
        break;
    case RONDE_TOWN_SIGN_BOLLARD:
        ronde_town_sink_tag(sink, "barrier", "bollard");
        ronde_town_sink_tag(sink, "bicycle", "yes");
        ronde_town_sink_tag(sink, "motor_vehicle", "no");
        break;
    case RONDE_TOWN_SIGN_CROSSING:
        ronde_town_sink_tag(sink, "highway", "crossing");
        ronde_town_sink_tag(sink, "crossing", "marked");
        break;
    case RONDE_TOWN_SIGN_SIGNALS:
        ronde_town_sink_tag(sink, "highway", "traffic_signals");
        break;
    case RONDE_TOWN_SIGN_NONE:
        break;
    }
    return node;
}

/* The tags of each kind, in pairs. */
enum { pair_limit = 9 };
static const char *const kind_tags[RONDE_TOWN_KIND_COUNT][pair_limit] = {
    [RONDE_TOWN_RING] = {"highway", "primary", "maxspeed", "70", "bicycle", "no", "foot", "no"},
    [RONDE_TOWN_COUNTRY] = {"highway", "secondary", "maxspeed", "80", "bicycle", "use_sidepath"},
    [RONDE_TOWN_RADIAL] = {"highway", "secondary", "maxspeed", "50", "bicycle", "use_sidepath"},
    [RONDE_TOWN_MIDDLE_RING] = {"highway", "tertiary", "maxspeed", "50", "bicycle", "use_sidepath"},
    [RONDE_TOWN_CENTRE_RING] = {"highway", "tertiary", "maxspeed", "30", "cycleway", "lane"},
    [RONDE_TOWN_CENTRE_RADIAL] = {"highway", "tertiary", "maxspeed", "50", "cycleway", "lane"},
    [RONDE_TOWN_VILLAGE_MAIN] = {"highway", "tertiary", "maxspeed", "30"},
    [RONDE_TOWN_COLLECTOR] = {"highway", "unclassified", "maxspeed", "50", "cycleway", "lane"},
    [RONDE_TOWN_LANE] = {"highway", "unclassified", "maxspeed", "60"},
    [RONDE_TOWN_PARALLEL] = {"highway", "residential", "maxspeed", "30"},
    [RONDE_TOWN_RESIDENTIAL] = {"highway", "residential", "maxspeed", "30"},
    [RONDE_TOWN_LIVING] = {"highway", "living_street", "maxspeed", "15"},
    [RONDE_TOWN_PEDESTRIAN] = {"highway", "pedestrian", "bicycle", "yes"},
    [RONDE_TOWN_INDUSTRIAL] = {"highway", "unclassified", "maxspeed", "50"},
    [RONDE_TOWN_SERVICE] = {"highway", "service", "maxspeed", "15"},
    [RONDE_TOWN_PATH] = {"highway", "cycleway", "foot", "yes", "surface", "asphalt"},
    [RONDE_TOWN_FOOTWAY] = {"highway", "footway", "surface", "fine_gravel"},
    [RONDE_TOWN_SIDEPATH] = {"highway", "cycleway", "oneway", "yes", "surface", "asphalt"},
    [RONDE_TOWN_SIDEPATH_BOTH] = {"highway", "cycleway", "moped", "yes", "foot", "yes"},
    [RONDE_TOWN_CYCLE_LINK] = {"highway", "cycleway", "foot", "yes"},
    [RONDE_TOWN_CANAL] = {"waterway", "canal", "width", "30"},
    [RONDE_TOWN_RAIL] = {"railway", "rail", "electrified", "contact_line"},
};

static void tag_line(ronde_town_sink *sink, const ronde_town_line *line)
{
    const char *const *pairs = kind_tags[line->kind];
    for (size_t i = 0; i + 1 < pair_limit && pairs[i] != NULL; i += 2) {
        ronde_town_sink_tag(sink, pairs[i], pairs[i + 1]);
    }
    const ronde_town_road *road = line->road >= 0 ? &sink->plan->roads.items[line->road] : NULL;
    bool beside = line->kind == RONDE_TOWN_SIDEPATH || line->kind == RONDE_TOWN_SIDEPATH_BOTH;
    if (road != NULL && !beside) {
        ronde_town_sink_tag(sink, "name", road->name);
    }
    if (line->oneway && !beside) {
        ronde_town_sink_tag(sink, "oneway", "yes");
        /* Two of three one-way streets are open to cyclists both ways ("uitgezonderd fietsers"). */
        ronde_town_sink_tag(sink, "oneway:bicycle", line->road % 3 != 0 ? "no" : "yes");
    }
    if (line->structure == RONDE_TOWN_BRIDGE) {
        ronde_town_sink_tag(sink, "bridge", "yes");
        ronde_town_sink_tag(sink, "layer", "1");
    } else if (line->structure == RONDE_TOWN_TUNNEL) {
        ronde_town_sink_tag(sink, "tunnel", "yes");
        ronde_town_sink_tag(sink, "layer", "-1");
    }
}

void ronde_town_emit_lines(ronde_town_sink *sink)
{
    const ronde_town_plan *plan = sink->plan;
    for (size_t i = 0; i < plan->lines.count && !sink->broken; i++) {
        const ronde_town_line *line = &plan->lines.items[i];
        const int32_t *stops = &plan->stops.items[line->first];
        for (int32_t k = 0; k < line->count; k++) {
            node_at(sink, stops[k]);
        }
        if (line->count < 2) {
            continue;
        }
        begin_way(sink);
        for (int32_t k = 0; k < line->count; k++) {
            add_ref(sink, node_at(sink, stops[k]));
        }
        tag_line(sink, line);
    }
}

static void emit_park(ronde_town_sink *sink, int32_t start)
{
    const ronde_town_mesh *mesh = &sink->plan->mesh;
    int32_t half = start;
    do {
        node_at(sink, mesh->halves.items[half].origin);
        half = mesh->halves.items[half].next;
    } while (half != start);
    begin_way(sink);
    do {
        add_ref(sink, node_at(sink, mesh->halves.items[half].origin));
        half = mesh->halves.items[half].next;
    } while (half != start && !sink->broken);
    add_ref(sink, node_at(sink, mesh->halves.items[start].origin));
    ronde_town_sink_tag(sink, "leisure", "park");
}

void ronde_town_emit_places(ronde_town_sink *sink, const char *town_name)
{
    const ronde_town_plan *plan = sink->plan;
    for (size_t i = 0; i < plan->faces.count && !sink->broken; i++) {
        if (plan->faces.items[i].park) {
            emit_park(sink, plan->mesh.faces.items[i]);
        }
    }
    ronde_town_sink_node(sink, (ronde_town_point){0});
    ronde_town_sink_tag(sink, "place", "town");
    ronde_town_sink_tag(sink, "name", town_name);
    ronde_town_sink_tag(sink, "population",
                        ronde_town_sink_number(sink, sink->options->inhabitants));
    for (int32_t i = 0; i < plan->quarter_count && !sink->broken; i++) {
        const ronde_town_quarter *quarter = &plan->quarters[i];
        ronde_town_sink_node(sink, quarter->centre);
        ronde_town_sink_tag(sink, "place",
                            quarter->zone == RONDE_TOWN_ZONE_VILLAGE ? "village" : "suburb");
        ronde_town_sink_tag(sink, "name", quarter->name);
        ronde_town_sink_tag(sink, "population", ronde_town_sink_number(sink, quarter->inhabitants));
    }
}
