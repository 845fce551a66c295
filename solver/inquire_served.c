/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about what a plan serves: who else, how else, when else. */
#include "solver/explain/leeway.h"
#include "solver/explain/reasons.h"
#include "solver/inquire_parts.h"

/* Positions that may be looked at for one shift, for one alternative, and for a reason: half a
 * second at most. */
static const int64_t shift_work = 400000;
static const int64_t alternative_work = 8000000;
static const int64_t obstacle_work = 16000000;

/* Amounts that were compared with the plan without the request become those compared with the plan
 * as it stands. */
static void compare_with_standing(const ronde_inquiry *at,
                                  int32_t request,
                                  const ronde_worth *without,
                                  ronde_opening *out)
{
    const ronde_request *of = &at->instance->requests[request];
    if (!out->fits || at->trial.state.chosen[request] == RONDE_NONE) {
        return;
    }
    out->cost -= at->stands.cost - without->cost + (of->optional ? of->prize : 0);
    out->paid -= at->stands.paid - without->paid;
    out->travel -= at->stands.travel - without->travel;
    out->distance -= at->stands.distance - without->distance;
}

static ronde_status add(ronde_openings *out, const ronde_opening *opening, ronde_error *error)
{
    return ronde_array_push(out, *opening)
               ? RONDE_OK
               : ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
}

ronde_status
ronde_inquiry_helpers(ronde_inquiry *inquiry, int32_t task, ronde_openings *out, ronde_error *error)
{
    int32_t request = inquiry->instance->tasks[task].request;
    ronde_thought_out thought;
    out->count = 0;
    ronde_status status = ronde_inquiry_think_out(inquiry, request, &thought, error);
    for (int32_t shift = 0;
         shift < inquiry->problem.shift_count && status == RONDE_OK && thought.possible; shift++) {
        const ronde_fitting_wish wish = {
            .request = request, .shift = shift, .part = RONDE_FITTING_TASK, .task = task};
        ronde_opening opening = {.shift = shift};
        status = ronde_inquiry_open(inquiry, &wish, shift_work, &thought.without, &opening, error);
        if (status == RONDE_OK) {
            status = add(out, &opening, error);
        }
    }
    ronde_inquiry_think_in(inquiry, &thought);
    for (size_t i = 0; i < out->count; i++) {
        compare_with_standing(inquiry, request, &thought.without, &out->items[i]);
    }
    return status;
}

ronde_status
ronde_inquiry_ways(ronde_inquiry *inquiry, int32_t request, ronde_openings *out, ronde_error *error)
{
    const ronde_request *of = &inquiry->instance->requests[request];
    ronde_thought_out thought;
    out->count = 0;
    ronde_status status = ronde_inquiry_think_out(inquiry, request, &thought, error);
    for (int32_t i = 0; i < of->alternative_count && status == RONDE_OK && thought.possible; i++) {
        const ronde_fitting_wish wish = {.request = request,
                                         .shift = RONDE_NONE,
                                         .one_way = true,
                                         .alternative = of->first_alternative + i};
        ronde_opening opening = {.shift = RONDE_NONE, .alternative = wish.alternative};
        status =
            ronde_inquiry_open(inquiry, &wish, alternative_work, &thought.without, &opening, error);
        if (status == RONDE_OK) {
            status = add(out, &opening, error);
        }
    }
    ronde_inquiry_think_in(inquiry, &thought);
    for (size_t i = 0; i < out->count; i++) {
        compare_with_standing(inquiry, request, &thought.without, &out->items[i]);
    }
    return status;
}

ronde_status ronde_inquiry_obstacle(ronde_inquiry *inquiry,
                                    int32_t task,
                                    int32_t shift,
                                    ronde_reason *out,
                                    bool *sure,
                                    ronde_error *error)
{
    int32_t request = inquiry->instance->tasks[task].request;
    const ronde_fitting_wish wish = {
        .request = request, .shift = shift, .part = RONDE_FITTING_TASK, .task = task};
    ronde_thought_out thought;
    ronde_status status = ronde_inquiry_think_out(inquiry, request, &thought, error);
    *sure = status == RONDE_OK && thought.possible;
    if (*sure) {
        inquiry->trial.work = 0;
        inquiry->trial.most_work = obstacle_work;
        *out = ronde_reason_for(&inquiry->trial, &wish);
        *sure = !ronde_trial_tired(&inquiry->trial);
    }
    ronde_inquiry_think_in(inquiry, &thought);
    return status;
}

