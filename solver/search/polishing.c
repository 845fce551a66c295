/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/polishing.h"

/* Of the iterations so far: what attempts may have taken. */
static const double share = 0.1;
/* An iteration takes about so many seconds on a usual machine. */
static const double seconds_per_iteration = 1e-5;
/* A cooling is worth while from this number of iterations on, times the square of the requests: a
 * large plan that cools too fast is poor, and no choice of its routes makes up for that. */
enum { cycle_iterations = 60, most_cycles = 12 };

void ronde_search_collect(ronde_search *search)
{
    bool suits = search->problem->reload_node_count == 0; /* the pool knows no reloads */
    if (search->polish == NULL && !search->hand.thorough && suits && !search->options->no_polish) {
        search->polish = ronde_polish_new(search->problem, search->options->seed);
    }
}

int64_t ronde_search_cycles(const ronde_search *search)
{
    int64_t requests = search->problem->request_count;
    int64_t each = requests * requests * cycle_iterations;
    int64_t count = (search->planned - search->iteration) / each;
    count = count < most_cycles ? count : most_cycles;
    return search->polish == NULL || count < 1 ? 1 : count;
}

int64_t ronde_search_polish_room(const ronde_search *search, int64_t until)
{
    if (search->polish == NULL) {
        return 0;
    }
    until = until < search->planned ? until : search->planned;
    int64_t room = (int64_t)(share * (double)until) - search->polished;
    int64_t most = until - search->iteration;
    room = room < most ? room : most;
    return room < 0 ? 0 : room;
}

static bool must_stop(void *payload)
{
    return ronde_search_asked_to_stop(payload);
}

void ronde_search_polish(ronde_search *search, int64_t until)
{
    int64_t room = ronde_search_polish_room(search, until);
    bool at_end = search->stop_after > 0 && search->iteration >= search->stop_after;
    if (room <= 0 || at_end) {
        return;
    }
    ronde_polish_job job = {
        .work = (double)room * seconds_per_iteration, .should_stop = must_stop, .payload = search};
    ronde_status status =
        ronde_polish_run(search->polish, &job, &search->state, &search->best, NULL);
    if (status != RONDE_OK || job.stopped) {
        return; /* without memory for it the search goes on as it is */
    }
    int64_t spent = (int64_t)(job.spent / seconds_per_iteration) + 1;
    spent = spent < room ? spent : room;
    search->iteration += spent;
    search->polished += spent;
    if (job.better) {
        ronde_search_report(search);
    }
}
