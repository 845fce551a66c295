/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Access and one-way rules, as tables. Keys and values: OpenStreetMap wiki, Key:access, Key:oneway,
 * Key:cycleway; traffic signs: Dutch RVV 1990 annex 1, German StVO annexes 2 and 3. */
#include "maps/osm/access.h"

#include <stddef.h>
#include <string.h>

typedef struct access_value {
    const char *value;
    ronde_access meaning;
} access_value;

/* A private road is closed: Ronde snaps to the public road before it. Roads for destination or
 * customers only are open, since a visit is a destination. */
static const access_value access_values[] = {
    {"yes", RONDE_ACCESS_YES},
    {"designated", RONDE_ACCESS_YES},
    {"permissive", RONDE_ACCESS_YES},
    {"destination", RONDE_ACCESS_YES},
    {"official", RONDE_ACCESS_YES},
    {"allowed", RONDE_ACCESS_YES},
    {"public", RONDE_ACCESS_YES},
    {"customers", RONDE_ACCESS_YES},
    {"delivery", RONDE_ACCESS_YES},
    {"residents", RONDE_ACCESS_YES},
    {"limited", RONDE_ACCESS_YES},
    {"optional_sidepath", RONDE_ACCESS_YES},
    {"no", RONDE_ACCESS_NO},
    {"private", RONDE_ACCESS_NO},
    {"permit", RONDE_ACCESS_NO},
    {"restricted", RONDE_ACCESS_NO},
    {"agricultural", RONDE_ACCESS_NO},
    {"forestry", RONDE_ACCESS_NO},
    {"agricultural;forestry", RONDE_ACCESS_NO},
    {"forestry;agricultural", RONDE_ACCESS_NO},
    {"emergency", RONDE_ACCESS_NO},
    {"military", RONDE_ACCESS_NO},
    {"psv", RONDE_ACCESS_NO},
    {"bus", RONDE_ACCESS_NO},
    {"dismount", RONDE_ACCESS_PUSH},
    {"use_sidepath", RONDE_ACCESS_PUSH},
};

typedef struct sign_meaning {
    const char *sign;
    ronde_access meaning[RONDE_MODE_COUNT]; /* bicycle, foot, motor */
} sign_meaning;

static const sign_meaning signs[] = {
    {"NL:G11", {RONDE_ACCESS_YES, RONDE_ACCESS_UNSAID, RONDE_ACCESS_NO}},  /* cycle path */
    {"NL:G12a", {RONDE_ACCESS_YES, RONDE_ACCESS_UNSAID, RONDE_ACCESS_NO}}, /* cycle + moped path */
    {"NL:G13", {RONDE_ACCESS_YES, RONDE_ACCESS_UNSAID, RONDE_ACCESS_NO}},  /* optional cycle path */
    {"NL:G07", {RONDE_ACCESS_PUSH, RONDE_ACCESS_YES, RONDE_ACCESS_NO}},    /* footpath */
    {"NL:G7", {RONDE_ACCESS_PUSH, RONDE_ACCESS_YES, RONDE_ACCESS_NO}},     /* footpath */
    {"NL:C12", {RONDE_ACCESS_UNSAID, RONDE_ACCESS_UNSAID, RONDE_ACCESS_NO}}, /* no motor traffic */
    {"NL:C01", {RONDE_ACCESS_PUSH, RONDE_ACCESS_UNSAID, RONDE_ACCESS_NO}},   /* no vehicles */
    {"DE:237", {RONDE_ACCESS_YES, RONDE_ACCESS_NO, RONDE_ACCESS_NO}},
    {"DE:239", {RONDE_ACCESS_PUSH, RONDE_ACCESS_YES, RONDE_ACCESS_NO}},
    {"DE:240", {RONDE_ACCESS_YES, RONDE_ACCESS_YES, RONDE_ACCESS_NO}},
    {"DE:241", {RONDE_ACCESS_YES, RONDE_ACCESS_YES, RONDE_ACCESS_NO}},
    {"DE:260", {RONDE_ACCESS_UNSAID, RONDE_ACCESS_UNSAID, RONDE_ACCESS_NO}},
};

/* The length of the prefix of value that is one access value: a list "a;b" counts by its first. */
static ronde_access meaning_of(const char *value)
{
    for (size_t i = 0; i < sizeof access_values / sizeof access_values[0]; i++) {
        if (strcmp(value, access_values[i].value) == 0) {
            return access_values[i].meaning;
        }
    }
    return RONDE_ACCESS_UNSAID;
}

/* True if the sign is one of the signs listed in value, as in "NL:G11,NL:OB505[...]". */
static bool lists_sign(const char *value, const char *sign)
{
    const size_t length = strlen(sign);
    for (const char *found = strstr(value, sign); found != NULL; found = strstr(found + 1, sign)) {
        if (strchr(",;[- |", found[length]) != NULL) { /* includes the end of the text */
            return true;
        }
    }
    return false;
}

static ronde_access meaning_of_signs(const char *value, ronde_mode mode)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (lists_sign(value, signs[i].sign)) {
            return signs[i].meaning[mode];
        }
    }
    return RONDE_ACCESS_UNSAID;
}

