/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/part.h"

enum { looks_apart = 64 };

/* The plan of the whole as far as it is in the slice. */
static void fill(ronde_snapshot *plan, const ronde_slice *slice, const ronde_part_base *base)
{
    const ronde_instance *own = &slice->instance;
    int32_t at = 0;
    for (int32_t i = 0; i < own->shift_count; i++) {
        int32_t shift = slice->shifts[i];
        const int32_t *nodes = base->plan->nodes + base->firsts[shift];
        plan->counts[i] = base->plan->counts[shift];
        for (int32_t k = 0; k < plan->counts[i]; k++) {
            plan->nodes[at++] = slice->own_tasks[nodes[k]];
        }
    }
    for (int32_t i = 0; i < own->request_count; i++) {
        int32_t chosen = base->plan->chosen[slice->requests[i]];
        const ronde_request *request = &own->requests[i];
        plan->chosen[i] = RONDE_NONE;
        for (int32_t k = 0; k < request->alternative_count && chosen != RONDE_NONE; k++) {
            if (slice->alternatives[request->first_alternative + k] == chosen) {
                plan->chosen[i] = request->first_alternative + k;
            }
        }
    }
}

/* Keeps a plan of the slice in numbers of the whole. False when memory is out. */
static bool
keep(ronde_part_plan *out, ronde_part *part, const ronde_slice *slice, const ronde_snapshot *plan)
{
    const ronde_instance *own = &slice->instance;
    out->nodes = ronde_arena_take(part->arena, (size_t)own->task_count + 1, sizeof *out->nodes);
    out->counts = ronde_arena_take(part->arena, (size_t)own->shift_count + 1, sizeof *out->counts);
    out->chosen =
        ronde_arena_take(part->arena, (size_t)own->request_count + 1, sizeof *out->chosen);
    if (out->nodes == NULL || out->counts == NULL || out->chosen == NULL) {
        return false;
    }
    int32_t at = 0;
    for (int32_t i = 0; i < own->shift_count; i++) {
        out->counts[i] = plan->counts[i];
        for (int32_t k = 0; k < plan->counts[i]; k++, at++) {
            out->nodes[at] = slice->tasks[plan->nodes[at]];
        }
    }
    out->whole = true;
    for (int32_t i = 0; i < own->request_count; i++) {
        bool served = plan->chosen[i] != RONDE_NONE;
        out->chosen[i] = served ? slice->alternatives[plan->chosen[i]] : RONDE_NONE;
        out->whole &= served || !slice->cut[i];
    }
    return true;
}

static bool keep_all(ronde_part *part, const ronde_slice *slice, ronde_search *search)
{
    const ronde_instance *own = &slice->instance;
    part->arena = ronde_arena_new(1 << 13);
    if (part->arena == NULL) {
        return false;
    }
    part->shift_count = own->shift_count;
    part->request_count = own->request_count;
    part->shifts = ronde_arena_take(part->arena, (size_t)own->shift_count + 1, sizeof(int32_t));
    part->requests = ronde_arena_take(part->arena, (size_t)own->request_count + 1, sizeof(int32_t));
    if (part->shifts == NULL || part->requests == NULL ||
        !keep(&part->best, part, slice, &search->best)) {
        return false;
    }
    for (int32_t i = 0; i < own->shift_count; i++) {
        part->shifts[i] = slice->shifts[i];
    }
    for (int32_t i = 0; i < own->request_count; i++) {
        part->requests[i] = slice->requests[i];
    }
    if (!search->hand.thorough) { /* else the present plan is any plan: see anneal.c */
        ronde_snapshot_keep(&search->best, &search->state);
    }
    return keep(&part->present, part, slice, &search->best);
}

static ronde_status anneal(ronde_part *part,
                           const ronde_slice *slice,
                           const ronde_problem *problem,
                           const ronde_part_base *base,
                           const ronde_solve_hooks *hooks)
{
    ronde_search search = {0};
    ronde_snapshot plan = {0};
    const ronde_solve_options options = {.seed = part->seed};
    ronde_status status = ronde_search_init(&search, problem, &options, hooks, NULL);
    if (status == RONDE_OK) {
        status = ronde_snapshot_init(&plan, problem, NULL);
    }
    if (status == RONDE_OK) {
        fill(&plan, slice, base);
        search.check_every = looks_apart;
        search.planned = INT64_MAX;                        /* no progress is told */
        part->done = !ronde_search_resume(&search, &plan); /* no times by bad luck: left alone */
        if (!part->done) {
            ronde_search_set_course(&search, part->from, part->to, part->iterations);
            ronde_search_advance(&search, part->iterations);
            part->done = search.iteration == part->iterations;
            status = keep_all(part, slice, &search) ? RONDE_OK : RONDE_ENOMEM;
        }
        if (ronde_state_broken(&search.state)) {
            status = RONDE_ENOMEM;
        }
    }
    ronde_snapshot_clear(&plan);
    ronde_search_clear(&search);
    return status;
}

void ronde_part_search(ronde_part *part,
                       const ronde_shares *shares,
                       int32_t index,
                       const ronde_part_base *base,
                       const ronde_solve_hooks *hooks)
{
    ronde_slice slice = {0};
    ronde_problem problem = {0};
    part->done = false;
    part->status = ronde_slice_init(&slice, shares, index, NULL);
    if (part->status == RONDE_OK) {
        part->status = ronde_problem_init(&problem, &slice.instance, NULL);
    }
    if (part->status == RONDE_OK) {
        part->status = anneal(part, &slice, &problem, base, hooks);
    }
    ronde_problem_clear(&problem);
    ronde_slice_clear(&slice);
}

void ronde_part_clear(ronde_part *part)
{
    ronde_arena_free(part->arena);
    *part = (ronde_part){0};
}
