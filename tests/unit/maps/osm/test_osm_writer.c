/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "maps/osm/osm_data.h"
#include "maps/osm/osm_reader.h"
#include "maps/osm/osm_writer.h"
#include "tests/support/ckx.h"
#include "tests/support/tmpdir.h"

#include <string.h>

static const int32_t places[3][2] = {
    {67200000, 522100000}, {67210001, 522100007}, {-5, -522100000}};

/* Three nodes, the last with a barrier, and a street over them. */
static ronde_status add_street(ronde_osm_writer *writer, ronde_error *error)
{
    const ronde_osm_tag_text barrier = {"barrier", "bollard"};
    const ronde_osm_tag_text street[] = {{"highway", "residential"}, {"name", "Zwaluwstraat é"}};
    const int64_t ids[] = {3, 1, 2};
    for (int64_t id = 1; id <= 3; id++) {
        RONDE_TRY(
            ronde_osm_writer_node(writer, id, places[id - 1], &barrier, id == 3 ? 1 : 0, error));
    }
    return ronde_osm_writer_way(writer, 7, (ronde_osm_refs){ids, 3}, street, 2, error);
}

static void check_read(const char *path)
{
    ronde_error error = {0};
    ronde_osm_data data = {0};
    ck_assert_ok(ronde_osm_read(&data, path, &error));
    ck_assert_uint_eq(data.ways.count, 1);
    ck_assert_int_eq(data.ways.items[0].id, 7);
    ck_assert_uint_eq(data.ways.items[0].ref_count, 3);
    ck_assert_uint_eq(data.nodes.count, 3);
    const int32_t order[] = {2, 0, 1};
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(data.refs.items[i], order[i]);
        ck_assert_int_eq(data.nodes.items[i].id, (int64_t)i + 1);
        ck_assert_int_eq(data.nodes.items[i].lon_e7, places[i][0]);
        ck_assert_int_eq(data.nodes.items[i].lat_e7, places[i][1]);
    }
    ronde_osm_tags tags =
        ronde_osm_data_tags(&data, data.ways.items[0].first_tag, data.ways.items[0].tag_count);
    ck_assert_str_eq(tags.value[ronde_osm_key_find("name")], "Zwaluwstraat é");
    ck_assert_str_eq(tags.value[ronde_osm_key_find("highway")], "residential");
    tags = ronde_osm_data_tags(&data, data.nodes.items[2].first_tag, data.nodes.items[2].tag_count);
    ck_assert_str_eq(tags.value[ronde_osm_key_find("barrier")], "bollard");
    ronde_osm_data_clear(&data);
}

START_TEST(what_is_written_is_read_again)
{
    static const char *const names[] = {"a.osm.pbf", "a.osm", "a.osm.gz", "a.osm.bz2"};
    tmpdir dir = tmpdir_make();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ronde_error error = {0};
        ronde_osm_writer *writer = NULL;
        tmpdir_name path = tmpdir_file(&dir, names[i]);
        ck_assert_ok(ronde_osm_writer_new(&writer, path.text, &error));
        ck_assert_ok(add_street(writer, &error));
        ck_assert_ok(ronde_osm_writer_commit(writer, &error));
        check_read(path.text);
        ck_assert_int_eq(tmpdir_count(&dir), (int)i + 1); /* no temporary file is left */
    }
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(equal_content_gives_equal_bytes)
{
    tmpdir dir = tmpdir_make();
    ronde_text texts[2] = {{0}, {0}};
    for (size_t i = 0; i < 2; i++) {
        ronde_error error = {0};
        ronde_osm_writer *writer = NULL;
        tmpdir_name path = tmpdir_file(&dir, i == 0 ? "a.osm.pbf" : "b.osm.pbf");
        ck_assert_ok(ronde_osm_writer_new(&writer, path.text, &error));
        ck_assert_ok(add_street(writer, &error));
        ck_assert_ok(ronde_osm_writer_commit(writer, &error));
        ck_assert_ok(ronde_file_read(&texts[i], path.text, 100000, &error));
    }
    ck_assert_uint_eq(texts[0].length, texts[1].length);
    ck_assert_int_eq(memcmp(texts[0].data, texts[1].data, texts[0].length), 0);
    ronde_text_clear(&texts[0]);
    ronde_text_clear(&texts[1]);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(discarding_leaves_the_old_file)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "a.osm.pbf", "old");
    ronde_error error = {0};
    ronde_osm_writer *writer = NULL;
    tmpdir_name path = tmpdir_file(&dir, "a.osm.pbf");
    ck_assert_ok(ronde_osm_writer_new(&writer, path.text, &error));
    ck_assert_ok(add_street(writer, &error));
    ronde_osm_writer_discard(writer);
    ronde_osm_writer_discard(NULL);
    ck_assert(tmpdir_holds(&dir, "a.osm.pbf", "old"));
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(refuses_unknown_names_and_missing_folders)
{
    ronde_error error = {0};
    ronde_osm_writer *writer = NULL;
    ck_assert_int_eq(ronde_osm_writer_new(&writer, "town.shp", &error), RONDE_EINPUT);
    ck_assert_ptr_null(writer);
    ck_assert_str_eq(error.where, "town.shp");
    error = (ronde_error){0};
    ck_assert_int_eq(ronde_osm_writer_new(&writer, "no-such-folder/a.osm.pbf", &error),
                     RONDE_EOUTPUT);
    ck_assert_ptr_null(writer);
}
END_TEST

CKX_MAIN("maps/osm/osm_writer",
         what_is_written_is_read_again,
         equal_content_gives_equal_bytes,
         discarding_leaves_the_old_file,
         refuses_unknown_names_and_missing_folders)
