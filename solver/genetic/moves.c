/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/moves.h"

enum { most_pieces = 5 };

/* A route put together from pieces. */
typedef struct assembly {
    ronde_piece pieces[most_pieces];
    int32_t count;
} assembly;

static int64_t cost_in(const ronde_tour *tour, int32_t stop)
{
    return tour->stops[stop].cost_in;
}

/* What a chain's own legs cost with other legs, beyond what they cost now. */
static ronde_cost
other_legs(const ronde_tour *tour, const ronde_chain *chain, const ronde_leg *legs)
{
    ronde_cost change = 0;
    for (int32_t stop = chain->first; chain->count > 0 && stop != chain->last;
         stop = tour->stops[stop].next) {
        int32_t next = tour->stops[stop].next;
        change += ronde_tour_leg(tour, legs, stop, next).cost - cost_in(tour, next);
    }
    return change;
}

/* What a chain's clients cost on another kind, beyond what they cost on their own. */
static ronde_cost other_prices(const ronde_tour *tour,
                               const ronde_chain *chain,
                               const ronde_field_kind *from,
                               const ronde_field_kind *to)
{
    ronde_cost change = 0;
    int32_t stop = chain->first;
    int32_t priced = from->prices == NULL && to->prices == NULL ? 0 : chain->count;
    for (int32_t i = 0; i < priced; i++, stop = tour->stops[stop].next) {
        change += (to->prices == NULL ? 0 : to->prices[stop]) -
                  (from->prices == NULL ? 0 : from->prices[stop]);
    }
    return change;
}

/* What it costs or saves to open or close a route that gets so many clients more. */
static ronde_cost opening(const ronde_way *way, int32_t more)
{
    int32_t before = way->count > 0 ? 1 : 0;
    int32_t after = way->count + more > 0 ? 1 : 0;
    return (after - before) * way->kind->opening;
}

/* Change of legs, prices and openings when chains of different routes exchange their places. */
static ronde_cost
exchange_costs(const ronde_tour *tour, const ronde_chain *one, const ronde_chain *other)
{
    const ronde_way *from = &tour->ways[tour->stops[one->before].slot];
    const ronde_way *to = &tour->ways[tour->stops[other->before].slot];
    const ronde_leg *there = to->kind->legs;
    const ronde_leg *here = from->kind->legs;
    ronde_cost change = ronde_tour_leg(tour, there, other->before, one->first).cost +
                        (ronde_cost)ronde_tour_leg(tour, there, one->last, other->behind).cost -
                        cost_in(tour, one->first) - cost_in(tour, one->behind);
    if (other->count > 0) {
        change += ronde_tour_leg(tour, here, one->before, other->first).cost +
                  (ronde_cost)ronde_tour_leg(tour, here, other->last, one->behind).cost -
                  cost_in(tour, other->first) - cost_in(tour, other->behind);
    } else {
        change += ronde_tour_leg(tour, here, one->before, one->behind).cost -
                  cost_in(tour, other->behind);
    }
    if (from->kind != to->kind) {
        change += other_prices(tour, one, from->kind, to->kind) +
                  other_prices(tour, other, to->kind, from->kind);
        if (here != there) {
            change += other_legs(tour, one, there) + other_legs(tour, other, here);
        }
    }
    int32_t more = one->count - other->count;
    return change + opening(from, -more) + opening(to, more);
}

static void
add_chain_load(const ronde_tour *tour, const ronde_chain *chain, int64_t *here, int64_t *there)
{
    int32_t dimensions = tour->field->dimensions;
    int32_t stop = chain->first;
    for (int32_t i = 0; i < chain->count; i++, stop = tour->stops[stop].next) {
        for (int32_t d = 0; d < dimensions; d++) {
            int64_t load = tour->field->loads[(int64_t)stop * dimensions + d];
            here[d] -= load;
            there[d] += load;
        }
    }
}

/* Penalties of the loads after an exchange. */
static ronde_cost
exchange_loads(const ronde_tour *tour, const ronde_chain *one, const ronde_chain *other)
{
    const ronde_way *from = &tour->ways[tour->stops[one->before].slot];
    const ronde_way *to = &tour->ways[tour->stops[other->before].slot];
    int64_t here[RONDE_DIMENSIONS];
    int64_t there[RONDE_DIMENSIONS];
    for (int32_t d = 0; d < tour->field->dimensions; d++) {
        here[d] = from->load[d];
        there[d] = to->load[d];
    }
    add_chain_load(tour, one, here, there);
    add_chain_load(tour, other, there, here);
    return ronde_tour_load_penalty(tour, from->kind, here) +
           ronde_tour_load_penalty(tour, to->kind, there);
}

