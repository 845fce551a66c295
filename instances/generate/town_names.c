/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/idmap.h"
#include "instances/generate/town_emit.h"
#include "instances/generate/town_words.h"

#include <stdio.h>
#include <string.h>

enum { name_size = 64 };

typedef struct namer {
    ronde_town_plan *plan;
    ronde_arena *arena;
    ronde_idmap used;
    uint32_t next[RONDE_TOWN_THEMES]; /* names tried per theme */
    uint32_t first[RONDE_TOWN_THEMES];
} namer;

/* Takes a name into use: a copy in the arena, or NULL if it is taken. */
static const char *claim(namer *work, const char *text)
{
    int32_t index = 0;
    bool added = false;
    if (!ronde_idmap_add(&work->used, text, &index, &added)) {
        work->plan->broken = true;
        return NULL;
    }
    if (!added) {
        return NULL;
    }
    const char *name = ronde_arena_text(work->arena, text);
    work->plan->broken |= name == NULL;
    return name;
}

/* A place name that does not exist, from parts that sound like the region. */
static const char *invent_place(namer *work)
{
    static const char *const fronts[] = {"Elz",   "Holt",   "Wier",  "Broek", "Haver",
                                         "Linde", "Mark",   "Olden", "Rosse", "Stok",
                                         "Veld",  "Wolder", "Zwal",  "Brem"};
    static const char *const backs[] = {"erveen",  "inkloo",  "elmeer",  "ikhorst", "ermaat",
                                        "inkgoor", "enschot", "ervoort", "eldonk"};
    for (int i = 0; i < 200; i++) {
        char text[name_size];
        snprintf(text, sizeof text, "%s%s",
                 fronts[ronde_rng_below(&work->plan->rng, sizeof fronts / sizeof fronts[0])],
                 backs[ronde_rng_below(&work->plan->rng, sizeof backs / sizeof backs[0])]);
        const char *name = claim(work, text);
        if (name != NULL || work->plan->broken) {
            return name;
        }
    }
    return NULL;
}

static uint32_t count_words(int theme)
{
    uint32_t count = 0;
    while (ronde_town_words[theme][count] != NULL) {
        count++;
    }
    return count;
}

/* What the street looks like decides its ending: a yard, a short street or a long one. */
static const char *ending(const ronde_town_road *road, uint32_t round, ronde_town_style style)
{
    static const char *const yards[] = {"hof", "erf", "plantsoen", "gaarde"};
    static const char *const shorts[] = {"straat", "hof", "pad", "gaarde"};
    static const char *const streets[] = {"straat", "laan", "weg", "dreef"};
    static const char *const lanes[] = {"laan", "weg", "dreef", "singel"};
    static const char *const centre[] = {"straat", "steeg", "gang", "plein"};
    static const char *const works[] = {"weg", "straat", "kade", "hof"};
    const char *const *list = road->length > 330 ? lanes : streets;
    if (road->kind == RONDE_TOWN_LIVING) {
        list = yards;
    } else if (road->length < 75) {
        list = shorts;
    }
    if (style == RONDE_TOWN_STYLE_CENTRE) {
        list = centre;
    } else if (style == RONDE_TOWN_STYLE_INDUSTRY) {
        list = works;
    }
    return list[round % 4];
}

static const char *name_street(namer *work, const ronde_town_road *road, int theme)
{
    ronde_town_style style =
        road->district >= 0 ? work->plan->quarters[road->district].style : RONDE_TOWN_STYLE_VILLAGE;
    uint32_t words = count_words(theme);
    static const char *const fronts[] = {"",       "Nieuwe ", "Korte ",  "Oude ",  "Kleine ",
                                         "Lange ", "Eerste ", "Tweede ", "Derde ", "Achter-"};
    for (size_t i = 0; i < (size_t)words * 4 * (sizeof fronts / sizeof fronts[0]); i++) {
        uint32_t number = work->next[theme]++;
        uint32_t round = number / words;
        const char *front = fronts[(round / 4) % (sizeof fronts / sizeof fronts[0])];
        const char *word = ronde_town_words[theme][(number + work->first[theme]) % words];
        char text[name_size];
        snprintf(text, sizeof text, "%s%s%s", front, word, ending(road, round, style));
        const char *name = claim(work, text);
        if (name != NULL || work->plan->broken) {
            return name;
        }
    }
    return NULL;
}

