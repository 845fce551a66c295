/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/phone_list.h"

#include "instances/base/json_write.h"
#include "instances/formats/json_units.h"
#include "instances/model/reason.h"
#include "instances/model/show.h"
#include "service/report/table.h"

/* In the order of ronde_call_kind. */
static const ronde_word call_words[RONDE_CALL_KINDS] = {
    RONDE_WORD_CALL_MOVED, RONDE_WORD_CALL_HELPER, RONDE_WORD_CALL_BOTH, RONDE_WORD_CALL_NEW,
    RONDE_WORD_CALL_DROPPED};

/* What is being written. */
typedef struct writing {
    const ronde_phone_list *list;
    ronde_table_text table;
    ronde_language language;
} writing;

static void cell_word(writing *to, ronde_word word)
{
    ronde_table_text_cell(&to->table, "%s", ronde_word_in(to->language, word));
}

static void cell_label(writing *to, const char *label)
{
    ronde_table_text_cell(&to->table, "%s",
                          ronde_label_in(label, to->language == RONDE_DUTCH).text);
}

static void cell_helper(writing *to, const ronde_instance *instance, int32_t shift)
{
    cell_label(
        to, shift == RONDE_NONE ? "" : instance->resources[instance->shifts[shift].resource].label);
}

static void cell_time(writing *to, int32_t shift, ronde_time time)
{
    ronde_shown shown =
        ronde_show_in(ronde_show_time(to->list->instance, time), to->language == RONDE_DUTCH);
    ronde_table_text_cell(&to->table, "%s", shift == RONDE_NONE ? "" : shown.text);
}

static const char *reason_of(const ronde_phone_list *list, size_t call, ronde_language language)
{
    const char *text = list->reasons == NULL ? NULL : list->reasons[call].texts[language].data;
    return text == NULL ? "" : text;
}

static void fill_calls(writing *to, bool with_ids)
{
    const ronde_differences *differences = to->list->differences;
    to->table.columns = with_ids ? 8 : 7;
    to->table.left_columns = ~0U;
    if (with_ids) {
        ronde_table_text_cell(&to->table, "id");
    }
    const ronde_word heads[] = {RONDE_WORD_CALL_VISIT,      RONDE_WORD_CALL_WHAT,
                                RONDE_WORD_CALL_OLD_TIME,   RONDE_WORD_CALL_NEW_TIME,
                                RONDE_WORD_CALL_OLD_HELPER, RONDE_WORD_CALL_NEW_HELPER,
                                RONDE_WORD_CALL_WHY};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        cell_word(to, heads[i]);
    }
    for (size_t i = 0; i < differences->calls.count; i++) {
        const ronde_call *call = &differences->calls.items[i];
        const ronde_task *task = &to->list->day->tasks[call->task_after];
        if (with_ids) {
            ronde_table_text_cell(&to->table, "%s", task->id);
        }
        cell_label(to, task->label);
        cell_word(to, call_words[call->kind]);
        cell_time(to, call->shift_before, call->start_before);
        cell_time(to, call->shift_after, call->start_after);
        cell_helper(to, to->list->instance, call->shift_before);
        cell_helper(to, to->list->day, call->shift_after);
        ronde_table_text_cell(&to->table, "%s", reason_of(to->list, i, to->language));
    }
}

static void fill_rounds(writing *to)
{
    const ronde_differences *differences = to->list->differences;
    to->table.columns = 5;
    const ronde_word heads[] = {RONDE_WORD_HELPER, RONDE_WORD_ROUND_FROM, RONDE_WORD_ROUND_MORE,
                                RONDE_WORD_ROUND_LESS, RONDE_WORD_ROUND_MOVED};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        cell_word(to, heads[i]);
    }
    for (size_t i = 0; i < differences->rounds.count; i++) {
        const ronde_round_change *round = &differences->rounds.items[i];
        cell_helper(to, to->list->day, round->shift);
        cell_time(to, round->shift, round->first);
        ronde_table_text_cell(&to->table, "%d", (int)round->gained);
        ronde_table_text_cell(&to->table, "%d", (int)round->lost);
        ronde_table_text_cell(&to->table, "%d", (int)round->moved);
    }
}

