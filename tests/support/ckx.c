/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/ckx.h"

#include "instances/base/text.h"

#include <stdio.h>

/* The number in an environment variable, or fallback. */
static long long from_environment(const char *name, long long fallback)
{
    const char *text = getenv(name); /* read before any thread */
    long long value = fallback;
    return text != NULL && ronde_text_to_integer(text, &value) && value > 0 ? value : fallback;
}

int ckx_cases(int full)
{
    long long percent = from_environment("RONDE_CASES_PERCENT", 100);
    long long cases = percent >= 100 ? full : full * percent / 100;
    return cases < 1 ? 1 : (int)cases;
}

uint64_t ckx_seed(uint64_t usual)
{
    return (uint64_t)from_environment("RONDE_SEED", (long long)usual);
}

int ckx_run(Suite *suite, TCase *tests)
{
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

_Noreturn void ckx_skip(const char *reason)
{
    printf("skipped: %s\n", reason);
    exit(77);
}
