/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wished times: how far each start lies outside the nearest soft window. */
#include "instances/model/check_internal.h"
#include "instances/model/saturate.h"

/* Negative: that much before the nearest soft window; positive: after it; 0: inside one. Of two
 * windows equally near the earlier one counts. */
static int64_t outside(const ronde_instance *instance, const ronde_task *task, ronde_time start)
{
    int64_t nearest = 0;
    for (int32_t i = 0; i < task->soft_window_count; i++) {
        ronde_window window = instance->windows[task->first_soft_window + i];
        int64_t early = ronde_saturate_subtract(window.earliest, start);
        int64_t late = ronde_saturate_subtract(start, window.latest);
        if (early <= 0 && late <= 0) {
            return 0;
        }
        int64_t off = early > 0 ? -early : late;
        int64_t size = early > 0 ? early : late;
        int64_t best = nearest < 0 ? -nearest : nearest;
        if (i == 0 || size < best) {
            nearest = off;
        }
    }
    return nearest;
}

void ronde_check_wishes(ronde_checking *checking)
{
    const ronde_instance *instance = checking->instance;
    int64_t latest = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        if (checking->stop_of[i] == NULL) {
            continue;
        }
        int64_t off = outside(instance, task, checking->stop_of[i]->start);
        if (off < 0) {
            ronde_check_count(checking, RONDE_RULE_EARLY, -off, task->early_price);
        } else {
            ronde_check_count(checking, RONDE_RULE_LATE, off, task->late_price);
            latest = off > latest ? off : latest;
        }
    }
    ronde_check_count(checking, RONDE_RULE_LATEST, latest, instance->latest_price);
}
