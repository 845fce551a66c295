/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "instances/base/idmap.h"
#include "instances/generate/town.h"
#include "tests/support/ckx.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { seeds = 3 };

static ronde_town *make(uint64_t seed)
{
    ronde_error error = {0};
    ronde_town_options options = ronde_town_options_default();
    options.seed = seed;
    ronde_town *town = NULL;
    ck_assert_ok(ronde_town_generate(&town, &options, &error));
    return town;
}

static const char *tag(const ronde_town *town, const ronde_town_way *way, const char *key)
{
    return ronde_town_tag_find(town, way->first_tag, way->tag_count, key);
}

static bool is(const char *value, const char *wanted)
{
    return value != NULL && strcmp(value, wanted) == 0;
}

typedef enum traveller { RONDE_ANYONE, RONDE_CAR, RONDE_BIKE } traveller;

static bool may_use(const ronde_town *town, const ronde_town_way *way, traveller who)
{
    const char *highway = tag(town, way, "highway");
    if (highway == NULL) {
        return false;
    }
    if (who == RONDE_CAR) {
        return !is(highway, "cycleway") && !is(highway, "footway") && !is(highway, "pedestrian");
    }
    const char *bicycle = tag(town, way, "bicycle");
    return who == RONDE_ANYONE ||
           (!is(highway, "footway") && !is(bicycle, "no") && !is(bicycle, "use_sidepath"));
}

static bool one_way(const ronde_town *town, const ronde_town_way *way, traveller who)
{
    return who != RONDE_ANYONE && is(tag(town, way, "oneway"), "yes") &&
           !(who == RONDE_BIKE && is(tag(town, way, "oneway:bicycle"), "no"));
}

/* What a traveller may do with each way. */
typedef enum usage { RONDE_CLOSED, RONDE_SINGLE, RONDE_OPEN } usage;

static usage *usages_of(const ronde_town *town, traveller who)
{
    usage *result = ronde_alloc_zero(town->way_count, sizeof *result);
    ck_assert_ptr_nonnull(result);
    for (size_t w = 0; w < town->way_count; w++) {
        const ronde_town_way *way = &town->ways[w];
        result[w] = !may_use(town, way, who)  ? RONDE_CLOSED
                    : one_way(town, way, who) ? RONDE_SINGLE
                                              : RONDE_OPEN;
    }
    return result;
}

/* Marks the nodes that are reached from start by sweeping over all ways until nothing changes. */
static void
reach(const ronde_town *town, const usage *usages, bool backwards, int32_t start, bool *seen)
{
    memset(seen, 0, town->node_count * sizeof *seen);
    seen[start] = true;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t w = 0; w < town->way_count; w++) {
            const ronde_town_way *way = &town->ways[w];
            bool forth = usages[w] == RONDE_OPEN || (usages[w] == RONDE_SINGLE && !backwards);
            bool back = usages[w] == RONDE_OPEN || (usages[w] == RONDE_SINGLE && backwards);
            for (int32_t i = 1; i < way->ref_count; i++) {
                int32_t a = town->refs[way->first_ref + i - 1];
                int32_t b = town->refs[way->first_ref + i];
                if (forth && seen[a] && !seen[b]) {
                    seen[b] = true;
                    changed = true;
                }
                if (back && seen[b] && !seen[a]) {
                    seen[a] = true;
                    changed = true;
                }
            }
        }
    }
}

/* Of the nodes of residential streets, how many per thousand can be gone to and come from. */
static int served(const ronde_town *town, traveller who)
{
    bool *forth = ronde_alloc_zero(town->node_count, sizeof *forth);
    bool *back = ronde_alloc_zero(town->node_count, sizeof *back);
    ck_assert_ptr_nonnull(forth);
    ck_assert_ptr_nonnull(back);
    int32_t start = -1;
    for (size_t w = 0; w < town->way_count && start < 0; w++) {
        if (is(tag(town, &town->ways[w], "highway"), "residential")) {
            start = town->refs[town->ways[w].first_ref];
        }
    }
    ck_assert_int_ge(start, 0);
    usage *usages = usages_of(town, who);
    reach(town, usages, false, start, forth);
    reach(town, usages, true, start, back);
    ronde_free(usages);
    int64_t total = 0;
    int64_t good = 0;
    for (size_t w = 0; w < town->way_count; w++) {
        const ronde_town_way *way = &town->ways[w];
        if (!is(tag(town, way, "highway"), "residential") &&
            !(who == RONDE_ANYONE && tag(town, way, "highway") != NULL)) {
            continue;
        }
        for (int32_t i = 0; i < way->ref_count; i++) {
            int32_t node = town->refs[way->first_ref + i];
            total++;
            good += forth[node] && back[node];
        }
    }
    ronde_free(forth);
    ronde_free(back);
    ck_assert_int_gt(total, 0);
    return (int)(1000 * good / total);
}

