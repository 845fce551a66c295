/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_CALL_REASONS_H
#define RONDE_SERVICE_APP_CALL_REASONS_H

/* The reason of each call after a day was planned anew. */

#include "service/app/explain_changes.h"
#include "service/report/phone_list.h"

/** One reason for each call, in the order of the calls. Start with {0}. */
typedef RONDE_ARRAY(ronde_call_reason) ronde_call_reasons;

/** Finds the most telling cause of each change; a visit that is new, or of which no cause can be
 *  verified, has none. The comparison has begun, with the plans of the differences. RONDE_ENOMEM.
 *  The caller clears *out, also after a failure. */
ronde_status ronde_call_reasons_find(ronde_call_reasons *out,
                                     const ronde_comparison *comparison,
                                     const ronde_differences *differences,
                                     ronde_error *error) RONDE_MUST_CHECK;
void ronde_call_reasons_clear(ronde_call_reasons *reasons);

#endif
