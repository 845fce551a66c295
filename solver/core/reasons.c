/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/reasons.h"

#include "instances/model/show.h"

#include <inttypes.h>
#include <stdio.h>

/* What stops a task on a shift. */
typedef struct obstacle {
    ronde_rule rule;
    int64_t amount;
    int32_t detail; /* skill, dimension or other task, RONDE_NONE */
} obstacle;

/* The obstacles of one rule over all shifts. */
typedef struct gathered {
    int32_t count, shift;
    obstacle nearest;
} gathered;

static bool stopped_by_match(const ronde_state *state, int32_t task, int32_t shift, obstacle *out)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *of = &instance->tasks[task];
    int32_t resource = instance->shifts[shift].resource;
    uint64_t missing = of->skills & ~instance->resources[resource].skills;
    if (missing != 0) {
        int32_t skill = 0;
        while ((missing >> (unsigned)skill & 1U) == 0) {
            skill++;
        }
        *out = (obstacle){RONDE_RULE_SKILL, 0, skill};
        return true;
    }
    if (ronde_instance_pair_price(instance, task, resource) >= ronde_cost_forbidden) {
        *out = (obstacle){RONDE_RULE_FORBIDDEN_PAIR, 0, RONDE_NONE};
        return true;
    }
    if (of->shift != RONDE_NONE && of->shift != shift) {
        *out = (obstacle){RONDE_RULE_OWN_SHIFT, 0, RONDE_NONE};
        return true;
    }
    return false;
}

static bool stopped_by_link(const ronde_state *state, int32_t task, int32_t shift, obstacle *out)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    const ronde_node *node = &problem->nodes[task];
    for (int32_t i = 0; i < node->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[node->first_tie + i];
        int32_t other = state->spots[tie->other].route;
        if (other == RONDE_NONE) {
            continue;
        }
        bool same = instance->shifts[other].resource == instance->shifts[shift].resource;
        if (tie->relation == RONDE_DIFFERENT_RESOURCE && same) {
            *out = (obstacle){RONDE_RULE_DIFFERENT_RESOURCE, 0, tie->other};
            return true;
        }
        if (tie->relation == RONDE_SAME_RESOURCE && !same) {
            *out = (obstacle){RONDE_RULE_SAME_RESOURCE, 0, tie->other};
            return true;
        }
        if (tie->relation == RONDE_SAME_SHIFT && other != shift) {
            *out = (obstacle){RONDE_RULE_SAME_SHIFT, 0, tie->other};
            return true;
        }
    }
    return false;
}

static bool stopped_by_load(const ronde_state *state, int32_t task, int32_t shift, obstacle *out)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *of = &instance->tasks[task];
    const ronde_kind *kind = ronde_state_kind(state, shift);
    for (int32_t d = 0; d < instance->dimension_count; d++) {
        int64_t amount = (of->change[d] > 0 ? of->change[d] : 0) + (int64_t)of->initial[d];
        int64_t aboard = state->problem->load_mode == RONDE_LOAD_SUM && kind->most_reloads == 0
                             ? state->lanes[shift].load[d]
                             : 0;
        int64_t over = aboard + amount - kind->capacity[d];
        if (over > 0) {
            *out = (obstacle){RONDE_RULE_CAPACITY, over, d};
            return true;
        }
    }
    return false;
}

/* How much too late the task, or what follows it, would start at the best position. */
static bool stopped_by_time(const ronde_state *state, int32_t task, int32_t shift, obstacle *out)
{
    const ronde_problem *problem = state->problem;
    const ronde_travel *travel = ronde_state_kind(state, shift)->travel;
    const ronde_node *node = &problem->nodes[task];
    bool found = false;
    for (int32_t a = ronde_start_of(problem, shift); state->spots[a].next != RONDE_NONE;
         a = state->spots[a].next) {
        const ronde_spot *before = &state->spots[a];
        const ronde_spot *behind = &state->spots[before->next];
        ronde_time start = before->earliest + before->duration;
        start += before->place == RONDE_NONE
                     ? 0
                     : travel->times[before->place * travel->size + node->place];
        start = ronde_node_not_before(problem, node, start);
        ronde_time late = start > node->latest ? start - node->latest : 0;
        bool stays = (behind->flags & (RONDE_NODE_BREAK | RONDE_NODE_OPEN)) != 0;
        ronde_time leg = stays ? 0 : travel->times[node->place * travel->size + behind->place];
        ronde_time over = start + node->duration + leg - behind->latest;
        ronde_time worst = over > late ? over : late;
        if (worst <= 0) {
            return false;
        }
        if (!found || worst < out->amount) {
            found = true;
            *out = (obstacle){late >= over ? RONDE_RULE_TIME_WINDOW : RONDE_RULE_SHIFT_HOURS, worst,
                              RONDE_NONE};
        }
    }
    return found;
}

