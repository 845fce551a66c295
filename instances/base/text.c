/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/text.h"

#include "instances/base/alloc.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const size_t largest_text = (size_t)1 << 30;

void ronde_text_clear(ronde_text *text)
{
    ronde_free(text->data);
    *text = (ronde_text){0};
}

/* Room for extra bytes and the terminator. */
static bool make_room(ronde_text *text, size_t extra)
{
    if (text->broken || extra > largest_text - text->length) {
        text->broken = true;
        return false;
    }
    size_t needed = text->length + extra + 1;
    if (needed <= text->capacity) {
        return true;
    }
    size_t wanted = text->capacity * 2 < needed ? needed + 64 : text->capacity * 2;
    char *moved = ronde_realloc(text->data, wanted, 1);
    if (moved == NULL) {
        text->broken = true;
        return false;
    }
    text->data = moved;
    text->capacity = wanted;
    return true;
}

void ronde_text_append_bytes(ronde_text *text, const char *bytes, size_t count)
{
    if (make_room(text, count)) {
        memcpy(text->data + text->length, bytes, count);
        text->length += count;
        text->data[text->length] = '\0';
    }
}

void ronde_text_append(ronde_text *text, const char *piece)
{
    ronde_text_append_bytes(text, piece, strlen(piece));
}

void ronde_text_printf(ronde_text *text, const char *format, ...)
{
    va_list arguments;
    va_list again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0 && make_room(text, (size_t)length)) {
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void ronde_text_append_html(ronde_text *text, const char *piece)
{
    for (const char *at = piece; *at != '\0'; at++) {
        switch (*at) {
        case '&':
            ronde_text_append(text, "&amp;");
            break;
        case '<':
            ronde_text_append(text, "&lt;");
            break;
        case '>':
            ronde_text_append(text, "&gt;");
            break;
        case '"':
            ronde_text_append(text, "&quot;");
            break;
        case '\'':
            ronde_text_append(text, "&#39;");
            break;
        default:
            ronde_text_append_bytes(text, at, 1);
        }
    }
}

void ronde_text_append_csv(ronde_text *text, const char *field, char separator)
{
    const char specials[] = {separator, '"', '\n', '\r', '\0'};
    double ignored = 0;
    bool formula = field[0] != '\0' && strchr("=+-@", field[0]) != NULL &&
                   !ronde_text_to_number(field, &ignored);
    if (!formula && strpbrk(field, specials) == NULL) {
        ronde_text_append(text, field);
        return;
    }
    ronde_text_append(text, formula ? "\"'" : "\"");
    for (const char *at = field; *at != '\0'; at++) {
        ronde_text_append_bytes(text, at, 1);
        if (*at == '"') {
            ronde_text_append(text, "\"");
        }
    }
    ronde_text_append(text, "\"");
}

ronde_status ronde_text_check(const ronde_text *text, ronde_error *error)
{
    return text->broken ? ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a text") : RONDE_OK;
}

bool ronde_text_same(const char *one, const char *other)
{
    return strcasecmp(one, other) == 0;
}

/* True if the text is one run of these characters: strtol and strtod accept far more. */
static bool only(const char *text, const char *allowed)
{
    return text[0] != '\0' && strspn(text, allowed) == strlen(text);
}

int ronde_text_digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

bool ronde_text_to_integer(const char *text, long long *value)
{
    if (!only(text, "0123456789+-")) {
        return false;
    }
    char *end = NULL;
    errno = 0;
    long long read = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || end == text) {
        return false;
    }
    *value = read;
    return true;
}

bool ronde_text_to_seed(const char *text, uint64_t *value)
{
    if (!only(text, "0123456789")) {
        return false;
    }
    errno = 0;
    unsigned long long read = strtoull(text, NULL, 10);
    if (errno != 0) {
        return false;
    }
    *value = read;
    return true;
}

bool ronde_text_to_number(const char *text, double *value)
{
    if (!only(text, "0123456789+-.eE")) {
        return false;
    }
    char *end = NULL;
    double read = strtod(text, &end);
    if (*end != '\0' || end == text || !isfinite(read)) {
        return false;
    }
    *value = read;
    return true;
}
