/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_NODES_H
#define RONDE_SOLVER_CORE_NODES_H

#include "solver/core/problem.h"

/** Gives shifts reloads in store (first_reload, reload_node_count, node_count); then makes the
 * nodes of tasks, ends of shifts and reloads; then lists links and rests at both of their ends. In
 * this order. False when memory is out. O(tasks + shifts^2 + links + reloads). */
bool ronde_nodes_store_reloads(ronde_problem *problem);
bool ronde_nodes_make(ronde_problem *problem);
bool ronde_nodes_tie(ronde_problem *problem);

#endif
