/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/bench_files.h"

#include "instances/formats/detect.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { pattern_size = 128, peek_size = 4096 };

void ronde_bench_files_clear(ronde_bench_files *files)
{
    for (size_t i = 0; i < files->list.count; i++) {
        ronde_free(files->list.items[i].path);
    }
    ronde_array_clear(&files->list);
    ronde_free(files->best_path);
    files->best_path = NULL;
}

/* folder + '/' + name, owned by the caller; NULL when memory is out. */
static char *join(const char *folder, size_t folder_length, const char *name)
{
    size_t size = folder_length + strlen(name) + 2;
    char *path = ronde_alloc(size);
    if (path != NULL) {
        snprintf(path, size, "%.*s/%s", (int)folder_length, folder, name);
    }
    return path;
}

/* The file's name without folder and without what follows the last dot. */
static void name_of(char *name, size_t size, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *start = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(start, '.');
    int length = dot != NULL && dot > start ? (int)(dot - start) : (int)strlen(start);
    snprintf(name, size, "%.*s", length, start);
}

static void lower(char *text)
{
    for (; *text != '\0'; text++) {
        *text = (char)tolower((unsigned char)*text);
    }
}

static bool matches(const char *name, const char *patterns)
{
    char low_name[sizeof((ronde_bench_file *)0)->name];
    snprintf(low_name, sizeof low_name, "%s", name);
    lower(low_name);
    for (const char *at = patterns; at != NULL;) {
        char pattern[pattern_size];
        const char *comma = strchr(at, ',');
        int length = comma != NULL ? (int)(comma - at) : (int)strlen(at);
        snprintf(pattern, sizeof pattern, "%.*s", length, at);
        lower(pattern);
        if (fnmatch(pattern, low_name, 0) == 0) {
            return true;
        }
        at = comma != NULL ? comma + 1 : NULL;
    }
    return patterns == NULL;
}

/* True if the file begins like an instance. JSON that tells its format late is taken as well. */
static bool looks_like_instance(const char *path)
{
    char start[peek_size];
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return false;
    }
    size_t length = fread(start, 1, sizeof start, stream);
    fclose(stream);
    ronde_format format = ronde_format_detect(start, length);
    return format == RONDE_FORMAT_AUTO ? length == sizeof start && start[0] == '{'
                                       : format != RONDE_FORMAT_PLAN;
}

/* Takes over path. */
static ronde_status add(ronde_bench_files *files, char *path, ronde_error *error)
{
    ronde_bench_file file = {.path = path};
    if (path != NULL) {
        name_of(file.name, sizeof file.name, path);
        if (ronde_array_push(&files->list, file)) {
            return RONDE_OK;
        }
    }
    ronde_free(path);
    return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for file names");
}

static ronde_status find_in_folder(ronde_bench_files *files,
                                   DIR *folder,
                                   const char *path,
                                   const char *patterns,
                                   ronde_error *error)
{
    struct dirent *entry = NULL;
    while ((entry = readdir(folder)) != NULL) {
        char name[sizeof((ronde_bench_file *)0)->name];
        name_of(name, sizeof name, entry->d_name);
        if (entry->d_name[0] == '.' || !matches(name, patterns)) {
            continue;
        }
        char *found = join(path, strlen(path), entry->d_name);
        struct stat status;
        if (found != NULL && (stat(found, &status) != 0 || !S_ISREG(status.st_mode) ||
                              !looks_like_instance(found))) {
            ronde_free(found);
            continue;
        }
        RONDE_TRY(add(files, found, error));
    }
    return RONDE_OK;
}

static int by_name(const void *one, const void *other)
{
    const ronde_bench_file *left = one;
    const ronde_bench_file *right = other;
    int names = strcmp(left->name, right->name);
    return names != 0 ? names : strcmp(left->path, right->path);
}

static ronde_status
find_files(ronde_bench_files *files, const char *path, const char *patterns, ronde_error *error)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return ronde_fail(error, RONDE_EIO, path, "cannot be opened as a folder");
    }
    ronde_status status = find_in_folder(files, folder, path, patterns, error);
    closedir(folder);
    if (status == RONDE_OK && files->list.count == 0) {
        return ronde_fail(error, RONDE_EINPUT, path, "no benchmark instance%s%s",
                          patterns != NULL ? " matches --set " : " in this folder",
                          patterns != NULL ? patterns : "");
    }
    return status;
}

ronde_status ronde_bench_files_find(ronde_bench_files *files,
                                    const char *path,
                                    const char *patterns,
                                    ronde_error *error)
{
    struct stat found;
    if (stat(path, &found) != 0) {
        return ronde_fail(error, RONDE_EIO, path, "there is no such folder or file");
    }
    bool is_folder = S_ISDIR(found.st_mode);
    const char *slash = strrchr(path, '/');
    const char *folder = is_folder || slash != NULL ? path : ".";
    size_t length = is_folder || slash == NULL ? strlen(folder) : (size_t)(slash - path);
    files->best_path = join(folder, length, "bks.tsv");
    if (files->best_path == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for file names");
    }
    if (!is_folder) {
        return add(files, ronde_text_copy(path), error);
    }
    RONDE_TRY(find_files(files, path, patterns, error));
    qsort(files->list.items, files->list.count, sizeof *files->list.items, by_name);
    return RONDE_OK;
}
