/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SAME_SEED_H
#define RONDE_TESTS_SUPPORT_SAME_SEED_H

#include "instances/base/text.h"

/** Asserts that what is written from a seed is the same for the same seed, and not for another. */
void ck_assert_seeded(void (*write)(ronde_text *out, uint64_t seed));

#endif
