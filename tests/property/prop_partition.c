/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Set covering against trying all choices, on random programs of at most 12 columns. */
#include "instances/base/rng.h"
#include "solver/exact/partition.h"
#include "tests/support/ckx.h"

#include <string.h>

enum { most_rows = 7, most_columns = 12, most_classes = 3, most_entries = 12 * 7, cases = 3000 };

/* A program with its storage. */
typedef struct sample {
    ronde_partition partition;
    int32_t first[most_columns + 1], rows[most_entries], class_of[most_columns];
    int32_t limits[most_classes], incumbent[most_columns];
    ronde_cost costs[most_columns], missing[most_rows];
} sample;

static void draw_columns(sample *to, ronde_rng *rng)
{
    ronde_partition *of = &to->partition;
    int32_t entries = 0;
    for (int32_t column = 0; column < of->column_count; column++) {
        to->first[column] = entries;
        for (int32_t row = 0; row < of->row_count; row++) {
            if (ronde_rng_below(rng, 3) == 0) {
                to->rows[entries++] = row;
            }
        }
        if (entries == to->first[column]) {
            to->rows[entries++] = (int32_t)ronde_rng_below(rng, (uint32_t)of->row_count);
        }
        to->costs[column] = ronde_rng_between(rng, 1, 30) * (entries - to->first[column]);
        to->class_of[column] = (int32_t)ronde_rng_below(rng, (uint32_t)of->class_count);
    }
    to->first[of->column_count] = entries;
}

static void draw(sample *to, ronde_rng *rng)
{
    memset(to, 0, sizeof *to);
    to->partition =
        (ronde_partition){.row_count = (int32_t)ronde_rng_between(rng, 1, most_rows),
                          .column_count = (int32_t)ronde_rng_between(rng, 1, most_columns),
                          .class_count = (int32_t)ronde_rng_between(rng, 1, most_classes),
                          .first = to->first,
                          .rows = to->rows,
                          .costs = to->costs,
                          .class_of = to->class_of,
                          .limits = to->limits,
                          .missing = to->missing,
                          .incumbent = to->incumbent};
    ronde_partition *of = &to->partition;
    draw_columns(to, rng);
    ronde_cost large = ronde_rng_below(rng, 4) == 0 ? 1000000 : 100;
    for (int32_t row = 0; row < of->row_count; row++) {
        to->missing[row] = ronde_rng_between(rng, 0, large);
    }
    for (int32_t i = 0; i < of->class_count; i++) {
        to->limits[i] = (int32_t)ronde_rng_below(rng, 4);
    }
    /* Any columns that the limits allow. */
    int32_t used[most_classes] = {0};
    for (int32_t column = 0; column < of->column_count; column++) {
        int32_t class = to->class_of[column];
        if (ronde_rng_below(rng, 4) == 0 && used[class] < to->limits[class]) {
            used[class]++;
            to->incumbent[of->incumbent_count++] = column;
        }
    }
}

/* What a choice costs; -1 if it is not allowed. An injected fault forgets the limits. */
static ronde_cost value_of(const ronde_partition *of, unsigned choice, bool no_limits)
{
    int32_t used[most_classes] = {0};
    bool covered[most_rows] = {false};
    ronde_cost value = 0;
    for (int32_t column = 0; column < of->column_count; column++) {
        if ((choice >> (unsigned)column & 1U) == 0) {
            continue;
        }
        value += of->costs[column];
        if (++used[of->class_of[column]] > of->limits[of->class_of[column]] && !no_limits) {
            return -1;
        }
        for (int32_t i = of->first[column]; i < of->first[column + 1]; i++) {
            covered[of->rows[i]] = true;
        }
    }
    for (int32_t row = 0; row < of->row_count; row++) {
        value += covered[row] ? 0 : of->missing[row];
    }
    return value;
}

static ronde_cost by_trying(const ronde_partition *of, bool no_limits)
{
    ronde_cost best = -1;
    for (unsigned choice = 0; choice < 1U << (unsigned)of->column_count; choice++) {
        ronde_cost value = value_of(of, choice, no_limits);
        best = value >= 0 && (best < 0 || value < best) ? value : best;
    }
    return best;
}

