/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/effort.h"

/* As many take about as long as one iteration of the annealing. */
enum { looks_per_iteration = 40 };

void ronde_effort_begin(ronde_effort *effort, ronde_search *search, int64_t until)
{
    effort->search = search;
    effort->until = until;
    effort->over = search->stopped;
}

/* Each value of the counter is seen here at most once, so that stop_after finds the very moment at
 * which a run was ended. */
bool ronde_effort_spend(ronde_effort *effort, int64_t looks)
{
    ronde_search *search = effort->search;
    effort->looks += looks;
    if (effort->over || effort->looks < looks_per_iteration) {
        return !effort->over;
    }
    search->iteration += effort->looks / looks_per_iteration;
    effort->looks %= looks_per_iteration;
    int64_t last = effort->until;
    if (search->stop_after > 0 && search->stop_after < last) {
        last = search->stop_after;
    }
    if (search->iteration >= last) {
        search->iteration = last;
        effort->over = true;
    } else if (search->iteration >= effort->next_look) {
        effort->next_look = search->iteration + search->check_every;
        effort->over = ronde_search_asked_to_stop(search);
    }
    return !effort->over;
}