/* True if the segments a-b and c-d (node indices) have a point in common. */
static bool cross(const ronde_town *town, int32_t a, int32_t b, int32_t c, int32_t d)
{
    const ronde_town_node *n = town->nodes;
    enum { far = 200000 }; /* no segment is longer than this in either direction */
    if (abs(n[a].lon - n[c].lon) > far || abs(n[a].lat - n[c].lat) > far) {
        return false;
    }
    double rx = n[b].lon - n[a].lon;
    double ry = n[b].lat - n[a].lat;
    double sx = n[d].lon - n[c].lon;
    double sy = n[d].lat - n[c].lat;
    double determinant = rx * sy - ry * sx;
    if (fabs(determinant) < 0.5) {
        return false;
    }
    double qx = n[c].lon - n[a].lon;
    double qy = n[c].lat - n[a].lat;
    double t = (qx * sy - qy * sx) / determinant;
    double u = (qx * ry - qy * rx) / determinant;
    return t >= 0 && t <= 1 && u >= 0 && u <= 1;
}

static bool is_crossing_node(const ronde_town *town, int32_t node)
{
    const char *railway = ronde_town_tag_find(town, town->nodes[node].first_tag,
                                              town->nodes[node].tag_count, "railway");
    return is(railway, "level_crossing") || is(railway, "crossing");
}

/* Crossings of a street with canal or railway that nothing allows. With blind, bridges and tunnels
 * are not seen: the twin that must find faults. */
static int bad_crossings(const ronde_town *town, bool blind)
{
    int bad = 0;
    for (size_t w = 0; w < town->way_count; w++) {
        const ronde_town_way *barrier = &town->ways[w];
        if (tag(town, barrier, "waterway") == NULL && tag(town, barrier, "railway") == NULL) {
            continue;
        }
        for (size_t v = 0; v < town->way_count; v++) {
            const ronde_town_way *way = &town->ways[v];
            bool passes = tag(town, way, "bridge") != NULL || tag(town, way, "tunnel") != NULL;
            if (tag(town, way, "highway") == NULL || (passes && !blind)) {
                continue;
            }
            for (int32_t i = 1; i < way->ref_count; i++) {
                int32_t a = town->refs[way->first_ref + i - 1];
                int32_t b = town->refs[way->first_ref + i];
                for (int32_t k = 1; k < barrier->ref_count; k++) {
                    int32_t c = town->refs[barrier->first_ref + k - 1];
                    int32_t d = town->refs[barrier->first_ref + k];
                    int32_t shared = a == c || a == d ? a : b == c || b == d ? b : -1;
                    bool allowed = shared >= 0 && is_crossing_node(town, shared);
                    bad += !allowed && cross(town, a, b, c, d);
                }
            }
        }
    }
    return bad;
}

START_TEST(all_streets_hang_together)
{
    ronde_town *town = make((uint64_t)_i);
    ck_assert_int_eq(served(town, RONDE_ANYONE), 1000);
    ronde_town_free(town);
}
END_TEST

START_TEST(cars_and_bicycles_get_everywhere_and_back)
{
    ronde_town *town = make((uint64_t)_i);
    ck_assert_int_ge(served(town, RONDE_CAR), 990);
    ck_assert_int_ge(served(town, RONDE_BIKE), 990);
    ronde_town_free(town);
}
END_TEST

START_TEST(water_and_rails_are_crossed_only_where_allowed)
{
    ronde_town *town = make((uint64_t)_i);
    ck_assert_int_eq(bad_crossings(town, false), 0);
    ck_assert_int_gt(bad_crossings(town, true), 5);
    ronde_town_free(town);
}
END_TEST

static int count_ways(const ronde_town *town, const char *key, const char *value)
{
    int count = 0;
    for (size_t w = 0; w < town->way_count; w++) {
        count += is(tag(town, &town->ways[w], key), value);
    }
    return count;
}