static unsigned as_bits(const int32_t *columns, int32_t count)
{
    unsigned bits = 0;
    for (int32_t i = 0; i < count; i++) {
        ck_assert_uint_eq(bits >> (unsigned)columns[i] & 1U, 0);
        bits |= 1U << (unsigned)columns[i];
    }
    return bits;
}

static ronde_partition_choice
solve(const ronde_partition *of, int32_t *columns, ronde_cost *duals, double work)
{
    ronde_error error = {0};
    ronde_partition_choice choice = {.columns = columns, .duals = duals};
    const ronde_partition_limits limits = {.work = work, .entries = 1000};
    ck_assert_ok(ronde_partition_solve(&choice, of, &limits, &error));
    return choice;
}

/* How many of the programs the fault shows in. */
static int compare(bool no_limits)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(5), 1);
    int differ = 0;
    int better = 0;
    for (int i = 0; i < ckx_cases(cases); i++) {
        sample at;
        int32_t columns[2 * most_columns];
        ronde_cost duals[most_rows];
        draw(&at, &rng);
        const ronde_partition *of = &at.partition;
        ronde_partition_choice choice = solve(of, columns, duals, 1.0);
        ronde_cost incumbent = value_of(of, as_bits(at.incumbent, of->incumbent_count), false);
        ck_assert_int_le(choice.value, incumbent);
        ck_assert_int_eq(choice.better, choice.value < incumbent);
        ck_assert_int_eq(choice.value, value_of(of, as_bits(columns, choice.count), false));
        ck_assert(choice.proved);
        better += choice.better;
        differ += choice.value != by_trying(of, no_limits);
    }
    ck_assert_int_gt(better, 0);
    return differ;
}

START_TEST(test_choice_is_the_best)
{
    ck_assert_int_eq(compare(false), 0);
}
END_TEST

START_TEST(test_injected_fault_is_noticed)
{
    ck_assert_int_gt(compare(true), 0);
}
END_TEST

/* With next to no work the answer is the incumbent, or better. */
START_TEST(test_no_work_keeps_the_incumbent)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(6), 1);
    for (int i = 0; i < ckx_cases(200); i++) {
        sample at;
        int32_t columns[2 * most_columns];
        ronde_cost duals[most_rows];
        draw(&at, &rng);
        ronde_partition_choice choice = solve(&at.partition, columns, duals, 0.0);
        ck_assert(!choice.better);
        ck_assert_uint_eq(as_bits(columns, choice.count),
                          as_bits(at.incumbent, at.partition.incumbent_count));
    }
}
END_TEST

static bool at_once(void *payload)
{
    ++*(int *)payload;
    return true;
}

START_TEST(test_stop_is_honoured)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(7, 1);
    sample at;
    int32_t columns[2 * most_columns];
    ronde_cost duals[most_rows];
    int asked = 0;
    draw(&at, &rng);
    ronde_partition_choice choice = {.columns = columns, .duals = duals};
    const ronde_partition_limits limits = {
        .work = 1.0, .entries = 1000, .should_stop = at_once, .payload = &asked};
    ck_assert_ok(ronde_partition_solve(&choice, &at.partition, &limits, &error));
    ck_assert_int_gt(asked, 0);
    ck_assert(choice.stopped && !choice.better);
}
END_TEST

/* The same program gives the same choice, whatever was solved before. */
START_TEST(test_same_again)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(8), 1);
    for (int i = 0; i < ckx_cases(200); i++) {
        sample at;
        int32_t one[2 * most_columns];
        int32_t two[2 * most_columns];
        ronde_cost duals[most_rows];
        draw(&at, &rng);
        ronde_partition_choice first = solve(&at.partition, one, duals, 1.0);
        ronde_partition_choice again = solve(&at.partition, two, duals, 1.0);
        ck_assert_int_eq(first.count, again.count);
        ck_assert_int_eq(first.pivots, again.pivots);
        ck_assert_mem_eq(one, two, (size_t)first.count * sizeof *one);
    }
}
END_TEST

CKX_MAIN("partition",
         test_choice_is_the_best,
         test_injected_fault_is_noticed,
         test_no_work_keeps_the_incumbent,
         test_stop_is_honoured,
         test_same_again)
