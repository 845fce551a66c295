/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_MEMORY_PEAK_H
#define RONDE_SERVICE_APP_MEMORY_PEAK_H

/** Starts counting the largest resident memory of this process anew, where the system allows it
 *  (Linux); otherwise the peak stays that of the whole process. */
void ronde_memory_peak_reset(void);
/** The largest resident memory since then, in KiB; 0 if unknown. */
long ronde_memory_peak_kib(void);

#endif
