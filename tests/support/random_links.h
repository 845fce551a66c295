/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_RANDOM_LINKS_H
#define RONDE_TESTS_SUPPORT_RANDOM_LINKS_H

#include "instances/model/instance.h"

/** An instance of 6 to 14 tasks on 3 or 4 shifts whose links matter: chains of 2 to 5 tasks with
 *  further links between any two of them (smallest and largest lags, two at once, any, the same or
 *  a different resource), so that they tie several routes and lead back. One in three has soft ends
 *  of its windows and a price of the largest lateness and is a prompt problem (prompt.h); the
 * others have, some of them, several windows, breaks and limits of a route's length. Travel times
 * keep the triangle inequality. The same for the same seed; the caller frees it. */
ronde_instance *ronde_random_links(uint64_t seed);

#endif
