/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/hidden_work.h"

#include "instances/model/reason.h"
#include "service/report/day_figures.h"

/* Time at work by task, RONDE_NONE where it is not done. */
static ronde_time *
times_at_work(ronde_arena *arena, const ronde_instance *instance, const ronde_plan *plan)
{
    ronde_time *worked = ronde_arena_take(arena, (size_t)instance->task_count + 1, sizeof *worked);
    for (int32_t i = 0; worked != NULL && i < instance->task_count; i++) {
        worked[i] = RONDE_NONE;
    }
    for (size_t i = 0; worked != NULL && i < plan->stops.count; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        if (ronde_is_visit(stop)) {
            worked[stop->task] = stop->end - stop->start;
        }
    }
    return worked;
}

/* What an alternative that is done delivers. Minutes more than indicated at one visit make up for
 * none that are missing at another. */
static ronde_hidden_row
row_of(const ronde_instance *instance, int32_t index, const ronde_time *worked)
{
    const ronde_alternative *alternative = &instance->alternatives[index];
    int32_t first = instance->request_tasks[alternative->first_task];
    ronde_hidden_row row = {.place = instance->tasks[first].place,
                            .alternative = index,
                            .indicated = alternative->elsewhere,
                            .elsewhere = alternative->elsewhere};
    for (int32_t i = 0; i < alternative->task_count; i++) {
        int32_t task = instance->request_tasks[alternative->first_task + i];
        ronde_time indicated = instance->tasks[task].indicated;
        row.indicated += indicated;
        row.hidden += indicated > worked[task] ? indicated - worked[task] : 0;
    }
    return row;
}

static bool is_done(const ronde_instance *instance, int32_t index, const ronde_time *worked)
{
    const ronde_alternative *alternative = &instance->alternatives[index];
    bool done = alternative->task_count > 0;
    for (int32_t i = 0; i < alternative->task_count; i++) {
        done = done && worked[instance->request_tasks[alternative->first_task + i]] != RONDE_NONE;
    }
    return done;
}

ronde_status ronde_hidden_work_list(ronde_kpis *kpis,
                                    const ronde_instance *instance,
                                    const ronde_plan *plan,
                                    ronde_error *error)
{
    const ronde_time *worked = times_at_work(kpis->arena, instance, plan);
    kpis->hidden =
        ronde_arena_take(kpis->arena, (size_t)instance->request_count + 1, sizeof *kpis->hidden);
    if (worked == NULL || kpis->hidden == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the hidden work of a plan");
    }
    for (int32_t i = 0; i < instance->alternative_count; i++) {
        if (!is_done(instance, i, worked)) {
            continue;
        }
        ronde_hidden_row row = row_of(instance, i, worked);
        if (row.hidden > 0 || row.elsewhere > 0) {
            kpis->hidden[kpis->hidden_count++] = row;
        }
    }
    return RONDE_OK;
}

/* Minutes as in a spreadsheet of them: the granted minutes are whole ones. */
static void time_cells(ronde_table_text *out, const ronde_hidden_row *row)
{
    const ronde_time times[] = {row->indicated, row->indicated - row->hidden - row->elsewhere,
                                row->hidden, row->elsewhere};
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        char text[32];
        ronde_duration_text(text, sizeof text, times[i]);
        ronde_table_text_cell(out, "%s", text);
    }
}

void ronde_hidden_work_table(ronde_table_text *out,
                             const ronde_instance *instance,
                             const ronde_kpis *kpis,
                             ronde_language language)
{
    static const ronde_word head[] = {RONDE_WORD_RESIDENT,  RONDE_WORD_HOW_DONE,
                                      RONDE_WORD_INDICATED, RONDE_WORD_DELIVERED,
                                      RONDE_WORD_HIDDEN,    RONDE_WORD_ELSEWHERE};
    bool dutch = language == RONDE_DUTCH;
    out->columns = sizeof head / sizeof head[0];
    out->left_columns = 1U << 1U;
    for (size_t i = 0; i < out->columns; i++) {
        ronde_table_text_cell(out, "%s", ronde_word_in(language, head[i]));
    }
    ronde_hidden_row total = {0};
    for (size_t i = 0; i < kpis->hidden_count; i++) {
        const ronde_hidden_row *row = &kpis->hidden[i];
        ronde_table_text_cell(out, "%s",
                              ronde_label_in(instance->places[row->place].label, dutch).text);
        ronde_table_text_cell(
            out, "%s", ronde_label_in(instance->alternatives[row->alternative].label, dutch).text);
        time_cells(out, row);
        total.indicated += row->indicated;
        total.hidden += row->hidden;
        total.elsewhere += row->elsewhere;
    }
    ronde_table_text_cell(out, "%s (%zu)", ronde_word_in(language, RONDE_WORD_TOTAL),
                          kpis->hidden_count);
    ronde_table_text_cell(out, "%s", "");
    time_cells(out, &total);
    out->has_total = true;
}

void ronde_hidden_work_plain(ronde_text *out,
                             const ronde_instance *instance,
                             const ronde_kpis *kpis,
                             ronde_language language)
{
    if (kpis->hidden_count == 0) {
        return;
    }
    ronde_table_text table = {0};
    ronde_hidden_work_table(&table, instance, kpis, language);
    ronde_text_printf(out, "\n%s\n", ronde_word_in(language, RONDE_WORD_HIDDEN_WORK));
    ronde_table_text_plain(out, &table);
    ronde_text_printf(out, "%s\n", ronde_word_in(language, RONDE_WORD_HIDDEN_NOTE));
    ronde_table_text_clear(&table);
}
