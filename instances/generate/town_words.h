/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_WORDS_H
#define RONDE_INSTANCES_GENERATE_TOWN_WORDS_H

enum { RONDE_TOWN_THEMES = 14, RONDE_TOWN_THEME_WORDS = 40 };

/** The first parts of street names by theme, each list ended by NULL. Plain Dutch words; no names
 *  of people. */
extern const char *const ronde_town_words[RONDE_TOWN_THEMES][RONDE_TOWN_THEME_WORDS];
/** The name of a district of a theme: "Vogelbuurt". */
extern const char *const ronde_town_theme_names[RONDE_TOWN_THEMES];

#endif
