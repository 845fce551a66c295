/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/reason.h"

#include <stdio.h>
#include <string.h>

void ronde_reason_in(const char *reason, int dutch, char *out, size_t size)
{
    const char *bar = strchr(reason, '|');
    const char *first = dutch && bar != NULL ? bar + 1 : reason;
    size_t length = !dutch && bar != NULL ? (size_t)(bar - reason) : strlen(first);
    while (length > 0 && first[0] == ' ') {
        first++;
        length--;
    }
    while (length > 0 && first[length - 1] == ' ') {
        length--;
    }
    snprintf(out, size, "%.*s", (int)length, first);
}

ronde_label ronde_label_in(const char *label, bool dutch)
{
    ronde_label shown;
    ronde_reason_in(label, dutch ? 1 : 0, shown.text, sizeof shown.text);
    return shown;
}
