/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_PLACE_FAULTS_H
#define RONDE_SERVICE_APP_PLACE_FAULTS_H

#include "instances/base/faults.h"

/** Readers get texts and do not know the file's name: puts path before the place of each fault from
 *  number first on. "/tasks/17" becomes "day.json#/tasks/17", "" the path alone, and the builder's
 *  "line 12/..." the path with row 12. */
void ronde_faults_place(ronde_faults *faults, size_t first, const char *path);

/** The same for an error record, if it holds a failure. */
void ronde_error_place(ronde_error *error, const char *path);

#endif
