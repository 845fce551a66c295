/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/memory_peak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

void ronde_memory_peak_reset(void)
{
    /* proc(5): writing 5 resets the "high water mark" to the current size. */
    FILE *stream = fopen("/proc/self/clear_refs", "w");
    if (stream != NULL) {
        fputs("5", stream);
        fclose(stream);
    }
}

long ronde_memory_peak_kib(void)
{
    static const char key[] = "VmHWM:";
    char line[128];
    long peak = 0;
    FILE *stream = fopen("/proc/self/status", "r");
    while (stream != NULL && fgets(line, sizeof line, stream) != NULL) {
        if (strncmp(line, key, sizeof key - 1) == 0) {
            peak = strtol(line + sizeof key - 1, NULL, 10);
            break;
        }
    }
    if (stream != NULL) {
        fclose(stream);
    }
    struct rusage usage;
    if (peak <= 0 && getrusage(RUSAGE_SELF, &usage) == 0) {
        peak = usage.ru_maxrss;
    }
    return peak;
}
