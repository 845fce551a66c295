/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/build_parts.h"

/* The one segment that ends, and the one that starts, at each node; RONDE_NONE without, and
 * is_junction where there is more than one. */
typedef struct neighbours {
    int32_t *in, *out;
} neighbours;

static ronde_status read_node_uses(ronde_build *build, ronde_error *error)
{
    const size_t count = build->data->nodes.count + 1;
    build->node_uses = ronde_alloc_zero(count, sizeof *build->node_uses);
    build->is_junction = ronde_alloc_zero(count, sizeof *build->is_junction);
    if (build->node_uses == NULL || build->is_junction == NULL) {
        return ronde_build_out_of_memory(error);
    }
    for (size_t i = 0; i < build->data->nodes.count; i++) {
        const ronde_osm_node *node = &build->data->nodes.items[i];
        if (node->tag_count == 0) {
            continue;
        }
        const ronde_osm_tags tags =
            ronde_osm_data_tags(build->data, node->first_tag, node->tag_count);
        build->node_uses[i] = ronde_travel_profile_node_use(&tags);
        for (int mode = 0; mode < RONDE_MODE_COUNT; mode++) {
            if (build->node_uses[i].delay_ms[mode] != 0) {
                build->is_junction[i] = true;
            }
        }
    }
    return RONDE_OK;
}

/* A node stays inside a chain if exactly one segment comes in and one of the same class goes out:
 * then the chain has one drawing direction and one speed per profile. */
static void mark_junctions(ronde_build *build, neighbours *near)
{
    for (size_t i = 0; i < build->segments.count; i++) {
        const ronde_build_segment *segment = &build->segments.items[i];
        if (near->out[segment->from] != RONDE_NONE) {
            build->is_junction[segment->from] = true;
        }
        if (near->in[segment->to] != RONDE_NONE) {
            build->is_junction[segment->to] = true;
        }
        near->out[segment->from] = (int32_t)i;
        near->in[segment->to] = (int32_t)i;
    }
    for (size_t node = 0; node < build->data->nodes.count; node++) {
        const int32_t in = near->in[node];
        const int32_t out = near->out[node];
        if (in == RONDE_NONE || out == RONDE_NONE ||
            build->segments.items[in].kind != build->segments.items[out].kind) {
            build->is_junction[node] = true;
        }
    }
}

static ronde_status follow(
    ronde_build *build, const neighbours *near, int32_t segment, bool *is_done, ronde_error *error)
{
    if (!ronde_array_push(&build->chain_starts, build->chained.count)) {
        return ronde_build_out_of_memory(error);
    }
    int32_t at = segment;
    for (;;) {
        is_done[at] = true;
        if (!ronde_array_push(&build->chained, at)) {
            return ronde_build_out_of_memory(error);
        }
        const int32_t end = build->segments.items[at].to;
        if (build->is_junction[end]) {
            return RONDE_OK;
        }
        at = near->out[end];
    }
}

static ronde_status
make_chains(ronde_build *build, const neighbours *near, bool *is_done, ronde_error *error)
{
    const size_t count = build->segments.count;
    ronde_status status = RONDE_OK;
    for (size_t i = 0; i < count && status == RONDE_OK; i++) {
        if (build->is_junction[build->segments.items[i].from]) {
            status = follow(build, near, (int32_t)i, is_done, error);
        }
    }
    for (size_t i = 0; i < count && status == RONDE_OK; i++) {
        if (!is_done[i]) { /* a ring without a junction: cut it open */
            build->is_junction[build->segments.items[i].from] = true;
            status = follow(build, near, (int32_t)i, is_done, error);
        }
    }
    RONDE_TRY(status);
    return ronde_array_push(&build->chain_starts, build->chained.count)
               ? RONDE_OK
               : ronde_build_out_of_memory(error);
}

ronde_status ronde_build_chain(ronde_build *build, ronde_error *error)
{
    const size_t nodes = build->data->nodes.count;
    neighbours near = {.in = ronde_alloc_zero(nodes + 1, sizeof(int32_t)),
                       .out = ronde_alloc_zero(nodes + 1, sizeof(int32_t))};
    bool *is_done = ronde_alloc_zero(build->segments.count + 1, sizeof *is_done);
    ronde_status status = RONDE_OK;
    if (near.in == NULL || near.out == NULL || is_done == NULL) {
        status = ronde_build_out_of_memory(error);
        goto cleanup;
    }
    for (size_t i = 0; i < nodes; i++) {
        near.in[i] = RONDE_NONE;
        near.out[i] = RONDE_NONE;
    }
    status = read_node_uses(build, error);
    if (status == RONDE_OK) {
        mark_junctions(build, &near);
        status = make_chains(build, &near, is_done, error);
    }
cleanup:
    ronde_free(near.in);
    ronde_free(near.out);
    ronde_free(is_done);
    return status;
}
