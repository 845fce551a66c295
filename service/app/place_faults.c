/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/place_faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_path(char *where, size_t size, int *row, const char *path)
{
    static const char line_word[] = "line ";
    char inside[160];
    snprintf(inside, sizeof inside, "%s", where);
    if (strcmp(inside, path) == 0) {
        return; /* named already, as file errors do */
    }
    if (strncmp(inside, line_word, sizeof line_word - 1) == 0 && *row == 0) {
        long line = strtol(inside + sizeof line_word - 1, NULL, 10);
        *row = line > 0 && line < 1000000000 ? (int)line : 0;
        inside[0] = '\0';
    }
    /* A long path is cut at the front: its end tells more, and the pointer must fit. */
    size_t path_length = strlen(path);
    size_t room = size - 2 - strlen(inside) % (size - 2);
    const char *shown = path_length > room ? path + (path_length - room) : path;
    snprintf(where, size, "%s%s%s", shown, inside[0] != '\0' ? "#" : "", inside);
}

void ronde_faults_place(ronde_faults *faults, size_t first, const char *path)
{
    for (size_t i = first; i < faults->list.count; i++) {
        ronde_fault *fault = &faults->list.items[i];
        put_path(fault->where, sizeof fault->where, &fault->row, path);
    }
}

void ronde_error_place(ronde_error *error, const char *path)
{
    if (error != NULL && error->status != RONDE_OK) {
        put_path(error->where, sizeof error->where, &error->line, path);
    }
}
