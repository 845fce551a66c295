/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/small_cells.h"

#include "instances/base/alloc.h"

static bool is_small(int32_t count)
{
    return count > 0 && count < RONDE_SMALL_CELL;
}

/* The smallest row that is shown and is not nobody, RONDE_NONE without one. */
static int32_t smallest_shown(const bool *hidden, const int32_t *counts, size_t count)
{
    int32_t smallest = RONDE_NONE;
    for (size_t i = 0; i < count; i++) {
        if (!hidden[i] && counts[i] > 0 &&
            (smallest == RONDE_NONE || counts[i] < counts[smallest])) {
            smallest = (int32_t)i;
        }
    }
    return smallest;
}

/* True if the total less what is shown tells nothing of few people. */
static bool is_safe(const bool *hidden, const int32_t *counts, size_t count)
{
    size_t rows = 0;
    int64_t people = 0;
    for (size_t i = 0; i < count; i++) {
        rows += hidden[i] ? 1 : 0;
        people += hidden[i] ? counts[i] : 0;
    }
    return people == 0 || (rows >= 2 && people >= RONDE_SMALL_CELL);
}

bool ronde_small_cells_hide(bool *hidden, const int32_t *counts, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || (is_small(counts[i]) && !hidden[i]);
        hidden[i] = hidden[i] || is_small(counts[i]);
    }
    while (!is_safe(hidden, counts, count)) {
        int32_t next = smallest_shown(hidden, counts, count);
        if (next == RONDE_NONE) {
            break; /* nobody else is there to hide behind */
        }
        hidden[next] = any = true;
    }
    return any;
}

/* What is counted of each group, and whether it is hidden. A group's fates add up to its residents
 * with laundry care, and those with those without to all: the last of each is counted, too. */
enum { residents, laundry, no_laundry, users, without, at_home, lonely, columns };

typedef struct cells {
    size_t groups;
    int32_t *counts; /* by column, then by group */
    bool *hidden;
} cells;

static void count_group(cells *of, size_t group, const ronde_study_town_people *people)
{
    const int32_t counts[columns] = {
        people->residents, people->laundry, people->residents - people->laundry,
        people->users,     people->without, people->laundry - people->users - people->without,
        people->lonely};
    for (size_t column = 0; column < columns; column++) {
        of->counts[column * of->groups + group] = counts[column];
    }
}

/* Columns that are shown and hidden together: one alone would give away the others. */
static bool hide_columns(cells *of, size_t first, size_t last)
{
    bool any = false;
    for (size_t column = first; column <= last; column++) {
        bool *hidden = &of->hidden[column * of->groups];
        for (size_t i = 0; i < of->groups; i++) {
            hidden[i] = of->hidden[first * of->groups + i];
        }
        if (ronde_small_cells_hide(hidden, &of->counts[column * of->groups], of->groups)) {
            any = true;
            for (size_t i = 0; i < of->groups; i++) {
                of->hidden[first * of->groups + i] = hidden[i];
            }
        }
    }
    return any;
}

/* What depends on hidden people is hidden with them. */
static void hide_with(cells *of, size_t column, size_t others)
{
    for (size_t i = 0; i < of->groups; i++) {
        of->hidden[column * of->groups + i] |= of->hidden[others * of->groups + i];
    }
}

static void hide_all(cells *of)
{
    (void)hide_columns(of, residents, residents);
    hide_with(of, laundry, residents);
    while (hide_columns(of, laundry, no_laundry)) {
    }
    hide_with(of, users, laundry);
    while (hide_columns(of, users, at_home)) {
    }
    hide_with(of, lonely, laundry);
    (void)hide_columns(of, lonely, lonely);
}

ronde_status ronde_groups_hide(ronde_group_hidden *out,
                               const ronde_found *found,
                               bool by_area,
                               int32_t arm,
                               ronde_error *error)
{
    const int32_t groups = by_area ? found->rounds.areas : found->rounds.providers;
    const size_t cell_count = (size_t)groups * columns + 1;
    cells of = {.groups = (size_t)groups,
                .counts = ronde_alloc_zero(cell_count, sizeof *of.counts),
                .hidden = ronde_alloc_zero(cell_count, sizeof *of.hidden)};
    ronde_status status = RONDE_OK;
    if (of.counts == NULL || of.hidden == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for %d groups", (int)groups);
        goto cleanup;
    }
    for (int32_t i = 0; i < groups; i++) {
        const ronde_study_town_people people = ronde_study_town_people_of(
            found->town, arm, by_area ? i : RONDE_NONE, by_area ? RONDE_NONE : i);
        count_group(&of, (size_t)i, &people);
    }
    hide_all(&of);
    for (size_t i = 0; i < of.groups; i++) {
        out[i] = (ronde_group_hidden){.residents = of.hidden[residents * of.groups + i],
                                      .laundry = of.hidden[laundry * of.groups + i],
                                      .fates = of.hidden[users * of.groups + i],
                                      .lonely = of.hidden[lonely * of.groups + i]};
    }
cleanup:
    ronde_free(of.counts);
    ronde_free(of.hidden);
    return status;
}
