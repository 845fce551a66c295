/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SEVERAL_PROVIDERS_H
#define RONDE_TESTS_SUPPORT_SEVERAL_PROVIDERS_H

#include "instances/model/instance.h"

/** Two days of 2 to 5 providers in one town, whose clients and helpers have nothing in common: some
 *  5 to 11 tasks on 2 or 3 helpers each, with windows, links, faces, breaks, favourite helpers and,
 *  in some, more work than time. only: the days of one provider alone, with the same order of all
 *  there is; RONDE_NONE: of all. The same seed gives the same. The caller frees it. */
ronde_instance *ronde_several_providers(uint64_t seed, int32_t only);

/** How many providers these are. */
int32_t ronde_several_count(uint64_t seed);

#endif