static const char *name_main(namer *work, const ronde_town_road *road, const char *const *places)
{
    static const char *const winds[] = {"Noordelijke", "Zuidelijke", "Oostelijke", "Westelijke"};
    char text[name_size * 2];
    int number = road->side;
    switch ((int)road->kind) {
    case RONDE_TOWN_RING:
        snprintf(text, sizeof text, "%s Rondweg", winds[number % 4]);
        break;
    case RONDE_TOWN_MIDDLE_RING:
        snprintf(text, sizeof text, "%s Ringlaan", winds[number % 4]);
        break;
    case RONDE_TOWN_CENTRE_RING:
        snprintf(text, sizeof text, "%s Singel", winds[number % 4]);
        break;
    case RONDE_TOWN_LANE:
        snprintf(text, sizeof text, "%s Esweg", winds[number % 4]);
        break;
    case RONDE_TOWN_COUNTRY:
        snprintf(text, sizeof text, "Provincialeweg %s", places[number]);
        break;
    case RONDE_TOWN_RADIAL:
        snprintf(text, sizeof text, "%ssestraatweg", places[number]);
        break;
    case RONDE_TOWN_CENTRE_RADIAL:
        snprintf(text, sizeof text, "%ssestraat", places[number]);
        break;
    case RONDE_TOWN_VILLAGE_MAIN:
        snprintf(text, sizeof text, "%s Dorpsstraat", places[number]);
        break;
    default:
        return NULL;
    }
    return claim(work, text);
}

/* The theme of a district: the centre, industry and villages have their own. */
static void choose_themes(namer *work, int *themes)
{
    ronde_town_plan *plan = work->plan;
    static const int plain[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13};
    enum { plain_count = sizeof plain / sizeof plain[0] };
    uint32_t start = ronde_rng_below(&plan->rng, plain_count);
    uint32_t given = 0;
    for (int32_t i = 0; i < plan->quarter_count; i++) {
        switch ((int)plan->quarters[i].style) {
        case RONDE_TOWN_STYLE_CENTRE:
            themes[i] = 0;
            break;
        case RONDE_TOWN_STYLE_INDUSTRY:
            themes[i] = 11;
            break;
        case RONDE_TOWN_STYLE_VILLAGE:
            themes[i] = 12;
            break;
        default:
            themes[i] = plain[(start + 3 * given++) % plain_count];
            break;
        }
    }
}

static const char *theme_label(namer *work, int theme)
{
    static const char *const sides[] = {"", " Noord", " Zuid", " Oost", " West"};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        char text[name_size];
        snprintf(text, sizeof text, "%s%s", ronde_town_theme_names[theme], sides[i]);
        const char *name = claim(work, text);
        if (name != NULL || work->plan->broken) {
            return name;
        }
    }
    return NULL;
}

static bool has_name(ronde_town_kind kind)
{
    return kind != RONDE_TOWN_SERVICE && kind != RONDE_TOWN_PATH && kind != RONDE_TOWN_FOOTWAY;
}

/* Kind and length of the roads as they are now, after joining and access. */
static void measure_roads(ronde_town_plan *plan)
{
    const ronde_town_mesh *mesh = &plan->mesh;
    for (size_t i = 0; i < mesh->edges.count; i++) {
        ronde_town_road *road = &plan->roads.items[mesh->edges.items[i].road];
        road->length += ronde_town_mesh_length(mesh, (int32_t)(2 * i));
    }
}

void ronde_town_names_give(ronde_town_plan *plan, ronde_arena *arena, const char **town_name)
{
    namer work = {.plan = plan, .arena = arena};
    int themes[RONDE_TOWN_DISTRICT_LIMIT] = {0};
    const char *places[8] = {NULL};
    for (int i = 0; i < RONDE_TOWN_THEMES; i++) {
        work.first[i] = ronde_rng_below(&plan->rng, count_words(i));
    }
    measure_roads(plan);
    *town_name = invent_place(&work);
    for (int i = 0; i < 8; i++) {
        places[i] = invent_place(&work);
    }
    choose_themes(&work, themes);
    for (int32_t i = 0; i < plan->quarter_count && !plan->broken; i++) {
        plan->quarters[i].name = plan->quarters[i].zone == RONDE_TOWN_ZONE_VILLAGE
                                     ? invent_place(&work)
                                     : theme_label(&work, themes[i]);
    }
    for (size_t i = 0; i < plan->roads.count && !plan->broken; i++) {
        ronde_town_road *road = &plan->roads.items[i];
        if (road->length < 1 || !has_name(road->kind)) {
            continue;
        }
        road->name = name_main(&work, road, places);
        if (road->name == NULL) {
            road->name =
                name_street(&work, road, road->district >= 0 ? themes[road->district] : 12);
        }
    }
    ronde_idmap_clear(&work.used);
}
