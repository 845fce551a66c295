/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/speed.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { metres_per_km = 1000, metres_per_mile = 1609, fastest_readable = 300 };

static const int64_t ms_per_hour = 3600000;
static const int64_t ms_per_minute = 60000;
static const int64_t ms_per_second = 1000;

/* Limits by law, km/h. A row with a country counts only there; rows without one come last. */
static const struct {
    const char *country, *zone;
    int32_t limit;
} zones[] = {
    {"NL", "rural", 80},         {"NL", "trunk", 100},    {"NL", "motorway", 100},
    {"NL", "living_street", 15}, {"DE", "rural", 100},    {"DE", "motorway", 130},
    {"DE", "living_street", 7},  {"DK", "rural", 80},     {"DK", "motorway", 130},
    {"BE", "rural", 70},         {NULL, "urban", 50},     {NULL, "rural", 80},
    {NULL, "trunk", 100},        {NULL, "motorway", 120}, {NULL, "living_street", 15},
    {NULL, "walk", 7},           {NULL, "none", 130},     {NULL, "bicycle_road", 30},
};

static int32_t limit_of_number(const char *text)
{
    char *end = NULL;
    const double number = strtod(text, &end);
    if (end == text || !(number > 0) || number > fastest_readable) {
        return 0;
    }
    while (*end == ' ') {
        end++;
    }
    if (strncmp(end, "mph", 3) == 0) {
        return (int32_t)(number * metres_per_mile);
    }
    return *end == '\0' || *end == ';' || strncmp(end, "km", 2) == 0
               ? (int32_t)(number * metres_per_km)
               : 0;
}

/* "NL:urban", "DE:zone:30", "NL:zone30", "walk". */
static int32_t limit_of_zone(const char *text)
{
    const char *colon = strchr(text, ':');
    const size_t country = colon == NULL ? 0 : (size_t)(colon - text);
    const char *zone = colon == NULL ? text : colon + 1;
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        const char *only = zones[i].country;
        const bool is_there =
            only == NULL || (strlen(only) == country && strncmp(only, text, country) == 0);
        if (is_there && strcmp(zone, zones[i].zone) == 0) {
            return zones[i].limit * metres_per_km;
        }
    }
    const size_t digits = strcspn(zone, "0123456789");
    return colon != NULL && zone[digits] != '\0' ? limit_of_number(zone + digits) : 0;
}

int32_t ronde_speed_limit(const ronde_osm_tags *tags)
{
    static const ronde_osm_key keys[] = {RONDE_OSM_MAXSPEED, RONDE_OSM_MAXSPEED_TYPE,
                                         RONDE_OSM_SOURCE_MAXSPEED, RONDE_OSM_ZONE_MAXSPEED,
                                         RONDE_OSM_ZONE_TRAFFIC};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *value = tags->value[keys[i]];
        if (value == NULL) {
            continue;
        }
        const int32_t number = limit_of_number(value);
        const int32_t limit = number > 0 ? number : limit_of_zone(value);
        if (limit > 0) {
            return limit;
        }
    }
    return 0;
}

/* --- durations -------------------------------------------------------------------------------- */

static int64_t iso_duration(const char *text)
{
    int64_t total = 0;
    const char *at = text + 2; /* behind "PT" */
    while (*at != '\0') {
        char *end = NULL;
        const double number = strtod(at, &end);
        const int64_t unit = *end == 'H'   ? ms_per_hour
                             : *end == 'M' ? ms_per_minute
                             : *end == 'S' ? ms_per_second
                                           : 0;
        if (end == at || unit == 0 || !(number >= 0) || number > 1000) {
            return 0;
        }
        total += (int64_t)(number * (double)unit);
        at = end + 1;
    }
    return total;
}

