/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_APART_APART_H
#define RONDE_SOLVER_APART_APART_H

/* Instances that fall apart into independent components (instances/model/components.h), such as the
 * weeks of several providers in one town: each is cut out (search/slice.h), with travel tables of
 * its own places, and solved as a problem of its own. Nothing is lost by that: the best plan of the
 * whole is the best plans of the components. */

#include "instances/model/components.h"
#include "solver/solve.h"

/** How one component is solved: as ronde_solve, but without taking it apart. */
typedef ronde_status ronde_component_solver(ronde_plan *out,
                                            const ronde_instance *instance,
                                            const ronde_solve_options *options,
                                            const ronde_solve_hooks *hooks,
                                            ronde_error *error);

/** True if the instance is so large that taking it apart is worth it. */
bool ronde_apart_suits(const ronde_instance *instance, const ronde_solve_options *options);

/** Solves all components by themselves: iterations and time are shared out by their numbers of
 *  tasks, seeds drawn from that of the options; out->part_runs says how each was solved. With at
 *  least twice as many components as threads, each thread solves some of them (else all threads
 *  work at one); the plan depends on instance, seed and iterations alone. Hooks and clock are
 *  reached from one thread at a time; progress is told of the whole. RONDE_ENOMEM; RONDE_EINPUT if
 *  the run to repeat is not of so many components. Memory: that of solving a component, for each
 *  thread. */
ronde_status ronde_apart_solve(ronde_plan *out,
                               const ronde_instance *instance,
                               const ronde_components *components,
                               const ronde_solve_options *options,
                               const ronde_solve_hooks *hooks,
                               ronde_component_solver *solve,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif
