/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the user says about headings (ronde import --columns). */
#include "instances/base/csv_encoding.h"
#include "instances/formats/csv_columns.h"

#include <jansson.h>

#include <string.h>

enum { both_tables = 3, clients_table = 1, staff_table = 2 };

static ronde_status add_override(ronde_csv_overrides *out,
                                 const char *file,
                                 unsigned tables,
                                 const char *heading,
                                 const json_t *value,
                                 ronde_error *error)
{
    ronde_csv_override override = {.clients = (tables & clients_table) != 0,
                                   .staff = (tables & staff_table) != 0};
    ronde_encoding_fold(override.heading, sizeof override.heading, heading);
    const char *name = json_string_value(value);
    if (name == NULL) {
        return ronde_fail(error, RONDE_EINPUT, file,
                          "heading '%.60s' must have the name of a field as a text", heading);
    }
    if (override.heading[0] == '\0') {
        return ronde_fail(error, RONDE_EINPUT, file, "a heading without letters or digits");
    }
    override.field = ronde_csv_field_find(name);
    if (override.field == RONDE_CSV_FIELD_COUNT && strcmp(name, "ignore") != 0) {
        return ronde_fail(error, RONDE_EINPUT, file,
                          "heading '%.60s': there is no field '%.40s' (see CSV.md, or 'ignore')",
                          heading, name);
    }
    if (override.field != RONDE_CSV_FIELD_COUNT && ronde_csv_is_personal(override.heading)) {
        return ronde_fail(error, RONDE_EINPUT, file,
                          "heading '%.60s' tells of personal data and cannot be kept; export a "
                          "number that means nothing outside the organisation",
                          heading);
    }
    return ronde_array_push(&out->list, override)
               ? RONDE_OK
               : ronde_fail(error, RONDE_ENOMEM, file, "no memory for the columns");
}

static ronde_status add_section(ronde_csv_overrides *out,
                                const char *file,
                                unsigned tables,
                                json_t *section,
                                ronde_error *error)
{
    const char *heading = NULL;
    json_t *value = NULL;
    json_object_foreach(section, heading, value)
    {
        RONDE_TRY(add_override(out, file, tables, heading, value, error));
    }
    return RONDE_OK;
}

static ronde_status add_member(ronde_csv_overrides *out,
                               const char *file,
                               const char *heading,
                               json_t *value,
                               ronde_error *error)
{
    if (!json_is_object(value)) {
        return add_override(out, file, both_tables, heading, value, error);
    }
    if (strcmp(heading, "clients") == 0) {
        return add_section(out, file, clients_table, value, error);
    }
    if (strcmp(heading, "staff") == 0) {
        return add_section(out, file, staff_table, value, error);
    }
    return ronde_fail(error, RONDE_EINPUT, file,
                      "'%.60s' holds an object; only 'clients' and 'staff' may", heading);
}

static ronde_status
add_all(ronde_csv_overrides *out, const char *file, json_t *root, ronde_error *error)
{
    const char *heading = NULL;
    json_t *value = NULL;
    if (!json_is_object(root)) {
        return ronde_fail(error, RONDE_EINPUT, file,
                          "the column map must be an object: {\"heading\": \"field\"}");
    }
    json_object_foreach(root, heading, value)
    {
        RONDE_TRY(add_member(out, file, heading, value, error));
    }
    return RONDE_OK;
}

ronde_status ronde_csv_overrides_read(ronde_csv_overrides *out,
                                      const char *file,
                                      const char *bytes,
                                      size_t length,
                                      ronde_error *error)
{
    json_error_t fault;
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL) {
        return ronde_fail_at(error, RONDE_EINPUT, file, fault.line, fault.column,
                             "the column map is no JSON: %s", fault.text);
    }
    ronde_status status = add_all(out, file, root, error);
    json_decref(root);
    return status;
}