START_TEST(has_what_a_dutch_town_has)
{
    ronde_town *town = make((uint64_t)_i);
    ck_assert_uint_ge(town->street_count, 400);
    ck_assert_uint_le(town->street_count, 1200);
    ck_assert_uint_ge(town->district_count, 12);
    const char *const highways[] = {"primary",     "secondary",     "tertiary",   "unclassified",
                                    "residential", "living_street", "pedestrian", "service",
                                    "cycleway",    "footway"};
    for (size_t i = 0; i < sizeof highways / sizeof highways[0]; i++) {
        ck_assert_msg(count_ways(town, "highway", highways[i]) >= 3, "few %s", highways[i]);
    }
    ck_assert_int_ge(count_ways(town, "oneway:bicycle", "no"), 5);
    ck_assert_int_ge(count_ways(town, "bridge", "yes"), 4);
    ck_assert_int_ge(count_ways(town, "leisure", "park"), 3);
    int level_crossings = 0;
    int bollards = 0;
    for (size_t i = 0; i < town->node_count; i++) {
        const ronde_town_node *node = &town->nodes[i];
        level_crossings +=
            is(ronde_town_tag_find(town, node->first_tag, node->tag_count, "railway"),
               "level_crossing");
        bollards +=
            is(ronde_town_tag_find(town, node->first_tag, node->tag_count, "barrier"), "bollard");
    }
    ck_assert_int_ge(level_crossings, 3);
    ck_assert_int_le(level_crossings, 16);
    ck_assert_int_ge(bollards, 10);
    ronde_town_free(town);
}
END_TEST

START_TEST(inhabitants_add_up)
{
    ronde_town *town = make((uint64_t)_i);
    int64_t by_district = 0;
    int64_t by_street = 0;
    int64_t addresses = 0;
    for (size_t i = 0; i < town->district_count; i++) {
        by_district += town->districts[i].inhabitants;
        addresses += town->districts[i].addresses;
    }
    for (size_t i = 0; i < town->street_count; i++) {
        by_street += town->streets[i].inhabitants;
        addresses -= town->streets[i].addresses;
    }
    ck_assert_int_eq(by_district, 40000);
    ck_assert_int_eq(by_street, 40000);
    ck_assert_int_eq(addresses, 0);
    ronde_town_free(town);
}
END_TEST

/* Adds a text and asserts that it is new. */
static void add_new(ronde_idmap *seen, const char *text)
{
    int32_t index = 0;
    bool added = false;
    ck_assert(ronde_idmap_add(seen, text, &index, &added));
    ck_assert_msg(added, "'%s' comes twice", text);
}

START_TEST(names_and_addresses_are_unique)
{
    ronde_town *town = make((uint64_t)_i);
    ronde_idmap names = {0};
    for (size_t i = 0; i < town->street_count; i++) {
        add_new(&names, town->streets[i].name);
    }
    for (size_t i = 0; i < town->district_count; i++) {
        add_new(&names, town->districts[i].name);
    }
    ronde_idmap_clear(&names);
    ronde_idmap doors = {0};
    for (size_t i = 0; i < town->node_count; i++) {
        const ronde_town_node *node = &town->nodes[i];
        const char *code =
            ronde_town_tag_find(town, node->first_tag, node->tag_count, "addr:postcode");
        if (code == NULL) {
            continue;
        }
        const char *number =
            ronde_town_tag_find(town, node->first_tag, node->tag_count, "addr:housenumber");
        const char *street =
            ronde_town_tag_find(town, node->first_tag, node->tag_count, "addr:street");
        ck_assert_ptr_nonnull(number);
        ck_assert_ptr_nonnull(street);
        char text[160];
        snprintf(text, sizeof text, "%s %s", street, number);
        add_new(&doors, text);
        snprintf(text, sizeof text, "%s %s", code, number);
        add_new(&doors, text); /* as in the Netherlands, code and number tell the house */
    }
    ck_assert_uint_gt(doors.count, 2 * 17000);
    ronde_idmap_clear(&doors);
    ronde_town_free(town);
}
END_TEST

