/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_BENCHMARK_FAULTS_H
#define RONDE_TESTS_SUPPORT_BENCHMARK_FAULTS_H

#include "instances/formats/euclid.h"
#include "instances/model/builder.h"

/** A broken text of a benchmark file and the first fault it must give. */
typedef struct wrong_benchmark {
    const char *text, *code;
    int row, column;
} wrong_benchmark;

/** What all readers of benchmark files look like. */
typedef ronde_status benchmark_reader(ronde_instance **out,
                                      const char *text,
                                      size_t length,
                                      const ronde_benchmark_options *options,
                                      ronde_faults *faults,
                                      ronde_error *error);

/** Asserts that the text is refused with that fault first, at its place. */
void check_wrong_benchmark(benchmark_reader *read, const wrong_benchmark *the);
/** Reads a good text; asserts that there is no error. */
ronde_instance *
read_benchmark(benchmark_reader *read, const char *text, ronde_benchmark_options options);

#endif