static void show(ronde_text *out, writing *to)
{
    ronde_table_text_plain(out, &to->table);
    out->broken |= to->table.broken;
    ronde_table_text_clear(&to->table);
    to->table = (ronde_table_text){0};
}

void ronde_phone_list_plain(ronde_text *out, const ronde_phone_list *list, ronde_language language)
{
    writing to = {.list = list, .language = language};
    const ronde_differences *differences = list->differences;
    ronde_text_printf(out, "%s: %zu\n", ronde_word_in(language, RONDE_WORD_CALL_RESIDENTS),
                      differences->calls.count);
    if (differences->calls.count > 0) {
        fill_calls(&to, false);
        show(out, &to);
    }
    ronde_text_printf(out, "%s: %zu\n", ronde_word_in(language, RONDE_WORD_CALL_HELPERS),
                      differences->rounds.count);
    if (differences->rounds.count > 0) {
        fill_rounds(&to);
        show(out, &to);
    }
    ronde_text_printf(out, "%s: %d / %d\n", ronde_word_in(language, RONDE_WORD_CALL_RETIMED),
                      (int)differences->retimed, (int)differences->compared);
}

void ronde_phone_list_csv(ronde_text *out, const ronde_phone_list *list, ronde_language language)
{
    writing to = {.list = list, .language = language};
    fill_calls(&to, true);
    ronde_table_text_csv(out, &to.table);
    out->broken |= to.table.broken;
    ronde_table_text_clear(&to.table);
}

/* --- JSON --------------------------------------------------------------------------------------
 */

static void put_side(ronde_json_writer *json,
                     const char *key,
                     const ronde_instance *instance,
                     int32_t shift,
                     ronde_time start)
{
    if (shift == RONDE_NONE) {
        ronde_json_put_null(json, key);
        return;
    }
    const ronde_json_units units = ronde_json_units_of(instance);
    ronde_json_open_object(json, key);
    ronde_json_put_text(json, "helper", instance->resources[instance->shifts[shift].resource].id);
    ronde_json_put_text(json, "shift", instance->shifts[shift].id);
    ronde_json_put_time(json, "start", &units, start);
    ronde_json_close(json);
}

static void put_calls(ronde_json_writer *json, const ronde_phone_list *list)
{
    ronde_json_open_array(json, "residents");
    for (size_t i = 0; i < list->differences->calls.count; i++) {
        const ronde_call *call = &list->differences->calls.items[i];
        const ronde_task *task = &list->day->tasks[call->task_after];
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "visit", task->id);
        ronde_json_put_text(json, "place", list->day->places[task->place].id);
        ronde_json_put_text(json, "change", ronde_call_names[call->kind]);
        put_side(json, "before", list->instance, call->shift_before, call->start_before);
        put_side(json, "after", list->day, call->shift_after, call->start_after);
        if (reason_of(list, i, RONDE_DUTCH)[0] != '\0') {
            ronde_json_open_object(json, "why");
            ronde_json_put_text(json, "nl", reason_of(list, i, RONDE_DUTCH));
            ronde_json_put_text(json, "en", reason_of(list, i, RONDE_ENGLISH));
            ronde_json_close(json);
        }
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void put_rounds(ronde_json_writer *json, const ronde_phone_list *list)
{
    const ronde_json_units units = ronde_json_units_of(list->day);
    ronde_json_open_array(json, "helpers");
    for (size_t i = 0; i < list->differences->rounds.count; i++) {
        const ronde_round_change *round = &list->differences->rounds.items[i];
        const ronde_shift *shift = &list->day->shifts[round->shift];
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "helper", list->day->resources[shift->resource].id);
        ronde_json_put_text(json, "shift", shift->id);
        ronde_json_put_time(json, "from", &units, round->first);
        ronde_json_put_integer(json, "gained", round->gained);
        ronde_json_put_integer(json, "lost", round->lost);
        ronde_json_put_integer(json, "moved", round->moved);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

void ronde_phone_list_json(ronde_text *out, const ronde_phone_list *list)
{
    ronde_json_writer json = ronde_json_writer_on(out, 2);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-changes/1");
    put_calls(&json, list);
    put_rounds(&json, list);
    ronde_json_put_integer(&json, "compared", list->differences->compared);
    ronde_json_put_integer(&json, "retimed", list->differences->retimed);
    ronde_json_close(&json);
}