/* The penalty for lateness of a route whose stretch is so far, a chain, and the rest. */
static ronde_cost late_with(const ronde_tour *tour,
                            const ronde_field_kind *kind,
                            int32_t before,
                            const ronde_chain *chain,
                            int32_t behind)
{
    ronde_span span = tour->before[before];
    int32_t last = before;
    int32_t stop = chain->first;
    for (int32_t i = 0; i < chain->count; i++, stop = tour->stops[stop].next) {
        span = ronde_tour_extend(tour, kind->legs, span, (ronde_piece){last, stop},
                                 tour->field->spans[stop]);
        last = stop;
    }
    span = ronde_tour_extend(tour, kind->legs, span, (ronde_piece){last, behind},
                             tour->behind[behind]);
    return ronde_tour_late_penalty(tour, kind, span);
}

static ronde_cost exchange_between(const ronde_tour *tour,
                                   const ronde_chain *one,
                                   const ronde_chain *other,
                                   ronde_cost limit)
{
    const ronde_way *from = &tour->ways[tour->stops[one->before].slot];
    const ronde_way *to = &tour->ways[tour->stops[other->before].slot];
    ronde_cost change = exchange_costs(tour, one, other) - from->penalty - to->penalty;
    if (change >= limit) {
        return limit;
    }
    if (tour->field->dimensions > 0) {
        change += exchange_loads(tour, one, other);
        if (change >= limit) {
            return limit;
        }
    }
    change += late_with(tour, to->kind, other->before, one, other->behind);
    if (change >= limit) {
        return limit;
    }
    if (from->count + other->count > one->count) { /* else it becomes empty */
        change += late_with(tour, from->kind, one->before, other, one->behind);
    }
    return change;
}

static void add_piece(assembly *to, int32_t first, int32_t last)
{
    to->pieces[to->count++] = (ronde_piece){first, last};
}

/* The route after an exchange within it; false if the chains overlap or nothing would change. */
static bool
assemble(const ronde_tour *tour, const ronde_chain *one, const ronde_chain *other, assembly *out)
{
    const ronde_tour_stop *stops = tour->stops;
    bool in_front = stops[one->first].position <= stops[other->before].position;
    const ronde_chain *early = in_front ? one : other;
    const ronde_chain *late = in_front ? other : one;
    /* what lies between the chains: from early->behind to late->before, perhaps nothing */
    int32_t between = stops[late->before].position - stops[early->behind].position + 1;
    if (between < 0 || (between == 0 && other->count == 0)) {
        return false;
    }
    int32_t slot = stops[one->first].slot;
    out->count = 0;
    add_piece(out, ronde_tour_start(tour, slot), early->before);
    if (late->count > 0) {
        add_piece(out, late->first, late->last);
    }
    if (between > 0) {
        add_piece(out, early->behind, late->before);
    }
    if (early->count > 0) {
        add_piece(out, early->first, early->last);
    }
    add_piece(out, late->behind, ronde_tour_end(tour, slot));
    return true;
}

static ronde_cost exchange_within(const ronde_tour *tour,
                                  const ronde_chain *one,
                                  const ronde_chain *other,
                                  ronde_cost limit)
{
    const ronde_way *way = &tour->ways[tour->stops[one->before].slot];
    const ronde_leg *legs = way->kind->legs;
    assembly made;
    if (!assemble(tour, one, other, &made)) {
        return limit;
    }
    ronde_cost change = way->penalty_load - way->penalty;
    for (int32_t i = 1; i < made.count; i++) {
        int32_t first = made.pieces[i].first;
        change +=
            ronde_tour_leg(tour, legs, made.pieces[i - 1].last, first).cost - cost_in(tour, first);
    }
    if (change >= limit) {
        return limit;
    }
    ronde_span span = tour->before[made.pieces[0].last];
    for (int32_t i = 1; i < made.count; i++) {
        bool rest = i == made.count - 1;
        int32_t first = made.pieces[i].first;
        ronde_piece joint = {made.pieces[i - 1].last, first};
        span = ronde_tour_extend(tour, legs, span, joint,
                                 rest ? tour->behind[first]
                                      : ronde_tour_span(tour, legs, made.pieces[i]));
    }
    return change + ronde_tour_late_penalty(tour, way->kind, span);
}

ronde_cost ronde_moves_exchange(const ronde_tour *tour,
                                const ronde_chain *one,
                                const ronde_chain *other,
                                ronde_cost limit)
{
    bool same = tour->stops[one->before].slot == tour->stops[other->before].slot;
    return same ? exchange_within(tour, one, other, limit)
                : exchange_between(tour, one, other, limit);
}

static void put_between(ronde_tour *tour, int32_t before, const ronde_chain *chain, int32_t behind)
{
    if (chain->count == 0) {
        ronde_tour_join(tour, before, behind);
        return;
    }
    ronde_tour_join(tour, before, chain->first);
    ronde_tour_join(tour, chain->last, behind);
}

void ronde_moves_do_exchange(ronde_tour *tour, const ronde_chain *one, const ronde_chain *other)
{
    int32_t from = tour->stops[one->before].slot;
    int32_t to = tour->stops[other->before].slot;
    assembly made;
    if (from != to) {
        put_between(tour, one->before, other, one->behind);
        put_between(tour, other->before, one, other->behind);
        ronde_tour_refresh(tour, to);
    } else if (assemble(tour, one, other, &made)) {
        for (int32_t i = 1; i < made.count; i++) {
            ronde_tour_join(tour, made.pieces[i - 1].last, made.pieces[i].first);
        }
    }
    ronde_tour_refresh(tour, from);
}

