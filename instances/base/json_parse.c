/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From text to a jansson document: encoding, syntax, limits. */
#include "instances/base/alloc.h"
#include "instances/base/json.h"

#include <jansson.h>

#include <pthread.h>
#include <string.h>

/* jansson 2.14 reports some failed allocations as faults of the syntax, and after others reads on
 * with letters missing, even beyond the end of a text. So a failure is noted here, jansson gets
 * what the system may still have, and the document is thrown away. */
static _Thread_local bool ran_out;

static void *noted_alloc(size_t size)
{
    void *block = ronde_alloc(size);
    if (block == NULL) {
        ran_out = true;
        block = ronde_alloc(size);
    }
    return block;
}

static void use_our_memory(void)
{
    json_set_alloc_funcs(noted_alloc, ronde_free);
}

static ronde_status refuse(ronde_faults *faults,
                           ronde_error *error,
                           const char *code,
                           const json_error_t *place,
                           const char *remedy,
                           const char *text)
{
    int line = place != NULL && place->line > 0 ? place->line : 0;
    int column = place != NULL && place->line > 0 ? place->column : 0;
    ronde_faults_add_at(faults, RONDE_ERROR, code, "", line, column, remedy, "%s", text);
    return ronde_fail_at(error, RONDE_EINPUT, "", line, column, "%s", text);
}

/* Turns jansson's error into a fault of ours. Its text quotes the input, so that control characters
 * are taken out before a terminal sees them. */
static ronde_status refuse_syntax(ronde_faults *faults, ronde_error *error, json_error_t *found)
{
    for (char *at = found->text; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || (unsigned char)*at == 0x7f) {
            *at = '?';
        }
    }
    switch ((int)json_error_code(found)) {
    case json_error_duplicate_key:
        return refuse(faults, error, "json.duplicate_key", found, "remove one of the two",
                      found->text);
    case json_error_invalid_utf8:
        return refuse(faults, error, "json.encoding", found, "save the file as UTF-8", found->text);
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return refuse(faults, error, "json.syntax", found, "",
                      "the character \\u0000 is not allowed in a text");
    case json_error_numeric_overflow:
        return refuse(faults, error, "number.range", found, "use a smaller number", found->text);
    case json_error_stack_overflow:
        return refuse(faults, error, "json.depth", found, "", found->text);
    default:
        return refuse(faults, error, "json.syntax", found, "", found->text);
    }
}

static bool is_utf16(const char *text, size_t length)
{
    return length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0 ||
                           text[0] == '\0' || text[1] == '\0');
}

static bool is_blank(char sign)
{
    return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
}

ronde_status ronde_json_parse(
    json_t **out, const char *text, size_t length, ronde_faults *faults, ronde_error *error)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, use_our_memory);
    if (length > RONDE_JSON_LARGEST) {
        return refuse(faults, error, "json.too_large", NULL, "",
                      "the file is larger than 512 MiB, which is the limit for JSON");
    }
    if (is_utf16(text, length)) {
        return refuse(faults, error, "json.encoding", NULL, "save the file as UTF-8",
                      "the file is not UTF-8 text; it looks like UTF-16");
    }
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3; /* the byte order mark that some editors write; RFC 8259 lets a reader skip it */
        length -= 3;
    }
    size_t blank = 0;
    while (blank < length && is_blank(text[blank])) {
        blank++;
    }
    if (blank == length) {
        return refuse(faults, error, "json.empty", NULL, "", "the file is empty");
    }
    json_error_t found;
    ran_out = false;
    json_t *document = json_loadb(text, length, JSON_REJECT_DUPLICATES, &found);
    if (ran_out) {
        json_decref(document);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a JSON document");
    }
    if (document == NULL) {
        return refuse_syntax(faults, error, &found);
    }
    *out = document;
    return RONDE_OK;
}

bool ronde_json_ran_out(void)
{
    return ran_out;
}

void ronde_json_free(json_t *document)
{
    json_decref(document);
}
