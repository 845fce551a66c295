/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/pairs.h"

/* The best change found for a pair of clients. */
typedef struct choice {
    ronde_cost change;
    ronde_chain one, other;
    int32_t a, b; /* tails; RONDE_NONE: exchange of the chains */
} choice;

static ronde_pair_run run_from(const ronde_tour *tour, int32_t stop, bool backwards)
{
    ronde_pair_run made = {
        .stops = {stop}, .sites = {tour->stops[stop].site}, .backwards = backwards};
    for (int32_t i = 1; i < RONDE_RUN_LENGTH; i++) {
        const ronde_tour_stop *at = &tour->stops[stop];
        int32_t next = backwards ? at->previous : at->next;
        made.legs[i] = backwards ? at->cost_in : tour->stops[next].cost_in;
        stop = next;
        made.stops[i] = stop;
        made.sites[i] = tour->stops[stop].site;
        made.count = i - 1;
        if (!ronde_tour_is_client(tour, stop)) {
            break;
        }
    }
    return made;
}

/* The chain of so many stops that begins with item 1. */
static ronde_chain chain_of(const ronde_pair_run *from, int32_t count)
{
    int32_t first = count > 0 ? from->stops[1] : RONDE_NONE;
    int32_t last = count > 0 ? from->stops[count] : RONDE_NONE;
    int32_t beyond = from->stops[count + 1];
    return from->backwards ? (ronde_chain){beyond, last, first, from->stops[0], count}
                           : (ronde_chain){from->stops[0], first, last, beyond, count};
}

static void try_exchange(const ronde_tour *tour,
                         const ronde_pair_run *one,
                         int32_t n,
                         const ronde_pair_run *other,
                         int32_t m,
                         choice *best)
{
    ronde_chain first = chain_of(one, n);
    ronde_chain second = chain_of(other, m);
    ronde_cost change = ronde_moves_exchange(tour, &first, &second, best->change);
    if (change < best->change) {
        *best = (choice){change, first, second, RONDE_NONE, RONDE_NONE};
    }
}

/* Every chain of one run in exchange for none or as many or fewer of the other. */
static void try_all(const ronde_tour *tour,
                    const ronde_pair_run *one,
                    const ronde_pair_run *other,
                    choice *best)
{
    for (int32_t n = 1; n <= one->count; n++) {
        for (int32_t m = 0; m <= n && m <= other->count; m++) {
            try_exchange(tour, one, n, other, m, best);
        }
    }
}

/* What an exchange may gain beyond legs. */
static ronde_cost relief(const ronde_way *way)
{
    return way->penalty + (way->count <= RONDE_LONGEST_CHAIN ? way->kind->opening : 0);
}

static ronde_cost leg_between(const ronde_field *field,
                              const ronde_leg *legs,
                              const ronde_pair_run *way,
                              int32_t a,
                              int32_t b)
{
    return way->backwards ? ronde_field_leg(field, legs, b, a).cost
                          : ronde_field_leg(field, legs, a, b).cost;
}

/* True if no leg around the chain of one run is one around that of the other. */
static bool apart(const ronde_tour *tour,
                  const ronde_pair_run *one,
                  int32_t n,
                  const ronde_pair_run *other,
                  int32_t m)
{
    const ronde_tour_stop *stops = tour->stops;
    int32_t first = stops[one->stops[0]].position;
    int32_t second = stops[other->stops[0]].position;
    return one->backwards ? first <= second - m - 1 || second <= first - n - 1
                          : first >= second + m + 1 || second >= first + n + 1;
}

/* What is added and removed of legs, as if the chains were apart. */
static ronde_cost legs_change(const ronde_field *field,
                              const ronde_leg *legs,
                              const ronde_pair_run *one,
                              int32_t n,
                              const ronde_pair_run *other,
                              int32_t m)
{
    ronde_cost change = leg_between(field, legs, one, other->sites[0], one->sites[1]) +
                        leg_between(field, legs, one, one->sites[n], other->sites[m + 1]) -
                        one->legs[1] - one->legs[n + 1] - other->legs[1];
    if (m == 0) {
        return change + leg_between(field, legs, one, one->sites[0], one->sites[n + 1]);
    }
    return change + leg_between(field, legs, one, one->sites[0], other->sites[1]) +
           leg_between(field, legs, one, other->sites[m], one->sites[n + 1]) - other->legs[m + 1];
}

/* How many clients of a run, from its first on, may go to shifts of a kind. */
static int32_t
movable(const ronde_tour *tour, const ronde_pair_run *run, const ronde_field_kind *to)
{
    int32_t slot = tour->stops[run->stops[0]].slot;
    if (tour->ways[slot].kind == to || to->prices == NULL) {
        return run->count;
    }
    int32_t n = 0;
    while (n < run->count && ronde_field_may(tour->field, run->stops[n + 1], to->number)) {
        n++;
    }
    return n;
}

