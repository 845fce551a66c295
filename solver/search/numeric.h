/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_NUMERIC_H
#define RONDE_SOLVER_SEARCH_NUMERIC_H

/* Logarithm and exponential from the four operations only, so that every machine gets the same
 * bits (libm's do not promise that). Relative error below 1e-12. */

/** Natural logarithm of a positive finite number. */
double ronde_numeric_log(double value);
/** e to a power between -700 and 700. */
double ronde_numeric_exp(double power);

#endif