START_TEST(same_seed_gives_the_same_town)
{
    ronde_town *one = make(7);
    ronde_town *other = make(7);
    ronde_town *third = make(8);
    ck_assert_uint_eq(one->node_count, other->node_count);
    ck_assert_int_eq(memcmp(one->nodes, other->nodes, one->node_count * sizeof one->nodes[0]), 0);
    ck_assert_int_eq(memcmp(one->refs, other->refs, one->ref_count * sizeof one->refs[0]), 0);
    ck_assert_uint_eq(one->tag_count, other->tag_count);
    for (size_t i = 0; i < one->tag_count; i++) {
        ck_assert_str_eq(one->tags[i].value, other->tags[i].value);
    }
    ck_assert(one->node_count != third->node_count ||
              memcmp(one->nodes, third->nodes, one->node_count * sizeof one->nodes[0]) != 0);
    ronde_town_free(one);
    ronde_town_free(other);
    ronde_town_free(third);
}
END_TEST

START_TEST(sizes_from_small_to_large_work)
{
    const int32_t sizes[] = {RONDE_TOWN_INHABITANTS_LEAST, 90000};
    /* The large one takes a sanitizer a minute; it runs where all cases run. */
    size_t count = ckx_cases(100) < 100 ? 1 : sizeof sizes / sizeof sizes[0];
    for (size_t i = 0; i < count; i++) {
        ronde_error error = {0};
        ronde_town_options options = ronde_town_options_default();
        options.inhabitants = sizes[i];
        ronde_town *town = NULL;
        ck_assert_ok(ronde_town_generate(&town, &options, &error));
        ck_assert_int_ge(served(town, RONDE_CAR), 990);
        ck_assert_int_eq(bad_crossings(town, false), 0);
        ronde_town_free(town);
    }
}
END_TEST

START_TEST(refuses_impossible_options)
{
    ronde_error error = {0};
    ronde_town *town = NULL;
    ronde_town_options options = ronde_town_options_default();
    options.inhabitants = 12;
    ck_assert_int_eq(ronde_town_generate(&town, &options, &error), RONDE_EINPUT);
    ck_assert_str_eq(error.where, "inhabitants");
    ck_assert_ptr_null(town);
    error = (ronde_error){0};
    options = ronde_town_options_default();
    options.lat = 890000000;
    ck_assert_int_eq(ronde_town_generate(&town, &options, &error), RONDE_EINPUT);
}
END_TEST

START_TEST(survives_any_lack_of_memory)
{
    ronde_town_options options = ronde_town_options_default();
    options.inhabitants = RONDE_TOWN_INHABITANTS_LEAST;
    long before = ronde_alloc_count();
    ronde_town *town = NULL;
    ronde_error error = {0};
    ck_assert_ok(ronde_town_generate(&town, &options, &error));
    ronde_town_free(town);
    long total = ronde_alloc_count() - before;
    /* Each of the first allocations, then a sample: a full run for each would take minutes. */
    for (long n = 0; n < total; n += n < 10 ? 1 : total / 9 + 1) {
        ronde_error failure = {0};
        town = NULL;
        ronde_alloc_fail_at(n);
        ronde_status status = ronde_town_generate(&town, &options, &failure);
        ronde_alloc_fail_at(-1);
        ck_assert_msg(status == RONDE_ENOMEM, "allocation %ld of %ld", n, total);
        ck_assert_ptr_null(town);
    }
}
END_TEST

int main(void)
{
    const TTest *const by_seed[] = {all_streets_hang_together,
                                    cars_and_bicycles_get_everywhere_and_back,
                                    water_and_rails_are_crossed_only_where_allowed,
                                    has_what_a_dutch_town_has,
                                    inhabitants_add_up,
                                    names_and_addresses_are_unique};
    const TTest *const once[] = {same_seed_gives_the_same_town, sizes_from_small_to_large_work,
                                 refuses_impossible_options, survives_any_lack_of_memory};
    Suite *suite = suite_create("instances/generate/town");
    TCase *tcase = tcase_create("town");
    tcase_set_timeout(tcase, 300);
    for (size_t i = 0; i < sizeof by_seed / sizeof by_seed[0]; i++) {
        tcase_add_loop_test(tcase, by_seed[i], 1, ckx_cases(seeds) + 1);
    }
    for (size_t i = 0; i < sizeof once / sizeof once[0]; i++) {
        tcase_add_test(tcase, once[i]);
    }
    return ckx_run(suite, tcase);
}
