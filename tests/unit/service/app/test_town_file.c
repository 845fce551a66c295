/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/osm_data.h"
#include "maps/osm/osm_reader.h"
#include "service/app/town_file.h"
#include "tests/support/ckx.h"
#include "tests/support/tmpdir.h"

#include <sys/stat.h>

START_TEST(the_town_comes_back_through_the_importer)
{
    ronde_error error = {0};
    ronde_town *town = NULL;
    ronde_town_options options = ronde_town_options_default();
    ck_assert_ok(ronde_town_generate(&town, &options, &error));
    tmpdir dir = tmpdir_make();
    tmpdir_name path = tmpdir_file(&dir, "town.osm.pbf");
    ck_assert_ok(ronde_town_file_write(town, path.text, &error));
    struct stat about;
    ck_assert_int_eq(stat(path.text, &about), 0);
    ck_assert_int_lt(about.st_size, 3000000);
    ronde_osm_data data = {0};
    ck_assert_ok(ronde_osm_read(&data, path.text, &error));
    size_t roads = 0;
    size_t refs = 0;
    for (size_t i = 0; i < town->way_count; i++) {
        const ronde_town_way *way = &town->ways[i];
        if (ronde_town_tag_find(town, way->first_tag, way->tag_count, "highway") != NULL) {
            ck_assert_int_eq(data.ways.items[roads].id, (int64_t)i + 1);
            roads++;
            refs += (size_t)way->ref_count;
        }
    }
    ck_assert_uint_eq(data.ways.count, roads);
    ck_assert_uint_eq(data.refs.count, refs);
    for (size_t i = 0; i < data.nodes.count; i++) {
        const ronde_town_node *node = &town->nodes[data.nodes.items[i].id - 1];
        ck_assert_int_eq(data.nodes.items[i].lon_e7, node->lon);
        ck_assert_int_eq(data.nodes.items[i].lat_e7, node->lat);
    }
    ronde_osm_data_clear(&data);
    tmpdir_remove(&dir);
    ronde_town_free(town);
}
END_TEST

CKX_MAIN("service/app/town_file", the_town_comes_back_through_the_importer)
