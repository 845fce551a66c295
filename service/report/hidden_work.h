/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_HIDDEN_WORK_H
#define RONDE_SERVICE_REPORT_HIDDEN_WORK_H

/* Hidden work: minutes that a resident is granted and that the plan does not deliver, because the
 * resident does it (fills the washer before the helper comes), or nobody does. What a central
 * laundry does instead is delivered elsewhere: told beside it, not hidden. */

#include "service/report/kpi_text.h"

/** Lists what is hidden or done elsewhere, by request that is done, in the order of the instance,
 *  into the arena of the KPIs. RONDE_ENOMEM. O(tasks + stops). */
ronde_status ronde_hidden_work_list(ronde_kpis *kpis,
                                    const ronde_instance *instance,
                                    const ronde_plan *plan,
                                    ronde_error *error) RONDE_MUST_CHECK;

/** One row per resident with any, and the total: how the work is done, minutes indicated,
 *  delivered, hidden and elsewhere. */
void ronde_hidden_work_table(ronde_table_text *out,
                             const ronde_instance *instance,
                             const ronde_kpis *kpis,
                             ronde_language language);
/** The table with its heading for a terminal; nothing if there is no hidden work. */
void ronde_hidden_work_plain(ronde_text *out,
                             const ronde_instance *instance,
                             const ronde_kpis *kpis,
                             ronde_language language);

#endif
