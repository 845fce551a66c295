/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/highway.h"

#include <stddef.h>
#include <string.h>

enum {
    all = RONDE_HIGHWAY_BICYCLE | RONDE_HIGHWAY_FOOT | RONDE_HIGHWAY_MOTOR,
    slow = RONDE_HIGHWAY_BICYCLE | RONDE_HIGHWAY_FOOT,
    walk = RONDE_HIGHWAY_FOOT,
    drive = RONDE_HIGHWAY_MOTOR
};

/* Motor speeds are what is driven between junctions, below the legal limit; the delays at
 * junctions and signals are counted apart. The sign of a Dutch autoweg (trunk) or autosnelweg
 * closes both to bicycles and walkers. */
static const ronde_highway highways[] = {
    /* value           rank open  free lim bike foot homes */
    {"motorway", 9, drive, 100, 115, 0, 0, RONDE_HOMES_NO},
    {"motorway_link", 8, drive, 60, 80, 0, 0, RONDE_HOMES_NO},
    {"trunk", 8, drive, 80, 95, 0, 0, RONDE_HOMES_NO},
    {"trunk_link", 7, drive, 50, 70, 0, 0, RONDE_HOMES_NO},
    {"primary", 7, all, 55, 85, 0, 0, RONDE_HOMES_NO},
    {"primary_link", 6, all, 40, 60, 0, 0, RONDE_HOMES_NO},
    {"secondary", 6, all, 50, 75, 0, 0, RONDE_HOMES_NO},
    {"secondary_link", 5, all, 40, 55, 0, 0, RONDE_HOMES_NO},
    {"tertiary", 5, all, 42, 65, 0, 0, RONDE_HOMES_NO},
    {"tertiary_link", 4, all, 35, 50, 0, 0, RONDE_HOMES_NO},
    {"unclassified", 4, all, 32, 50, 0, 0, RONDE_HOMES_IN_TOWN},
    {"road", 3, all, 25, 40, 0, 0, RONDE_HOMES_NO},
    {"residential", 3, all, 26, 36, 0, 0, RONDE_HOMES_YES},
    {"living_street", 2, all, 12, 15, 0, 0, RONDE_HOMES_YES},
    {"service", 1, all, 14, 25, 14, 0, RONDE_HOMES_NO},
    {"track", 1, slow, 15, 25, 14, 0, RONDE_HOMES_NO},
    {"pedestrian", 1, walk, 8, 10, 10, 0, RONDE_HOMES_IN_TOWN},
    {"cycleway", 1, slow, 15, 25, 0, 0, RONDE_HOMES_NO},
    {"path", 0, slow, 8, 15, 13, 0, RONDE_HOMES_NO},
    {"bridleway", 0, walk, 8, 10, 10, 0, RONDE_HOMES_NO},
    {"footway", 0, walk, 8, 10, 12, 0, RONDE_HOMES_NO},
    {"corridor", 0, walk, 5, 5, 5, 4, RONDE_HOMES_NO},
    {"platform", 0, walk, 5, 5, 5, 4, RONDE_HOMES_NO},
    {"steps", 0, walk, 0, 0, 2, 3, RONDE_HOMES_NO},
};

const ronde_highway *ronde_highway_find(const char *value)
{
    for (size_t i = 0; i < sizeof highways / sizeof highways[0]; i++) {
        if (strcmp(value, highways[i].value) == 0) {
            return &highways[i];
        }
    }
    return NULL;
}
