/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/json.h"

#include <jansson.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { deepest_pointer = 64 };

ronde_json_node ronde_json_root(const json_t *document)
{
    return (ronde_json_node){.value = document};
}

/* Appends a key with ~ and / escaped as RFC 6901 asks; gives the new length. */
static size_t append_key(char *buffer, size_t size, size_t length, const char *key)
{
    for (const char *at = key; *at != '\0' && length + 2 < size; at++) {
        if (*at == '~' || *at == '/') {
            buffer[length++] = '~';
            buffer[length++] = *at == '~' ? '0' : '1';
        } else {
            buffer[length++] = (unsigned char)*at < ' ' ? '?' : *at;
        }
    }
    return length;
}

void ronde_json_pointer(const ronde_json_node *node, char *buffer, size_t size)
{
    const ronde_json_node *path[deepest_pointer];
    size_t depth = 0;
    for (const ronde_json_node *at = node; at->parent != NULL && depth < deepest_pointer;
         at = at->parent) {
        path[depth++] = at;
    }
    size_t length = 0;
    while (depth > 0 && length + 2 < size) {
        const ronde_json_node *at = path[--depth];
        buffer[length++] = '/';
        if (at->key != NULL) {
            length = append_key(buffer, size, length, at->key);
        } else {
            char digits[24];
            snprintf(digits, sizeof digits, "%zu", at->index);
            length = append_key(buffer, size, length, digits);
        }
    }
    buffer[length] = '\0';
}

void ronde_json_fault(ronde_json_reader *reader,
                      const ronde_json_node *node,
                      const char *code,
                      const char *format,
                      ...)
{
    char pointer[160];
    char text[320];
    ronde_json_pointer(node, pointer, sizeof pointer);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ronde_faults_add(reader->faults, RONDE_ERROR, code, pointer, "%s", text);
}

void ronde_json_describe(const ronde_json_node *node, char *buffer, size_t size)
{
    const json_t *value = node->value;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        snprintf(buffer, size, "an object");
        break;
    case JSON_ARRAY:
        snprintf(buffer, size, "a list of %zu", json_array_size(value));
        break;
    case JSON_STRING:
        snprintf(buffer, size, "the text \"%.60s\"", json_string_value(value));
        break;
    case JSON_INTEGER:
        snprintf(buffer, size, "the number %lld", (long long)json_integer_value(value));
        break;
    case JSON_REAL:
        snprintf(buffer, size, "the number %.10g", json_real_value(value));
        break;
    case JSON_TRUE:
        snprintf(buffer, size, "true");
        break;
    case JSON_FALSE:
        snprintf(buffer, size, "false");
        break;
    case JSON_NULL:
        snprintf(buffer, size, "null");
        break;
    }
}

bool ronde_json_is_text(const ronde_json_node *node)
{
    return json_is_string(node->value);
}

bool ronde_json_is_integer(const ronde_json_node *node)
{
    return json_is_integer(node->value);
}

bool ronde_json_is_number(const ronde_json_node *node)
{
    return json_is_number(node->value);
}

bool ronde_json_is_array(const ronde_json_node *node)
{
    return json_is_array(node->value);
}

bool ronde_json_is_object(const ronde_json_node *node)
{
    return json_is_object(node->value);
}

bool ronde_json_is_null(const ronde_json_node *node)
{
    return json_is_null(node->value);
}

const char *ronde_json_text_of(const ronde_json_node *node)
{
    return json_string_value(node->value);
}

int64_t ronde_json_integer_of(const ronde_json_node *node)
{
    return json_integer_value(node->value);
}

size_t ronde_json_count(const ronde_json_node *node)
{
    return json_array_size(node->value);
}

ronde_json_node ronde_json_item(const ronde_json_node *node, size_t index)
{
    return (ronde_json_node){
        .value = json_array_get(node->value, index), .parent = node, .index = index};
}

ronde_json_node ronde_json_member(const ronde_json_node *node, const char *key)
{
    return (ronde_json_node){
        .value = json_object_get(node->value, key), .parent = node, .key = key};
}

/* jansson asks for a mutable object to walk over it, though it only reads. */
static json_t *mutable_object(const json_t *value)
{
    union {
        const json_t *given;
        json_t *wanted;
    } cast = {.given = value};
    return cast.wanted;
}

ronde_json_node ronde_json_next(const ronde_json_node *object, const ronde_json_node *previous)
{
    json_t *value = mutable_object(object->value);
    void *at = previous == NULL
                   ? json_object_iter(value)
                   : json_object_iter_next(value, json_object_key_to_iter(previous->key));
    if (at == NULL) {
        return (ronde_json_node){.parent = object};
    }
    return (ronde_json_node){
        .value = json_object_iter_value(at), .parent = object, .key = json_object_iter_key(at)};
}
