/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_EXPLAIN_PARTS_H
#define RONDE_SERVICE_APP_EXPLAIN_PARTS_H

/* What the files of an explanation share. Not for others. */

#include "service/app/explain.h"

/** Where a task is done. */
typedef struct ronde_found_stop {
    const ronde_stop *stop;   /* NULL: on no route */
    const ronde_stop *before; /* the stop before it */
    int32_t shift;
} ronde_found_stop;

typedef struct ronde_explaining {
    ronde_claims *out;
    const ronde_explained *of;
    const ronde_instance *instance; /* of of */
    int32_t task;
    ronde_found_stop own;
    bool out_of_memory;
} ronde_explaining;

/** Begins to explain a task. */
ronde_explaining ronde_explaining_of(ronde_claims *out, const ronde_explained *of, int32_t task);
/** RONDE_ENOMEM if a claim was lost. */
ronde_status ronde_explaining_end(const ronde_explaining *at, ronde_error *error);

ronde_found_stop ronde_explain_find(const ronde_plan *plan, int32_t task);
/** A claim about the task and its shift, without figures. */
ronde_claim ronde_claim_of(const ronde_explaining *at, ronde_claim_kind kind);
void ronde_claim_add(ronde_explaining *at, const ronde_claim *claim);

/** Sets cost, travel (amount), shift and time of a claim that compares a way to serve the task with
 *  the plan; kinds are those of dearer, equally dear and cheaper ways. */
void ronde_claim_compare(ronde_claim *claim,
                         const ronde_opening *opening,
                         const ronde_claim_kind kinds[3]);

/** The parts; those about helpers and ways need an inquiry and cost the most. */
void ronde_explain_links(ronde_explaining *at, bool returns);
ronde_status ronde_explain_helper(ronde_explaining *at, ronde_error *error) RONDE_MUST_CHECK;
ronde_status ronde_explain_start(ronde_explaining *at, ronde_error *error) RONDE_MUST_CHECK;
void ronde_explain_leeway(ronde_explaining *at);
ronde_status ronde_explain_ways(ronde_explaining *at, ronde_error *error) RONDE_MUST_CHECK;
void ronde_explain_unserved(ronde_explaining *at);

#endif
