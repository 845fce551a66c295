/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_NETWORK_FEATURES_H
#define RONDE_TESTS_SUPPORT_NETWORK_FEATURES_H

/* What is in a temporal network, so that a test can show that everything came by. */

#include "solver/core/state.h"

typedef enum ronde_network_feature {
    RONDE_NETWORK_MIN_LAG, /* between two served tasks, as the next five */
    RONDE_NETWORK_MAX_LAG,
    RONDE_NETWORK_AT_ONCE,
    RONDE_NETWORK_SAME, /* a link that asks for the same resource */
    RONDE_NETWORK_DIFFERENT,
    RONDE_NETWORK_CHAIN,   /* three routes or more of which each is tied to the next */
    RONDE_NETWORK_CYCLE,   /* moments of two routes that bind each other both ways */
    RONDE_NETWORK_RING,    /* the same of three routes or more */
    RONDE_NETWORK_WINDOWS, /* a served task with several windows */
    RONDE_NETWORK_BREAK,   /* a break on a route */
    RONDE_NETWORK_LIMIT,   /* a route whose length is limited */
    RONDE_NETWORK_RELOAD,  /* a route of several trips */
    RONDE_NETWORK_FEATURES
} ronde_network_feature;

/** For tables, indexed by ronde_network_feature. */
extern const char *const ronde_network_feature_names[RONDE_NETWORK_FEATURES];

/** The set of features of a plan; nothing of one of more than 64 nodes or 8 shifts.
 *  O(nodes^2). */
uint32_t ronde_network_features(const ronde_state *state);

#endif