static obstacle obstacle_of(const ronde_state *state, int32_t task, int32_t shift)
{
    obstacle found = {RONDE_RULE_REQUEST_WHOLE, 0, RONDE_NONE};
    if (stopped_by_match(state, task, shift, &found) ||
        stopped_by_link(state, task, shift, &found) ||
        stopped_by_load(state, task, shift, &found) ||
        stopped_by_time(state, task, shift, &found)) {
        return found;
    }
    if (state->lanes[shift].limit < ronde_time_unlimited) {
        found.rule = RONDE_RULE_SHIFT_DURATION;
    } else if ((state->problem->nodes[task].flags & RONDE_NODE_TIMED) != 0) {
        found.rule = RONDE_RULE_MIN_LAG;
    } else if (ronde_state_kind(state, shift)->max_distance < ronde_time_unlimited) {
        found.rule = RONDE_RULE_SHIFT_DISTANCE;
    }
    return found;
}

/* The sentence about the shift that comes nearest. */
static void
say(char *text, size_t size, const ronde_instance *instance, int32_t task, const gathered *what)
{
    const char *shift = instance->shifts[what->shift].id;
    const char *id = instance->tasks[task].id;
    ronde_shown time = ronde_show_duration(instance, what->nearest.amount);
    int32_t detail = what->nearest.detail;
    switch ((int)what->nearest.rule) { /* the other rules read as they are */
    case RONDE_RULE_SKILL:
        (void)snprintf(text, size, "%.40s lacks the skill %.40s", shift, instance->skills[detail]);
        return;
    case RONDE_RULE_FORBIDDEN_PAIR:
        (void)snprintf(text, size, "%.40s may not do it", shift);
        return;
    case RONDE_RULE_OWN_SHIFT:
        (void)snprintf(text, size, "it belongs to shift %.40s",
                       instance->shifts[instance->tasks[task].shift].id);
        return;
    case RONDE_RULE_CAPACITY:
        (void)snprintf(text, size, "needs %" PRId64 " %.30s more than shift %.40s has free",
                       what->nearest.amount, instance->dimensions[detail], shift);
        return;
    case RONDE_RULE_TIME_WINDOW:
        (void)snprintf(text, size, "shift %.40s gets there %s after its time window", shift,
                       time.text);
        return;
    case RONDE_RULE_SHIFT_HOURS:
        (void)snprintf(text, size, "needs %s more than shift %.40s has free", time.text, shift);
        return;
    case RONDE_RULE_SAME_RESOURCE:
    case RONDE_RULE_SAME_SHIFT:
        (void)snprintf(text, size, "must be done by who does %.40s", instance->tasks[detail].id);
        return;
    case RONDE_RULE_DIFFERENT_RESOURCE:
        (void)snprintf(text, size, "may not be done by who does %.40s", instance->tasks[detail].id);
        return;
    default:
        (void)snprintf(text, size, "%.40s does not fit into shift %.40s: %s", id, shift,
                       ronde_rules[what->nearest.rule].english);
        return;
    }
}

bool ronde_reasons_add(ronde_plan *out, const ronde_state *state, int32_t task)
{
    const ronde_instance *instance = state->problem->instance;
    gathered by_rule[RONDE_RULE_COUNT] = {0};
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        obstacle found = obstacle_of(state, task, shift);
        gathered *rule = &by_rule[found.rule];
        if (rule->count == 0 || found.amount < rule->nearest.amount) {
            rule->nearest = found;
            rule->shift = shift;
        }
        rule->count++;
    }
    bool any = false;
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        const gathered *what = &by_rule[rule];
        if (what->count == 0) {
            continue;
        }
        char text[110];
        say(text, sizeof text, instance, task, what);
        ronde_reason reason = {
            .rule = (ronde_rule)rule, .shift = what->shift, .amount = what->nearest.amount};
        if (what->count > 1) {
            (void)snprintf(reason.text, sizeof reason.text, "%s (and so for %" PRId32 " more)",
                           text, what->count - 1);
        } else {
            (void)snprintf(reason.text, sizeof reason.text, "%s", text);
        }
        any = true;
        if (!ronde_plan_add_reason(out, &reason)) {
            return false;
        }
    }
    if (!any) {
        ronde_reason none = {.rule = RONDE_RULE_UNSERVED, .shift = RONDE_NONE};
        (void)snprintf(none.text, sizeof none.text, "there is no shift");
        return ronde_plan_add_reason(out, &none);
    }
    return true;
}
