/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/tiny_town.h"

#include "maps/map.h"
#include "tests/support/ckx.h"

static const char osm[] =
    "<?xml version='1.0'?>\n<osm version='0.6'>\n"
    "<node id='1' version='1' lat='52.2200' lon='6.8900'/>\n"
    "<node id='2' version='1' lat='52.2200' lon='6.9000'/>\n"
    "<node id='3' version='1' lat='52.2200' lon='6.9100'/>\n"
    "<node id='4' version='1' lat='52.2150' lon='6.9000'/>\n"
    "<node id='5' version='1' lat='52.2250' lon='6.9000'/>\n"
    "<way id='1' version='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/>"
    "<tag k='highway' v='residential'/><tag k='name' v='Lange Straat'/></way>\n"
    "<way id='2' version='1'><nd ref='4'/><nd ref='2'/><nd ref='5'/>"
    "<tag k='highway' v='residential'/></way>\n</osm>\n";

tmpdir_name tiny_town_write(const tmpdir *dir)
{
    ronde_error error = {0};
    ronde_map *map = NULL;
    tmpdir_name name = tmpdir_file(dir, "town.rmap");
    tmpdir_put(dir, "town.osm", osm);
    ck_assert_ok(ronde_map_build(&map, tmpdir_file(dir, "town.osm").text, "bike,car", &error));
    ck_assert_ok(ronde_map_write(map, name.text, &error));
    ronde_map_free(map);
    return name;
}
