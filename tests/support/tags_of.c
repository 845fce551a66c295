/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/tags_of.h"

#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

ronde_osm_tags tags_of(const char *text)
{
    static char copy[512];
    ronde_osm_tags tags = {{NULL}};
    char *rest = NULL;
    (void)snprintf(copy, sizeof copy, "%s", text);
    for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');
        ck_assert_msg(value != NULL, "'%s' is no tag", word);
        *value = '\0';
        const int32_t key = ronde_osm_key_find(word);
        ck_assert_msg(key != RONDE_NONE, "'%s' is no key of osm_keys.def", word);
        tags.value[key] = value + 1;
    }
    return tags;
}
