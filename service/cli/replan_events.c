/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/replan_events.h"

#include "instances/base/file.h"
#include "instances/base/json_write.h"
#include "service/app/place_faults.h"

#include <stdio.h>
#include <string.h>

static const size_t largest_file = (size_t)1 << 26;

enum { longest_word = 256 };

/* What stands before and behind the last '@'; behind is empty without one. */
typedef struct halves {
    char before[longest_word], behind[longest_word];
} halves;

static halves split(const char *word)
{
    halves out = {0};
    const char *at = strrchr(word, '@');
    size_t length = at == NULL ? strlen(word) : (size_t)(at - word);
    (void)snprintf(out.before, sizeof out.before, "%.*s",
                   (int)(length < longest_word ? length : longest_word - 1), word);
    (void)snprintf(out.behind, sizeof out.behind, "%s", at == NULL ? "" : at + 1);
    return out;
}

/* Writes an event of a word: what it is about, and the moment or duration behind the '@'. */
static void put_event(ronde_json_writer *json,
                      const char *word,
                      const char *event,
                      const char *about,
                      const char *detail)
{
    if (word == NULL) {
        return;
    }
    halves parts = split(word);
    const char *behind = parts.behind;
    bool minutes = strcmp(event, "longer") == 0 && behind[0] != '\0' &&
                   strspn(behind, "0123456789") == strlen(behind);
    char value[longest_word + 1];
    (void)snprintf(value, sizeof value, "%s%s", behind, minutes ? "m" : "");
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "event", event);
    ronde_json_put_text(json, about, detail == NULL ? word : parts.before);
    if (detail != NULL && behind[0] != '\0') {
        ronde_json_put_text(json, detail, value);
    }
    ronde_json_close(json);
}

static void write_words(ronde_text *out, const ronde_replan_words *words)
{
    ronde_json_writer json = ronde_json_writer_on(out, 1);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-events-1");
    if (words->now != NULL) {
        ronde_json_put_text(&json, "now", words->now);
    }
    ronde_json_open_array(&json, "events");
    put_event(&json, words->sick, "sick", "helper", "from");
    put_event(&json, words->late, "late", "helper", "until");
    put_event(&json, words->cancel, "cancelled", "visit", NULL);
    put_event(&json, words->longer, "longer", "visit", "duration");
    ronde_json_close(&json);
    ronde_json_close(&json);
}

static ronde_status read_text(ronde_events *out,
                              const ronde_text *text,
                              const char *path,
                              const ronde_instance *instance,
                              ronde_faults *faults,
                              ronde_error *error)
{
    size_t first = faults->list.count;
    ronde_status status = ronde_events_read(out, instance, text->data != NULL ? text->data : "",
                                            text->length, faults, error);
    ronde_faults_place(faults, first, path);
    if (status != RONDE_OK) {
        ronde_error_place(error, path);
    }
    return status;
}

ronde_status ronde_replan_events(ronde_events *out,
                                 const ronde_replan_words *words,
                                 const ronde_instance *instance,
                                 ronde_faults *faults,
                                 ronde_error *error)
{
    ronde_text text = {0};
    ronde_status status = RONDE_OK;
    if (words->file != NULL) {
        status = ronde_file_read(&text, words->file, largest_file, error);
        if (status == RONDE_OK) {
            status = read_text(out, &text, words->file, instance, faults, error);
        }
        ronde_text_clear(&text);
    }
    if (status == RONDE_OK) {
        write_words(&text, words);
        status = ronde_text_check(&text, error);
    }
    if (status == RONDE_OK) {
        status = read_text(out, &text, "options", instance, faults, error);
    }
    ronde_text_clear(&text);
    return status;
}
