/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/text.h"
#include "service/cli/generate.h"

#include <stdio.h>
#include <string.h>

/* list is taken apart. */
static ronde_status
set_each(ronde_generate_setter *setter, void *options, char *list, ronde_error *error)
{
    for (char *rest = list; rest != NULL && rest[0] != '\0';) {
        char *name = rest;
        rest = strchr(name, ',');
        if (rest != NULL) {
            *rest++ = '\0';
        }
        char *value = strchr(name, '=');
        long long number = 0;
        if (value == NULL || !ronde_text_to_integer(value + 1, &number)) {
            return ronde_fail(error, RONDE_EINPUT, "--set", "%s is not written as name=number",
                              name);
        }
        *value = '\0';
        RONDE_TRY(setter(options, name, number, error));
    }
    return RONDE_OK;
}

ronde_status ronde_generate_set(ronde_generate_setter *setter,
                                void *options,
                                const char *list,
                                ronde_error *error)
{
    char *copy = ronde_text_copy(list);
    if (copy == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "--set", "no memory for the parameters");
    }
    ronde_status status = set_each(setter, options, copy, error);
    ronde_free(copy);
    return status;
}

void ronde_generate_list(const ronde_cli *cli, const ronde_parameter_text *table)
{
    for (const ronde_parameter_text *row = table; row->name != NULL; row++) {
        fprintf(cli->out, "%-20s %6d  (%d-%d) %s: %s\n", row->name, (int)row->value, (int)row->low,
                (int)row->high, row->unit, row->source);
    }
}
