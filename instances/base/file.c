/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ronde_status
fail_system(ronde_error *error, ronde_status status, const char *path, const char *verb)
{
    char reason[128] = "";
    if (strerror_r(errno, reason, sizeof reason) != 0) {
        snprintf(reason, sizeof reason, "error %d", errno);
    }
    return ronde_fail(error, status, path, "cannot %s: %s", verb, reason);
}

static ronde_status
read_stream(ronde_text *out, FILE *stream, const char *path, size_t limit, ronde_error *error)
{
    char chunk[65536];
    for (;;) {
        size_t count = fread(chunk, 1, sizeof chunk, stream);
        if (out->length + count > limit) {
            return ronde_fail(error, RONDE_ELIMIT, path, "larger than the limit of %zu bytes",
                              limit);
        }
        ronde_text_append_bytes(out, chunk, count);
        if (count < sizeof chunk) {
            break;
        }
    }
    if (ferror(stream)) {
        return fail_system(error, RONDE_EIO, path, "be read");
    }
    return ronde_text_check(out, error);
}

ronde_status ronde_file_read(ronde_text *out, const char *path, size_t limit, ronde_error *error)
{
    *out = (ronde_text){0};
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (stream == NULL) {
        return fail_system(error, RONDE_EIO, path, "be opened");
    }
    ronde_status status = read_stream(out, stream, path, limit, error);
    if (stream != stdin) {
        fclose(stream);
    }
    if (status != RONDE_OK) {
        ronde_text_clear(out);
    }
    return status;
}

/* A device or a pipe: something that is written to, and never replaced by a file. What is in /dev
 * always is: /dev/stdout may lead to a file. */
static bool is_special(const char *path)
{
    struct stat found;
    if (strncmp(path, "/dev/", 5) == 0) {
        return true;
    }
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode);
}

ronde_status ronde_output_open(ronde_output *output, const char *path, ronde_error *error)
{
    *output = (ronde_output){.stream = NULL};
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    if (name[0] == '\0' || strlen(path) >= sizeof output->path) {
        return ronde_fail(error, RONDE_EOUTPUT, path, "is not a usable file name");
    }
    snprintf(output->path, sizeof output->path, "%s", path);
    output->temporary[0] = '\0';
    if (!is_special(path)) {
        snprintf(output->temporary, sizeof output->temporary, "%.*s.%s.%ld.tmp", (int)(name - path),
                 path, name, (long)getpid());
    }
    output->stream = fopen(output->temporary[0] != '\0' ? output->temporary : path, "wb");
    return output->stream != NULL ? RONDE_OK
                                  : fail_system(error, RONDE_EOUTPUT, path, "be written");
}

static void remove_temporary(const ronde_output *output)
{
    if (output->temporary[0] != '\0') {
        unlink(output->temporary);
    }
}

ronde_status ronde_output_commit(ronde_output *output, ronde_error *error)
{
    FILE *stream = output->stream;
    output->stream = NULL;
    bool renames = output->temporary[0] != '\0';
    /* fsync before rename: after a power cut the new name must not stand for an empty file. */
    int failed = fflush(stream) != 0 || ferror(stream) || (renames && fsync(fileno(stream)) != 0);
    int reason = errno;
    if (fclose(stream) != 0 && !failed) {
        failed = 1;
        reason = errno;
    }
    if (!failed && renames && rename(output->temporary, output->path) != 0) {
        failed = 1;
        reason = errno;
    }
    if (failed) {
        errno = reason; /* of the first failure, not of the clearing up after it */
        ronde_status status = fail_system(error, RONDE_EOUTPUT, output->path, "be written");
        remove_temporary(output);
        return status;
    }
    return RONDE_OK;
}

void ronde_output_discard(ronde_output *output)
{
    if (output->stream != NULL) {
        fclose(output->stream);
        remove_temporary(output);
        output->stream = NULL;
    }
}

ronde_status ronde_file_write(const char *path, const char *bytes, size_t count, ronde_error *error)
{
    if (strcmp(path, "-") == 0) {
        bool fine = fwrite(bytes, 1, count, stdout) == count && fflush(stdout) == 0;
        fine = fine || errno == EPIPE; /* the reader had enough, as `| head` does */
        return fine ? RONDE_OK : fail_system(error, RONDE_EOUTPUT, "standard output", "be written");
    }
    ronde_output output;
    RONDE_TRY(ronde_output_open(&output, path, error));
    if (fwrite(bytes, 1, count, output.stream) != count) {
        ronde_status status = fail_system(error, RONDE_EOUTPUT, path, "be written");
        ronde_output_discard(&output);
        return status;
    }
    return ronde_output_commit(&output, error);
}

/* Leaves errno alone where there is something else of that name. */
static bool is_folder(const char *path)
{
    int before = errno;
    struct stat found;
    bool yes = stat(path, &found) == 0 && S_ISDIR(found.st_mode);
    errno = before;
    return yes;
}

ronde_status ronde_folder_make(const char *path, ronde_error *error)
{
    char part[1024];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part) {
        return ronde_fail(error, RONDE_EOUTPUT, path, "is not a usable folder name");
    }
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0') {
            continue;
        }
        memcpy(part, path, i);
        part[i] = '\0';
        if (is_folder(part)) {
            continue;
        }
        if (mkdir(part, 0777) != 0 && !(errno == EEXIST && is_folder(part))) {
            return fail_system(error, RONDE_EOUTPUT, part, "be made as a folder");
        }
    }
    return RONDE_OK;
}