/* As try_all, for routes that travel alike: the legs alone tell which exchanges are worth a look.
 */
static void try_promising(const ronde_tour *tour,
                          const ronde_pair_run *one,
                          const ronde_pair_run *other,
                          choice *best)
{
    int32_t slot = tour->stops[one->stops[0]].slot;
    int32_t other_slot = tour->stops[other->stops[0]].slot;
    const ronde_way *way = &tour->ways[slot];
    ronde_cost gain = relief(way) + (slot == other_slot ? 0 : relief(&tour->ways[other_slot]));
    int32_t longest = movable(tour, one, tour->ways[other_slot].kind);
    int32_t other_longest = movable(tour, other, way->kind);
    for (int32_t n = 1; n <= longest; n++) {
        for (int32_t m = 0; m <= n && m <= other_longest; m++) {
            bool plain = slot != other_slot || apart(tour, one, n, other, m);
            if (!plain ||
                legs_change(tour->field, way->kind->legs, one, n, other, m) - gain < best->change) {
                try_exchange(tour, one, n, other, m, best);
            }
        }
    }
}

static void try_runs(const ronde_tour *tour,
                     const ronde_pair_run *one,
                     const ronde_pair_run *other,
                     choice *best)
{
    const ronde_way *from = &tour->ways[tour->stops[one->stops[0]].slot];
    const ronde_way *to = &tour->ways[tour->stops[other->stops[0]].slot];
    if (from->kind == to->kind ||
        (from->kind->legs == to->kind->legs && ronde_way_free(from) && ronde_way_free(to))) {
        try_promising(tour, one, other, best);
    } else {
        try_all(tour, one, other, best);
    }
}

static void try_tails(const ronde_tour *tour, int32_t a, int32_t b, choice *best)
{
    ronde_cost change = ronde_moves_tails(tour, a, b, best->change);
    if (change < best->change) {
        best->change = change;
        best->a = a;
        best->b = b;
    }
}

static bool apply(ronde_tour *tour, const choice *best)
{
    if (best->change >= 0) {
        return false;
    }
    if (best->a != RONDE_NONE) {
        ronde_moves_do_tails(tour, best->a, best->b);
    } else {
        ronde_moves_do_exchange(tour, &best->one, &best->other);
    }
    return true;
}

/* False if neither the leg to u nor the one from v is longer than that from v to u: some other leg
 * of a change that pays is shorter than the one it replaces, and found from there (Lin and
 * Kernighan 1973), unless a penalty is to be gained. */
static bool promises(const ronde_tour *tour, int32_t u, int32_t v)
{
    const ronde_tour_stop *stops = tour->stops;
    const ronde_way *one = &tour->ways[stops[u].slot];
    const ronde_way *other = &tour->ways[stops[v].slot];
    ronde_cost leg = ronde_tour_leg(tour, one->kind->legs, v, u).cost - one->penalty -
                     (one == other ? 0 : other->penalty);
    return leg < stops[u].cost_in || leg < stops[stops[v].next].cost_in;
}

ronde_pairs ronde_pairs_of(const ronde_tour *tour, int32_t u)
{
    return (ronde_pairs){.client = u,
                         .from = run_from(tour, tour->stops[u].previous, false),
                         .up_to = run_from(tour, u, true)};
}

bool ronde_pairs_improve(ronde_pairs *pairs, ronde_tour *tour, int32_t v)
{
    const ronde_tour_stop *stops = tour->stops;
    int32_t u = pairs->client;
    if (stops[u].previous == v || !promises(tour, u, v)) {
        return false;
    }
    choice best = {.a = RONDE_NONE, .b = RONDE_NONE};
    ronde_pair_run other = run_from(tour, v, false);
    try_runs(tour, &pairs->from, &other, &best);
    other = run_from(tour, stops[v].next, true);
    try_runs(tour, &other, &pairs->up_to, &best);
    if (stops[u].slot != stops[v].slot) {
        try_tails(tour, v, u, &best);
    }
    if (!apply(tour, &best)) {
        return false;
    }
    *pairs = ronde_pairs_of(tour, u);
    return true;
}

bool ronde_pairs_open(ronde_pairs *pairs, ronde_tour *tour)
{
    choice best = {.a = RONDE_NONE, .b = RONDE_NONE};
    for (int32_t kind = 0; kind < tour->field->kind_count; kind++) {
        int32_t slot = tour->free_slots[kind];
        if (slot != RONDE_NONE) {
            int32_t start = ronde_tour_start(tour, slot);
            ronde_pair_run other = run_from(tour, start, false);
            try_runs(tour, &pairs->from, &other, &best);
            try_tails(tour, start, pairs->client, &best);
        }
    }
    if (!apply(tour, &best)) {
        return false;
    }
    *pairs = ronde_pairs_of(tour, pairs->client);
    return true;
}