/* Penalties of the loads after routes have exchanged what is behind a and from b on. */
static ronde_cost tails_loads(const ronde_tour *tour, int32_t a, int32_t before_b)
{
    const ronde_way *from = &tour->ways[tour->stops[a].slot];
    const ronde_way *to = &tour->ways[tour->stops[before_b].slot];
    int32_t dimensions = tour->field->dimensions;
    int64_t here[RONDE_DIMENSIONS];
    int64_t there[RONDE_DIMENSIONS];
    for (int32_t d = 0; d < dimensions; d++) {
        int64_t front = tour->loads_before[(int64_t)a * dimensions + d];
        int64_t other_front = tour->loads_before[(int64_t)before_b * dimensions + d];
        here[d] = front + to->load[d] - other_front;
        there[d] = other_front + from->load[d] - front;
    }
    return ronde_tour_load_penalty(tour, from->kind, here) +
           ronde_tour_load_penalty(tour, to->kind, there);
}

/* The tail from a stop on; it has count 0 if the stop is the end of its route. */
static ronde_chain tail_from(const ronde_tour *tour, int32_t stop)
{
    int32_t slot = tour->stops[stop].slot;
    int32_t end = ronde_tour_end(tour, slot);
    if (stop == end) {
        return (ronde_chain){tour->stops[stop].previous, RONDE_NONE, RONDE_NONE, end, 0};
    }
    int32_t last = tour->stops[end].previous;
    return (ronde_chain){tour->stops[stop].previous, stop, last, end,
                         tour->stops[end].position - tour->stops[stop].position};
}

/* True if what is behind a stop costs the same on both routes, if they may have it at all. */
static bool tails_alike(const ronde_way *from, const ronde_way *to)
{
    return from->kind == to->kind ||
           (from->kind->house == to->kind->house && ronde_way_free(from) && ronde_way_free(to));
}

/* True if shifts of the kind may have everything from a stop on. */
static bool admitted(const ronde_tour *tour, int32_t stop, const ronde_field_kind *kind)
{
    return tour->ways[tour->stops[stop].slot].kind == kind || kind->prices == NULL ||
           (tour->admitted_behind[stop] >> (uint32_t)kind->number & 1U) != 0;
}

ronde_cost ronde_moves_tails(const ronde_tour *tour, int32_t a, int32_t b, ronde_cost limit)
{
    ronde_chain one = tail_from(tour, tour->stops[a].next);
    ronde_chain other = tail_from(tour, b);
    const ronde_way *from = &tour->ways[tour->stops[a].slot];
    const ronde_way *to = &tour->ways[tour->stops[b].slot];
    const ronde_leg *legs = from->kind->legs;
    if (one.count + other.count == 0 || to->kind->legs != legs) {
        return limit;
    }
    if (!tails_alike(from, to)) { /* chains that stop in front of the ends */
        return one.count > 0 ? exchange_between(tour, &one, &other, limit)
                             : exchange_between(tour, &other, &one, limit);
    }
    if (!admitted(tour, tour->stops[a].next, to->kind) || !admitted(tour, b, from->kind)) {
        return limit;
    }
    ronde_cost change =
        ronde_tour_leg(tour, legs, a, b).cost +
        (ronde_cost)ronde_tour_leg(tour, legs, other.before, tour->stops[a].next).cost -
        cost_in(tour, tour->stops[a].next) - cost_in(tour, b) - from->penalty - to->penalty;
    change += opening(from, other.count - one.count) + opening(to, one.count - other.count);
    if (change >= limit) {
        return limit;
    }
    if (tour->field->dimensions > 0) {
        change += tails_loads(tour, a, other.before);
        if (change >= limit) {
            return limit;
        }
    }
    if (from->count - one.count + other.count > 0) {
        ronde_span span =
            ronde_tour_extend(tour, legs, tour->before[a], (ronde_piece){a, b}, tour->behind[b]);
        change += ronde_tour_late_penalty(tour, from->kind, span);
    }
    if (change < limit && to->count - other.count + one.count > 0) {
        int32_t next = tour->stops[a].next;
        ronde_span span = ronde_tour_extend(tour, legs, tour->before[other.before],
                                            (ronde_piece){other.before, next}, tour->behind[next]);
        change += ronde_tour_late_penalty(tour, to->kind, span);
    }
    return change < limit ? change : limit;
}

void ronde_moves_do_tails(ronde_tour *tour, int32_t a, int32_t b)
{
    ronde_chain one = tail_from(tour, tour->stops[a].next);
    ronde_chain other = tail_from(tour, b);
    int32_t from = tour->stops[a].slot;
    int32_t to = tour->stops[b].slot;
    put_between(tour, a, &other, one.behind);
    put_between(tour, other.before, &one, other.behind);
    ronde_tour_refresh(tour, from);
    ronde_tour_refresh(tour, to);
}
