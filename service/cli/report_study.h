/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_REPORT_STUDY_H
#define RONDE_SERVICE_CLI_REPORT_STUDY_H

/* The part of `ronde report` that is about a folder of `ronde study businesscase`. */

#include "instances/base/faults.h"
#include "service/report/words.h"

#include <stdbool.h>

/** True if the folder has the results of a study. */
bool ronde_report_is_study(const char *folder);
/** Writes the report of the folder's study as a page, with its vans.json where there is one. Faults
 * are added to faults: RONDE_EINPUT; RONDE_EIO, RONDE_ELIMIT, RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_report_study_write(const char *html_path,
                                      const char *folder,
                                      ronde_language language,
                                      ronde_faults *faults,
                                      ronde_error *error) RONDE_MUST_CHECK;

#endif