ronde_status ronde_inquiry_alone(
    ronde_inquiry *inquiry, int32_t task, int32_t shift, bool *fits, bool *sure, ronde_error *error)
{
    const ronde_fitting_wish wish = {.request = inquiry->instance->tasks[task].request,
                                     .shift = shift,
                                     .part = RONDE_FITTING_TASK,
                                     .task = task};
    const ronde_change none = ronde_change_none();
    ronde_fitting fitting;
    if (inquiry->empty.arena == NULL) {
        RONDE_TRY(ronde_trial_init(&inquiry->empty, &inquiry->problem, error));
    }
    ronde_trial_apply(&inquiry->empty, &none);
    inquiry->empty.work = 0;
    inquiry->empty.most_work = shift_work;
    *fits = ronde_fitting_find(&inquiry->empty, &wish, &fitting);
    *sure = *fits || !ronde_trial_tired(&inquiry->empty);
    ronde_trial_apply(&inquiry->empty, &none);
    return RONDE_OK;
}

bool ronde_inquiry_leeway(const ronde_inquiry *inquiry, int32_t task, ronde_leeway *out)
{
    const ronde_state *state = &inquiry->trial.state;
    return state->spots[task].route != RONDE_NONE && ronde_leeway_of(out, state, task);
}

/* --- as it was -------------------------------------------------------------------------------- */

/* Of each window the moments that are asked about; the best of all. */
static ronde_status keep(ronde_inquiry *at,
                         const ronde_keeping *asked,
                         const ronde_worth *without,
                         ronde_opening *out,
                         ronde_error *error)
{
    const ronde_task *task = &at->instance->tasks[asked->task];
    const ronde_fitting_wish wish = {.request = task->request,
                                     .shift = asked->shift,
                                     .part = RONDE_FITTING_TASK,
                                     .task = asked->task};
    ronde_node *node = &at->trial.nodes[asked->task];
    ronde_spot *spot = &at->trial.state.spots[asked->task];
    const ronde_node usual = *node;
    ronde_status status = RONDE_OK;
    bool tired = false;
    node->flags &= ~RONDE_NODE_WINDOWS;
    node->window_count = 1;
    spot->flags = node->flags;
    for (int32_t i = 0; i < task->window_count && status == RONDE_OK; i++) {
        const ronde_window *window = &at->instance->windows[task->first_window + i];
        node->earliest = window->earliest > asked->from ? window->earliest : asked->from;
        node->latest = window->latest < asked->until ? window->latest : asked->until;
        if (node->earliest <= node->latest) {
            status = ronde_inquiry_open(at, &wish, shift_work, without, out, error);
            tired |= out->tired;
        }
    }
    out->tired = tired;
    *node = usual;
    spot->flags = usual.flags;
    return status;
}

ronde_status ronde_inquiry_keep(ronde_inquiry *inquiry,
                                const ronde_keeping *asked,
                                ronde_opening *out,
                                ronde_error *error)
{
    int32_t request = inquiry->instance->tasks[asked->task].request;
    ronde_thought_out thoughts[RONDE_MOST_GONE + 1];
    int32_t count = 0;
    *out = (ronde_opening){.shift = asked->shift};
    ronde_status status = ronde_inquiry_think_out(inquiry, request, &thoughts[count++], error);
    bool possible = status == RONDE_OK && thoughts[0].possible;
    for (int32_t i = 0; i < asked->gone_count && possible; i++) {
        status = ronde_inquiry_think_out(inquiry, asked->gone[i], &thoughts[count++], error);
        possible = status == RONDE_OK && thoughts[count - 1].possible;
    }
    out->tired = !possible; /* the plan has no times without the request: nothing was looked at */
    if (possible) {
        status = keep(inquiry, asked, &thoughts[count - 1].without, out, error);
    }
    while (count > 0) {
        ronde_inquiry_think_in(inquiry, &thoughts[--count]);
    }
    if (asked->gone_count == 0) {
        compare_with_standing(inquiry, request, &thoughts[0].without, out);
    }
    return status;
}
