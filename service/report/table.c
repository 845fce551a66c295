/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/table.h"

#include "instances/base/alloc.h"
#include "instances/base/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ronde_table_text_clear(ronde_table_text *table)
{
    for (size_t i = 0; i < table->cells.count; i++) {
        ronde_free(table->cells.items[i]);
    }
    ronde_array_clear(&table->cells);
}

void ronde_table_text_cell(ronde_table_text *table, const char *format, ...)
{
    char cell[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(cell, sizeof cell, format, arguments);
    va_end(arguments);
    char *copy = ronde_text_copy(cell);
    if (copy == NULL || !ronde_array_push(&table->cells, copy)) {
        ronde_free(copy);
        table->broken = true;
    }
}

/* Characters of a UTF-8 text: bytes that do not continue one. */
static size_t width_of(const char *text)
{
    size_t width = 0;
    for (; *text != '\0'; text++) {
        width += ((unsigned char)*text & 0xC0U) != 0x80U ? 1 : 0;
    }
    return width;
}

static const char *cell_at(const ronde_table_text *table, size_t row, size_t column)
{
    return table->cells.items[row * table->columns + column];
}

static size_t row_count(const ronde_table_text *table)
{
    return table->columns > 0 ? table->cells.count / table->columns : 0;
}

static size_t column_width(const ronde_table_text *table, size_t column)
{
    size_t widest = 0;
    for (size_t row = 0; row < row_count(table); row++) {
        size_t width = width_of(cell_at(table, row, column));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static bool is_left(const ronde_table_text *table, size_t column)
{
    return column == 0 || (table->left_columns >> column & 1U) != 0;
}

static void pad(ronde_text *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ronde_text_append(out, " ");
    }
}

static void plain_row(ronde_text *out, const ronde_table_text *table, size_t row)
{
    for (size_t column = 0; column < table->columns; column++) {
        const char *cell = cell_at(table, row, column);
        size_t gap = column_width(table, column) - width_of(cell);
        bool last = column + 1 == table->columns;
        pad(out, is_left(table, column) ? 0 : gap);
        ronde_text_append(out, cell);
        pad(out, is_left(table, column) && !last ? gap : 0);
        ronde_text_append(out, last ? "\n" : "  ");
    }
}

static void plain_rule(ronde_text *out, const ronde_table_text *table)
{
    size_t total = 2 * (table->columns - 1);
    for (size_t column = 0; column < table->columns; column++) {
        total += column_width(table, column);
    }
    for (size_t i = 0; i < total; i++) {
        ronde_text_append(out, "-");
    }
    ronde_text_append(out, "\n");
}

void ronde_table_text_plain(ronde_text *out, const ronde_table_text *table)
{
    out->broken = out->broken || table->broken;
    size_t rows = row_count(table);
    for (size_t row = 0; row < rows; row++) {
        if (table->has_total && row + 1 == rows) {
            plain_rule(out, table);
        }
        plain_row(out, table, row);
        if (row == 0) {
            plain_rule(out, table);
        }
    }
}

static void html_row(ronde_text *out, const ronde_table_text *table, size_t row)
{
    ronde_text_append(out, "<tr>");
    for (size_t column = 0; column < table->columns; column++) {
        const char *tag = row == 0 || column == 0 ? "th" : "td";
        const char *scope = row == 0 ? " scope=\"col\"" : column == 0 ? " scope=\"row\"" : "";
        ronde_text_printf(out, "<%s%s%s>", tag, scope,
                          is_left(table, column) ? " class=\"l\"" : "");
        ronde_text_append_html(out, cell_at(table, row, column));
        ronde_text_printf(out, "</%s>", tag);
    }
    ronde_text_append(out, "</tr>\n");
}

void ronde_table_text_html(ronde_text *out, const ronde_table_text *table, const char *caption)
{
    out->broken = out->broken || table->broken;
    size_t rows = row_count(table);
    size_t body_end = table->has_total ? rows - 1 : rows;
    ronde_text_append(out, "<table><caption>");
    ronde_text_append_html(out, caption);
    ronde_text_append(out, "</caption>\n<thead>");
    html_row(out, table, 0);
    ronde_text_append(out, "</thead>\n<tbody>");
    for (size_t row = 1; row < body_end; row++) {
        html_row(out, table, row);
    }
    ronde_text_append(out, "</tbody>\n");
    if (table->has_total) {
        ronde_text_append(out, "<tfoot>");
        html_row(out, table, rows - 1);
        ronde_text_append(out, "</tfoot>\n");
    }
    ronde_text_append(out, "</table>\n");
}

void ronde_table_text_csv(ronde_text *out, const ronde_table_text *table)
{
    out->broken = out->broken || table->broken;
    for (size_t i = 0; i < table->cells.count; i++) {
        ronde_text_append_csv(out, table->cells.items[i], ';');
        ronde_text_append(out, (i + 1) % table->columns == 0 ? "\r\n" : ";");
    }
}

void ronde_table_text_json(ronde_json_writer *json,
                           const char *key,
                           const char *title,
                           const ronde_table_text *table)
{
    json->text->broken = json->text->broken || table->broken;
    ronde_json_open_object(json, key);
    ronde_json_put_text(json, "title", title);
    ronde_json_open_array(json, "rows");
    for (size_t row = 0; row < row_count(table); row++) {
        ronde_json_open_array(json, NULL);
        for (size_t column = 0; column < table->columns; column++) {
            ronde_json_put_text(json, NULL, cell_at(table, row, column));
        }
        ronde_json_close(json);
    }
    ronde_json_close(json);
    ronde_json_close(json);
}

ronde_status
ronde_table_text_write_csv(const char *path, const ronde_table_text *table, ronde_error *error)
{
    ronde_text text = {0};
    ronde_text_append(&text, "\xEF\xBB\xBF");
    ronde_table_text_csv(&text, table);
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    return status;
}

void ronde_duration_text(char *out, size_t size, long long seconds)
{
    long long minutes = (seconds < 0 ? -seconds : seconds) / 60;
    snprintf(out, size, "%s%lld:%02lld", seconds <= -60 ? "-" : "", minutes / 60, minutes % 60);
}

void ronde_decimal_text(char *out, size_t size, long long value, int digits, bool comma)
{
    static const long long powers[] = {1, 10, 100, 1000};
    long long whole = value < 0 ? -value : value;
    if (digits == 0) {
        snprintf(out, size, "%lld", value);
        return;
    }
    snprintf(out, size, "%s%lld%s%0*lld", value < 0 ? "-" : "", whole / powers[digits],
             comma ? "," : ".", digits, whole % powers[digits]);
}

void ronde_clock_text(char *out, size_t size, long long seconds)
{
    long long day = seconds / 86400;
    long long minutes = seconds % 86400 / 60;
    if (day > 0) {
        snprintf(out, size, "+%lld %02lld:%02lld", day, minutes / 60, minutes % 60);
    } else {
        snprintf(out, size, "%02lld:%02lld", minutes / 60, minutes % 60);
    }
}
