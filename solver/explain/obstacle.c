/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/obstacle.h"

#include "solver/core/relations.h"

static bool
stopped_by_match(const ronde_state *state, int32_t task, int32_t shift, ronde_obstacle *out)
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
        *out = (ronde_obstacle){RONDE_RULE_SKILL, 0, skill};
        return true;
    }
    if (ronde_instance_pair_price(instance, task, resource) >= ronde_cost_forbidden) {
        *out = (ronde_obstacle){RONDE_RULE_FORBIDDEN_PAIR, 0, RONDE_NONE};
        return true;
    }
    if (of->shift != RONDE_NONE && of->shift != shift) {
        *out = (ronde_obstacle){RONDE_RULE_OWN_SHIFT, 0, RONDE_NONE};
        return true;
    }
    return false;
}

static bool
stopped_by_link(const ronde_state *state, int32_t task, int32_t shift, ronde_obstacle *out)
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
            *out = (ronde_obstacle){RONDE_RULE_DIFFERENT_RESOURCE, 0, tie->other};
            return true;
        }
        if (tie->relation == RONDE_SAME_RESOURCE && !same) {
            *out = (ronde_obstacle){RONDE_RULE_SAME_RESOURCE, 0, tie->other};
            return true;
        }
        if (tie->relation == RONDE_SAME_SHIFT && other != shift) {
            *out = (ronde_obstacle){RONDE_RULE_SAME_SHIFT, 0, tie->other};
            return true;
        }
    }
    return false;
}

static bool
stopped_by_load(const ronde_state *state, int32_t task, int32_t shift, ronde_obstacle *out)
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
            *out = (ronde_obstacle){RONDE_RULE_CAPACITY, over, d};
            return true;
        }
    }
    return false;
}

static bool
stopped_by_groups(const ronde_state *state, int32_t task, int32_t shift, ronde_obstacle *out)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *of = &instance->tasks[task];
    if (ronde_relations_share(state, task, shift)) {
        return false;
    }
    for (int32_t i = 0; i < of->membership_count; i++) {
        const ronde_membership *one = &instance->memberships[of->first_membership + i];
        bool together = instance->groups[one->group].rule == RONDE_TOGETHER;
        *out = (ronde_obstacle){together ? RONDE_RULE_GROUP_TOGETHER : RONDE_RULE_GROUP_APART, 0,
                                RONDE_NONE};
        const ronde_share *here = ronde_state_share(state, one->group, shift);
        const ronde_share *all = ronde_state_whole_share(state, one->group);
        if (together ? here->count != all->count : here->count > 0 && here->set != one->set) {
            break;
        }
    }
    return true;
}

static bool stopped_by_number(const ronde_state *state, int32_t shift, ronde_obstacle *out)
{
    if (state->lanes[shift].task_count < ronde_state_kind(state, shift)->max_tasks) {
        return false;
    }
    *out = (ronde_obstacle){RONDE_RULE_SHIFT_TASKS, 1, RONDE_NONE};
    return true;
}

/* Even without travel the week gets too long. */
static bool
stopped_by_contract(const ronde_state *state, int32_t task, int32_t shift, ronde_obstacle *out)
{
    const ronde_problem *problem = state->problem;
    int32_t account = problem->account_count > 0 ? problem->account_of[shift] : RONDE_NONE;
    if (account == RONDE_NONE) {
        return false;
    }
    ronde_time over =
        state->worked[account] + problem->nodes[task].duration - problem->accounts[account].max;
    *out = (ronde_obstacle){RONDE_RULE_CONTRACT_MAX, over, RONDE_NONE};
    return over > 0;
}

/* How much too late the task, or what follows it, would start at the best position. */
static bool
stopped_by_time(const ronde_state *state, int32_t task, int32_t shift, ronde_obstacle *out)
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
            *out = (ronde_obstacle){late >= over ? RONDE_RULE_TIME_WINDOW : RONDE_RULE_SHIFT_HOURS,
                                    worst, RONDE_NONE};
        }
    }
    return found;
}

ronde_obstacle ronde_obstacle_of(const ronde_state *state, int32_t task, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    ronde_obstacle found = {RONDE_RULE_REQUEST_WHOLE, 0, RONDE_NONE};
    if (stopped_by_match(state, task, shift, &found) ||
        stopped_by_link(state, task, shift, &found) ||
        stopped_by_groups(state, task, shift, &found) || stopped_by_number(state, shift, &found) ||
        stopped_by_load(state, task, shift, &found) ||
        stopped_by_contract(state, task, shift, &found) ||
        stopped_by_time(state, task, shift, &found)) {
        return found;
    }
    if (state->lanes[shift].limit < ronde_time_unlimited) {
        found.rule = RONDE_RULE_SHIFT_DURATION;
    } else if ((problem->nodes[task].flags & RONDE_NODE_TIMED) != 0) {
        found.rule = RONDE_RULE_MIN_LAG;
    } else if (ronde_state_kind(state, shift)->max_distance < ronde_time_unlimited) {
        found.rule = RONDE_RULE_SHIFT_DISTANCE;
    } else if (ronde_state_kind(state, shift)->max_travel < ronde_time_unlimited) {
        found.rule = RONDE_RULE_SHIFT_TRAVEL;
    } else if (problem->nodes[ronde_start_of(problem, shift)].tie_count +
                   problem->nodes[ronde_end_of(problem, shift)].tie_count >
               0) {
        found.rule = RONDE_RULE_DAILY_REST;
    } else if (problem->account_count > 0 && problem->account_of[shift] != RONDE_NONE) {
        found.rule = RONDE_RULE_CONTRACT_MAX;
    } else if (problem->instance->shifts[shift].max_gap < ronde_time_unlimited) {
        found.rule = RONDE_RULE_MAX_GAP;
    } else if (ronde_state_kind(state, shift)->no_waiting != 0) {
        found.rule = RONDE_RULE_WAITING_ABOARD;
    } else if (problem->instance->tasks[task].pin > 0) {
        found.rule = RONDE_RULE_PINNED_ORDER;
    }
    return found;
}