int64_t ronde_speed_duration(const char *text)
{
    if (strncmp(text, "PT", 2) == 0) {
        return iso_duration(text);
    }
    long part[3] = {0};
    int count = 0;
    const char *at = text;
    while (count < 3) {
        char *end = NULL;
        part[count] = *at >= '0' && *at <= '9' ? strtol(at, &end, 10) : -1;
        if (part[count] < 0 || part[count] > 10000) {
            return 0;
        }
        count++;
        at = end;
        if (*at != ':') {
            break;
        }
        at++;
    }
    if (*at != '\0') {
        return 0;
    }
    return count == 1 ? part[0] * ms_per_minute
                      : part[0] * ms_per_hour + part[1] * ms_per_minute + part[2] * ms_per_second;
}

/* --- ground ----------------------------------------------------------------------------------- */

enum { fast = 1000 }; /* no limit by the ground */

typedef struct ground {
    const char *value;
    int32_t bike_percent, foot_percent;
    int32_t motor_limit; /* km/h */
} ground;

static const ground surfaces[] = {
    {"asphalt", 100, 100, fast},
    {"paved", 100, 100, fast},
    {"concrete", 100, 100, fast},
    {"concrete:plates", 95, 100, 80},
    {"concrete:lanes", 90, 100, 40},
    {"paving_stones", 96, 100, 60},
    {"bricks", 95, 100, 50},
    {"sett", 80, 100, 45},
    {"cobblestone", 65, 95, 35},
    {"cobblestone:flattened", 75, 100, 40},
    {"unhewn_cobblestone", 55, 90, 30},
    {"wood", 85, 100, 30},
    {"metal", 85, 100, 50},
    {"compacted", 88, 100, 40},
    {"fine_gravel", 85, 100, 40},
    {"shells", 85, 100, 30},
    {"gravel", 65, 95, 30},
    {"pebblestone", 60, 90, 30},
    {"unpaved", 70, 97, 30},
    {"ground", 65, 95, 25},
    {"dirt", 65, 95, 25},
    {"earth", 65, 95, 25},
    {"clay", 80, 100, 30},
    {"grass", 50, 90, 15},
    {"grass_paver", 70, 95, 25},
    {"woodchips", 55, 90, 15},
    {"rock", 40, 80, 10},
    {"sand", 35, 75, 15},
    {"mud", 30, 60, 10},
};

static const ground smoothnesses[] = {
    {"intermediate", 92, 100, 60}, {"bad", 75, 98, 35},          {"very_bad", 50, 93, 15},
    {"horrible", 32, 88, 8},       {"very_horrible", 22, 80, 4}, {"impassable", 0, 50, 0},
};

static const ground track_grades[] = {
    {"grade1", 96, 100, 40}, {"grade2", 82, 100, 25}, {"grade3", 70, 97, 20},
    {"grade4", 55, 93, 12},  {"grade5", 45, 88, 8},
};

static void
worsen(ronde_speed_surface *surface, const char *value, const ground *rows, size_t count)
{
    for (size_t i = 0; value != NULL && i < count; i++) {
        if (strcmp(value, rows[i].value) != 0) {
            continue;
        }
        const int32_t limit = rows[i].motor_limit * metres_per_km;
        surface->bike_percent = rows[i].bike_percent < surface->bike_percent
                                    ? rows[i].bike_percent
                                    : surface->bike_percent;
        surface->foot_percent = rows[i].foot_percent < surface->foot_percent
                                    ? rows[i].foot_percent
                                    : surface->foot_percent;
        surface->motor_limit = limit < surface->motor_limit ? limit : surface->motor_limit;
        return;
    }
}

ronde_speed_surface ronde_speed_of_surface(const ronde_osm_tags *tags)
{
    ronde_speed_surface surface = {
        .bike_percent = 100, .foot_percent = 100, .motor_limit = fast * metres_per_km};
    worsen(&surface, tags->value[RONDE_OSM_SURFACE], surfaces,
           sizeof surfaces / sizeof surfaces[0]);
    worsen(&surface, tags->value[RONDE_OSM_SMOOTHNESS], smoothnesses,
           sizeof smoothnesses / sizeof smoothnesses[0]);
    worsen(&surface, tags->value[RONDE_OSM_TRACKTYPE], track_grades,
           sizeof track_grades / sizeof track_grades[0]);
    return surface;
}
