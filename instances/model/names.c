/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/names.h"

#include "instances/base/date.h"
#include "instances/model/phrase.h"
#include "instances/model/show.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* --- tasks ------------------------------------------------------------------------------------ */

/* What a task is among those of its request at the same place. */
typedef enum role { role_only, role_first, role_return, role_of_several } role;

/* Two visits of one day, of which the second waits for the first. */
static bool is_return(const ronde_instance *instance, const ronde_link *link)
{
    return link->min_lag > instance->tasks[link->from].duration && link->min_lag < RONDE_DAY / 2;
}

static role role_of(const ronde_instance *instance, int32_t index)
{
    const ronde_task *task = &instance->tasks[index];
    role found = role_only;
    for (int32_t i = 0; i < task->link_count; i++) {
        const ronde_link *link = &instance->links[instance->task_links[task->first_link + i]];
        bool later = link->to == index;
        const ronde_task *other = &instance->tasks[later ? link->from : link->to];
        if (other->alternative != task->alternative || other->place != task->place) {
            continue;
        }
        if (is_return(instance, link)) {
            return later ? role_return : role_first;
        }
        found = link->min_lag == 0 && link->max_lag == 0 ? role_of_several : found;
    }
    return found;
}

/* Counted from 1 on within its alternative. */
static int32_t number_of(const ronde_instance *instance, int32_t task)
{
    const ronde_alternative *of = &instance->alternatives[instance->tasks[task].alternative];
    int32_t number = 0;
    while (instance->request_tasks[of->first_task + number] != task) {
        number++;
    }
    return number + 1;
}

/* True if the label only says which task or place it is. */
static bool is_bare(const ronde_instance *instance, int32_t index)
{
    const ronde_task *task = &instance->tasks[index];
    const ronde_place *place = task->place == RONDE_NONE ? NULL : &instance->places[task->place];
    return task->kind == RONDE_VISIT &&
           (strcmp(task->label, task->id) == 0 ||
            (place != NULL &&
             (strcmp(task->label, place->id) == 0 || strcmp(task->label, place->label) == 0)));
}

/* The nouns that take an article. */
static bool takes_article(const char *name)
{
    static const char *const nouns[] = {"visit", "return visit", "bezoek", "retourbezoek"};
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        size_t length = strlen(nouns[i]);
        if (strncmp(name, nouns[i], length) == 0 && (name[length] == '\0' || name[length] == ' ')) {
            return true;
        }
    }
    return false;
}

ronde_label ronde_name_task(const ronde_instance *instance, int32_t task, bool dutch)
{
    static const char *const nouns[][2] = {{"the visit to {x}", "het bezoek bij {x}"},
                                           {"the first visit to {x}", "het eerste bezoek bij {x}"},
                                           {"the return visit to {x}", "het retourbezoek bij {x}"},
                                           {"the visit to {x}", "het bezoek bij {x}"}};
    const ronde_task *of = &instance->tasks[task];
    ronde_label own = ronde_label_in(of->label, dutch);
    ronde_label name;
    if (of->kind == RONDE_BREAK) {
        snprintf(name.text, sizeof name.text, "%s", dutch ? "de pauze" : "the break");
        return name;
    }
    if (!is_bare(instance, task)) {
        bool article = takes_article(own.text);
        snprintf(name.text, sizeof name.text, "%s%.120s", !article ? "" : (dutch ? "het " : "the "),
                 own.text);
        return name;
    }
    role part = role_of(instance, task);
    const ronde_phrase_word words[] = {{"x", own.text}, {NULL, NULL}};
    ronde_phrase_fill(name.text, sizeof name.text, nouns[part][dutch ? 1 : 0], words);
    if (part == role_of_several) {
        size_t used = strlen(name.text);
        snprintf(name.text + used, sizeof name.text - used, dutch ? " (hulp %d)" : " (helper %d)",
                 (int)number_of(instance, task));
    }
    return name;
}

/* --- days and workers ------------------------------------------------------------------------- */

/* True if the shifts are of more than a week. */
static bool repeats_weekdays(const ronde_instance *instance)
{
    bool found = false;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        found |= instance->shifts[i].day >= 7;
    }
    return found;
}

ronde_label ronde_name_day(const ronde_instance *instance, ronde_time time, bool dutch)
{
    static const char *const names[2][7] = {
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
        {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}};
    ronde_label name = {""};
    ronde_date date;
    int64_t day = time / RONDE_DAY;
    if (!ronde_show_clock(instance) || time < 0) {
        return name;
    }
    if (!ronde_date_read(&date, instance->start_date) ||
        !ronde_date_of_days(&date, date.days + day)) {
        snprintf(name.text, sizeof name.text, dutch ? " op dag %" PRId64 : " on day %" PRId64,
                 day + 1);
        return name;
    }
    int used = snprintf(name.text, sizeof name.text, dutch ? " op %s" : " on %s",
                        names[dutch ? 1 : 0][date.weekday]);
    if (repeats_weekdays(instance) && used > 0) {
        snprintf(name.text + used, sizeof name.text - (size_t)used, " %d-%d", date.day, date.month);
    }
    return name;
}

/* Which of several shifts: that of the day, or from when on it is if the day has two. */
static ronde_label which_shift(const ronde_instance *instance, int32_t index, bool dutch)
{
    const ronde_shift *shift = &instance->shifts[index];
    ronde_label which = {""};
    bool several = false;
    bool same_day = false;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *other = &instance->shifts[i];
        several |= i != index && other->resource == shift->resource;
        same_day |= i != index && other->resource == shift->resource && other->day == shift->day;
    }
    if (several && !ronde_show_clock(instance)) {
        snprintf(which.text, sizeof which.text, " (%.60s)", shift->id);
    } else if (several) {
        which = ronde_name_day(instance, shift->earliest, dutch);
    }
    if (same_day && ronde_show_clock(instance)) {
        size_t used = strlen(which.text);
        ronde_time moment = shift->earliest % RONDE_DAY;
        snprintf(which.text + used, sizeof which.text - used, dutch ? " vanaf %s" : " from %s on",
                 ronde_show_minute(instance, moment, dutch).text);
    }
    return which;
}

ronde_label ronde_name_worker(const ronde_instance *instance, int32_t shift, bool dutch)
{
    ronde_label name =
        ronde_label_in(instance->resources[instance->shifts[shift].resource].label, dutch);
    ronde_label which = which_shift(instance, shift, dutch);
    size_t used = strlen(name.text);
    snprintf(name.text + used, sizeof name.text - used, "%s", which.text);
    return name;
}
