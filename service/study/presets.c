/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studies of the folder presets, which the build makes rows PRESET(name, bytes...) of. */
#include "service/study/study.h"

#include <string.h>

static const struct {
    const char *name;
    const char *text;
} presets[] = {
#define PRESET(name, ...) {name, (const char[]){__VA_ARGS__ 0}},
#include RONDE_PRESETS
#undef PRESET
};

enum { preset_count = sizeof presets / sizeof presets[0] };

const char *ronde_study_preset(const char *name)
{
    for (size_t i = 0; i < preset_count; i++) {
        if (strcmp(presets[i].name, name) == 0) {
            return presets[i].text;
        }
    }
    return NULL;
}

const char *const *ronde_study_preset_names(void)
{
    static const char *const names[] = {
#define PRESET(name, ...) name,
#include RONDE_PRESETS
#undef PRESET
        NULL};
    return names;
}
