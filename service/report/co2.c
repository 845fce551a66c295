/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/co2.h"

#include "instances/base/idmap.h"
#include "instances/base/text.h"

#include <string.h>

static const struct {
    const char *profile;
    int32_t grams;
    const char *source;
} table[] = {
#define X(profile, grams, source) {#profile, grams, source},
#include "service/report/co2.def"
#undef X
};

enum { table_size = sizeof table / sizeof table[0] };

static bool same_name(const char *name, const char *text, size_t length)
{
    return strlen(name) == length && memcmp(name, text, length) == 0;
}

/* Where the figure of this profile is kept: its old place, or a new one; RONDE_NONE if all are
 * taken. */
static int32_t slot_for(ronde_co2_figures *figures, const char *profile, size_t length)
{
    for (int32_t i = 0; i < figures->count; i++) {
        if (same_name(figures->items[i].profile, profile, length)) {
            return i;
        }
    }
    if (figures->count == RONDE_CO2_MODES) {
        return RONDE_NONE;
    }
    memcpy(figures->items[figures->count].profile, profile, length);
    figures->items[figures->count].profile[length] = '\0';
    return figures->count++;
}

/* Reads one "profile=grams" of this length. */
static ronde_status
read_part(ronde_co2_figures *figures, const char *part, size_t length, ronde_error *error)
{
    char digits[16] = "";
    long long grams = -1;
    const char *equals = memchr(part, '=', length);
    size_t name = equals != NULL ? (size_t)(equals - part) : 0;
    size_t rest = equals != NULL ? length - name - 1 : 0;
    if (name == 0 || name >= RONDE_CO2_NAME || rest == 0 || rest >= sizeof digits) {
        return ronde_fail(error, RONDE_EINPUT, "--co2",
                          "'%.*s' is no figure; write a mode and its grams a kilometre such as "
                          "car=120",
                          (int)(length < 60 ? length : 60), part);
    }
    memcpy(digits, equals + 1, rest);
    if (!ronde_text_to_integer(digits, &grams) || grams < 0 || grams > RONDE_CO2_MOST) {
        return ronde_fail(error, RONDE_EINPUT, "--co2",
                          "'%s' grams for %.*s is not a whole number from 0 to %d", digits,
                          (int)name, part, (int)RONDE_CO2_MOST);
    }
    int32_t slot = slot_for(figures, part, name);
    if (slot == RONDE_NONE) {
        return ronde_fail(error, RONDE_EINPUT, "--co2", "more than %d modes", (int)RONDE_CO2_MODES);
    }
    figures->items[slot].grams = (int32_t)grams;
    return RONDE_OK;
}

ronde_status ronde_co2_read(ronde_co2_figures *out, const char *text, ronde_error *error)
{
    ronde_co2_figures figures = {.count = 0};
    const char *at = text;
    for (;;) {
        size_t length = strcspn(at, ",");
        RONDE_TRY(read_part(&figures, at, length, error));
        if (at[length] == '\0') {
            break;
        }
        at += length + 1;
    }
    *out = figures;
    return RONDE_OK;
}

int32_t ronde_co2_grams(const ronde_co2_figures *own, const char *profile)
{
    for (int32_t i = 0; own != NULL && i < own->count; i++) {
        if (strcmp(own->items[i].profile, profile) == 0) {
            return own->items[i].grams;
        }
    }
    for (int32_t i = 0; i < table_size; i++) {
        if (strcmp(table[i].profile, profile) == 0) {
            return table[i].grams;
        }
    }
    return RONDE_NONE;
}

const char *ronde_co2_source(const char *profile)
{
    for (int32_t i = 0; i < table_size; i++) {
        if (strcmp(table[i].profile, profile) == 0) {
            return table[i].source;
        }
    }
    return "";
}
