/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/osm_data.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/tags_of.h"

START_TEST(two_ways_share_a_node_and_keep_their_tags)
{
    ronde_error error = {0};
    ronde_osm_data data = {0};
    const int64_t first[] = {50, 10, 40};
    const int64_t second[] = {10, 7000000000};
    const ronde_osm_tags street = tags_of("highway=residential name=Dorpsstraat");
    ck_assert_ok(ronde_osm_data_add_way(&data, 1, first, 3, &street, &error));
    const ronde_osm_tags path = tags_of("highway=path");
    ck_assert_ok(ronde_osm_data_add_way(&data, 2, second, 2, &path, &error));
    ck_assert_ok(ronde_osm_data_index(&data, &error));

    ck_assert_uint_eq(data.nodes.count, 4); /* 10, 40, 50, 7000000000 */
    const int32_t expected[] = {2, 0, 1, 0, 3};
    ck_assert_mem_eq(data.refs.items, expected, sizeof expected);
    ck_assert_int_eq(ronde_osm_data_find_node(&data, 7000000000), 3);
    ck_assert_int_eq(ronde_osm_data_find_node(&data, 11), RONDE_NONE);

    const ronde_osm_tags gate = tags_of("barrier=gate");
    ck_assert_ok(ronde_osm_data_place(&data, 1, 68899000, 522223000, &gate, &error));
    ck_assert_int_eq(data.nodes.items[1].lon_e7, 68899000);
    ck_assert_int_eq(data.nodes.items[0].lon_e7, RONDE_OSM_UNPLACED);
    const ronde_osm_node *node = &data.nodes.items[1];
    const ronde_osm_tags kept = ronde_osm_data_tags(&data, node->first_tag, node->tag_count);
    ck_assert_str_eq(kept.value[RONDE_OSM_BARRIER], "gate");
    const ronde_osm_way *way = &data.ways.items[0];
    const ronde_osm_tags named = ronde_osm_data_tags(&data, way->first_tag, way->tag_count);
    ck_assert_str_eq(named.value[RONDE_OSM_NAME], "Dorpsstraat");
    ck_assert_ptr_null(named.value[RONDE_OSM_ONEWAY]);
    ronde_osm_data_clear(&data);
}
END_TEST

static bool fill_and_clear(void *payload)
{
    (void)payload;
    ronde_osm_data data = {0};
    const int64_t ids[] = {3, 1, 2};
    const ronde_osm_tags tags = tags_of("highway=residential name=A");
    ronde_status status = ronde_osm_data_add_way(&data, 1, ids, 3, &tags, NULL);
    if (status == RONDE_OK) {
        status = ronde_osm_data_index(&data, NULL);
    }
    if (status == RONDE_OK) {
        status = ronde_osm_data_place(&data, 0, 1, 1, &tags, NULL);
    }
    ck_assert(status == RONDE_OK || status == RONDE_ENOMEM);
    ronde_osm_data_clear(&data);
    return status == RONDE_OK;
}

START_TEST(every_failed_allocation_is_reported)
{
    ck_assert_int_gt(oom_run(fill_and_clear, NULL, 100), 3);
}
END_TEST

CKX_MAIN("maps/osm/osm_data",
         two_ways_share_a_node_and_keep_their_tags,
         every_failed_allocation_is_reported)
