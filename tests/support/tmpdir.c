/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/tmpdir.h"

#include <check.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

tmpdir tmpdir_make(void)
{
    tmpdir dir;
    const char *parent = getenv("TMPDIR");
    snprintf(dir.path, sizeof dir.path, "%s/ronde-test-XXXXXX", parent != NULL ? parent : "/tmp");
    ck_assert_msg(mkdtemp(dir.path) != NULL, "no temporary folder %s", dir.path);
    return dir;
}

tmpdir_name tmpdir_file(const tmpdir *dir, const char *name)
{
    tmpdir_name made;
    snprintf(made.text, sizeof made.text, "%s/%s", dir->path, name);
    return made;
}

static bool is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

int tmpdir_count(const tmpdir *dir)
{
    DIR *stream = opendir(dir->path);
    ck_assert_ptr_nonnull(stream);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        count += is_entry(entry) ? 1 : 0;
    }
    closedir(stream);
    return count;
}

bool tmpdir_holds(const tmpdir *dir, const char *name, const char *text)
{
    FILE *stream = fopen(tmpdir_file(dir, name).text, "rb");
    if (stream == NULL) {
        return false;
    }
    bool same = true;
    for (const char *at = text; *at != '\0' && same; at++) {
        same = fgetc(stream) == (unsigned char)*at;
    }
    same = same && fgetc(stream) == EOF;
    fclose(stream);
    return same;
}

void tmpdir_put(const tmpdir *dir, const char *name, const char *text)
{
    FILE *stream = fopen(tmpdir_file(dir, name).text, "wb");
    ck_assert_ptr_nonnull(stream);
    ck_assert_int_ge(fputs(text, stream), 0);
    ck_assert_int_eq(fclose(stream), 0);
}

void tmpdir_remove(const tmpdir *dir)
{
    DIR *stream = opendir(dir->path);
    if (stream != NULL) {
        for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
            if (is_entry(entry)) {
                remove(tmpdir_file(dir, entry->d_name).text);
            }
        }
        closedir(stream);
    }
    remove(dir->path);
}
