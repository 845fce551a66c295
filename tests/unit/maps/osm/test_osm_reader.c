/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/osm_data.h"
#include "maps/osm/osm_reader.h"
#include "tests/support/ckx.h"
#include "tests/support/tmpdir.h"

#include <string.h>

static const char town[] = "<?xml version='1.0' encoding='UTF-8'?>\n"
                           "<osm version='0.6'>\n"
                           "<node id='1' version='1' lon='6.8899' lat='52.2223'/>\n"
                           "<node id='2' version='1' lon='6.8999' lat='52.2223'>"
                           "<tag k='barrier' v='bollard'/><tag k='note' v='red'/></node>\n"
                           "<node id='9' version='1' lon='6.9' lat='52.3'/>\n"
                           "<way id='5' version='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/>"
                           "<tag k='highway' v='residential'/><tag k='name' v='Markt &amp; Plein'/>"
                           "</way>\n"
                           "<way id='6' version='1'><nd ref='1'/><nd ref='2'/>"
                           "<tag k='building' v='yes'/></way>\n"
                           "<way id='7' version='1'><nd ref='1'/><nd ref='2'/>"
                           "<tag k='route' v='ferry'/></way>\n"
                           "</osm>\n";

START_TEST(roads_and_their_nodes_are_read_and_nothing_else)
{
    ronde_error error = {0};
    ronde_osm_data data = {0};
    ck_assert_ok(ronde_osm_read_bytes(&data, town, strlen(town), "osm", &error));
    ck_assert_uint_eq(data.ways.count, 2);
    ck_assert_int_eq(data.ways.items[0].id, 5);
    ck_assert_int_eq(data.ways.items[1].id, 7);
    ck_assert_uint_eq(data.nodes.count, 3); /* 1, 2 and the missing 3; not 9 */
    ck_assert_int_eq(data.nodes.items[0].lon_e7, 68899000);
    ck_assert_int_eq(data.nodes.items[0].lat_e7, 522223000);
    ck_assert_int_eq(data.nodes.items[2].lon_e7, RONDE_OSM_UNPLACED);
    ck_assert_uint_eq(data.nodes.items[1].tag_count, 1); /* barrier, not note */
    const ronde_osm_way *way = &data.ways.items[0];
    const ronde_osm_tags tags = ronde_osm_data_tags(&data, way->first_tag, way->tag_count);
    ck_assert_str_eq(tags.value[RONDE_OSM_NAME], "Markt & Plein");
    ronde_osm_data_clear(&data);
}
END_TEST

static const struct {
    const char *name, *content;
    ronde_status status;
    const char *part_of_text;
} bad_files[] = {
    {"missing.osm.pbf", NULL, RONDE_EIO, "cannot be read"},
    {"town.txt", "hello", RONDE_EINPUT, ".osm.pbf"},
    {"text.osm.pbf", "this is no protocol buffer", RONDE_EINPUT, "damaged"},
    {"cut.osm", "<osm version='0.6'><node id='1' lon='6'", RONDE_EINPUT, "damaged"},
    {"other.osm", "<html></html>", RONDE_EINPUT, "damaged"},
    {"text.osm.bz2", "this is not compressed", RONDE_EINPUT, "damaged"},
    {"text.osm.gz", "\037\213this is not compressed", RONDE_EINPUT, "damaged"},
    {"id.osm", "<osm version='0.6'><way id='x'/></osm>", RONDE_EINPUT, "damaged"},
};

START_TEST(a_bad_file_is_named_and_told_what_is_allowed)
{
    const tmpdir dir = tmpdir_make();
    const tmpdir_name path = tmpdir_file(&dir, bad_files[_i].name);
    if (bad_files[_i].content != NULL) {
        tmpdir_put(&dir, bad_files[_i].name, bad_files[_i].content);
    }
    ronde_error error = {0};
    ronde_osm_data data = {0};
    ck_assert_int_eq(ronde_osm_read(&data, path.text, &error), bad_files[_i].status);
    ck_assert_msg(strstr(error.where, bad_files[_i].name) != NULL, "where is %s", error.where);
    ck_assert_msg(strstr(error.text, bad_files[_i].part_of_text) != NULL, "text: %s", error.text);
    ronde_osm_data_clear(&data);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(a_plain_file_is_read_by_its_name)
{
    const tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "town.osm", town);
    ronde_error error = {0};
    ronde_osm_data data = {0};
    ck_assert_ok(ronde_osm_read(&data, tmpdir_file(&dir, "town.osm").text, &error));
    ck_assert_uint_eq(data.ways.count, 2);
    ronde_osm_data_clear(&data);
    tmpdir_remove(&dir);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("maps/osm/osm_reader");
    TCase *tcase = tcase_create("maps/osm/osm_reader");
    tcase_add_test(tcase, roads_and_their_nodes_are_read_and_nothing_else);
    tcase_add_test(tcase, a_plain_file_is_read_by_its_name);
    tcase_add_loop_test(tcase, a_bad_file_is_named_and_told_what_is_allowed, 0,
                        (int)(sizeof bad_files / sizeof bad_files[0]));
    return ckx_run(suite, tcase);
}