static ronde_access
first_said(const ronde_osm_key *keys, int count, ronde_mode mode, const ronde_osm_tags *tags)
{
    for (int i = 0; i < count; i++) {
        const char *value = tags->value[keys[i]];
        const ronde_access said = value == NULL ? RONDE_ACCESS_UNSAID : meaning_of(value);
        if (said == RONDE_ACCESS_PUSH && mode != RONDE_MODE_BICYCLE) {
            return RONDE_ACCESS_NO;
        }
        if (said != RONDE_ACCESS_UNSAID) {
            return said;
        }
    }
    return RONDE_ACCESS_UNSAID;
}

ronde_access ronde_access_decide(const ronde_access_keys *keys,
                                 ronde_mode mode,
                                 const ronde_osm_tags *tags,
                                 ronde_access by_default)
{
    const ronde_access own = first_said(keys->own, keys->own_count, mode, tags);
    if (own != RONDE_ACCESS_UNSAID) {
        return own;
    }
    const char *sign = tags->value[RONDE_OSM_TRAFFIC_SIGN];
    const ronde_access by_sign = sign == NULL ? RONDE_ACCESS_UNSAID : meaning_of_signs(sign, mode);
    if (by_sign != RONDE_ACCESS_UNSAID) {
        return by_sign;
    }
    const ronde_access shared = first_said(keys->shared, keys->shared_count, mode, tags);
    return shared == RONDE_ACCESS_NO ? RONDE_ACCESS_NO : by_default;
}

/* --- one-way ---------------------------------------------------------------------------------- */

enum { along = 1, against = 2, both = along | against, unsaid = -1 };

static const struct {
    const char *value;
    int directions;
} oneway_values[] = {
    {"yes", along}, {"true", along}, {"1", along}, {"-1", against},   {"reverse", against},
    {"no", both},   {"false", both}, {"0", both},  {"reversible", 0}, {"alternating", both},
};

static int directions_of(const char *value)
{
    for (size_t i = 0; value != NULL && i < sizeof oneway_values / sizeof oneway_values[0]; i++) {
        if (strcmp(value, oneway_values[i].value) == 0) {
            return oneway_values[i].directions;
        }
    }
    return unsaid;
}

/* Tags that let bicycles ride against a one-way street. A value ending in '*' is a prefix. */
static const struct {
    ronde_osm_key key;
    const char *value;
} contraflow[] = {
    {RONDE_OSM_CYCLEWAY, "opposite*"},       {RONDE_OSM_CYCLEWAY_LEFT, "opposite*"},
    {RONDE_OSM_CYCLEWAY_RIGHT, "opposite*"}, {RONDE_OSM_CYCLEWAY_BOTH, "opposite*"},
    {RONDE_OSM_CYCLEWAY_LEFT_ONEWAY, "no"},  {RONDE_OSM_CYCLEWAY_LEFT_ONEWAY, "-1"},
    {RONDE_OSM_CYCLEWAY_RIGHT_ONEWAY, "no"}, {RONDE_OSM_CYCLEWAY_RIGHT_ONEWAY, "-1"},
    {RONDE_OSM_CYCLEWAY_BOTH_ONEWAY, "no"},
};

static bool has_contraflow(const ronde_osm_tags *tags)
{
    for (size_t i = 0; i < sizeof contraflow / sizeof contraflow[0]; i++) {
        const char *value = tags->value[contraflow[i].key];
        const char *wanted = contraflow[i].value;
        const char *star = strchr(wanted, '*');
        if (value != NULL &&
            (star == NULL ? strcmp(value, wanted) == 0
                          : strncmp(value, wanted, (size_t)(star - wanted)) == 0)) {
            return true;
        }
    }
    return false;
}

/* Roads that are one-way without saying so. */
static int implied_directions(const ronde_osm_tags *tags)
{
    const char *junction = tags->value[RONDE_OSM_JUNCTION];
    const char *highway = tags->value[RONDE_OSM_HIGHWAY];
    const bool is_ring = junction != NULL &&
                         (strcmp(junction, "roundabout") == 0 || strcmp(junction, "circular") == 0);
    const bool is_motorway = highway != NULL && (strcmp(highway, "motorway") == 0 ||
                                                 strcmp(highway, "motorway_link") == 0);
    return is_ring || is_motorway ? along : both;
}

int ronde_access_directions(ronde_mode mode, const ronde_osm_tags *tags)
{
    if (mode == RONDE_MODE_FOOT) {
        const int walking = directions_of(tags->value[RONDE_OSM_ONEWAY_FOOT]);
        return walking == unsaid ? both : walking;
    }
    if (mode == RONDE_MODE_BICYCLE) {
        const int cycling = directions_of(tags->value[RONDE_OSM_ONEWAY_BICYCLE]);
        if (cycling != unsaid) {
            return cycling;
        }
        if (has_contraflow(tags)) {
            return both;
        }
    }
    const int said = directions_of(tags->value[RONDE_OSM_ONEWAY]);
    return said == unsaid ? implied_directions(tags) : said;
}
