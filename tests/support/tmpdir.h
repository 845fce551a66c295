/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_TMPDIR_H
#define RONDE_TESTS_SUPPORT_TMPDIR_H

#include <stdbool.h>

/** An empty folder of a test's own, below TMPDIR or /tmp. */
typedef struct tmpdir {
    char path[256];
} tmpdir;

/** A file name in the folder, by value: tmpdir_file(&dir, "a.json").text. */
typedef struct tmpdir_name {
    char text[512];
} tmpdir_name;

/** Makes the folder; ends the test if that fails. */
tmpdir tmpdir_make(void);
tmpdir_name tmpdir_file(const tmpdir *dir, const char *name);
/** The number of entries, hidden ones included. */
int tmpdir_count(const tmpdir *dir);
/** True if the file is there and has exactly these bytes of text. */
bool tmpdir_holds(const tmpdir *dir, const char *name, const char *text);
/** Writes a file with this text; ends the test if that fails. */
void tmpdir_put(const tmpdir *dir, const char *name, const char *text);
/** Removes the folder and the files in it (not sub-folders with content). */
void tmpdir_remove(const tmpdir *dir);

#endif
