/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/pdf.h"

#include "instances/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

enum { tenths_allowed = 1200, not_found = 127 };

static void append_escaped(ronde_text *out, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-._~/";
    for (; *path != '\0'; path++) {
        if (strchr(plain, *path) != NULL) {
            ronde_text_append_bytes(out, path, 1);
        } else {
            ronde_text_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
        }
    }
}

/* "file://" and the whole path, with what a URL may not have written as %XX. */
static ronde_status write_url(ronde_text *out, const char *path, ronde_error *error)
{
    char folder[PATH_MAX] = "";
    bool is_whole = path[0] == '/';
    if (!is_whole && getcwd(folder, sizeof folder) == NULL) {
        return ronde_fail(error, RONDE_EOUTPUT, path, "the working folder cannot be named");
    }
    ronde_text_append(out, "file://");
    append_escaped(out, folder);
    ronde_text_append(out, is_whole ? "" : "/");
    append_escaped(out, path);
    return ronde_text_check(out, error);
}

/* Starts a program with its output thrown away. False if there is none of that name. */
static bool start(pid_t *child, const char *program, const char *print_to, const char *url)
{
    /* Root may not use the sandbox; what is printed is a page of our own without scripts. */
    const char *arguments[] = {program,
                               "--headless",
                               "--disable-gpu",
                               "--no-first-run",
                               "--disable-extensions",
                               "--disable-background-networking",
                               "--no-pdf-header-footer",
                               "--generate-pdf-document-outline",
                               print_to,
                               geteuid() == 0 ? "--no-sandbox" : "--disable-sync",
                               url,
                               NULL};
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0) {
        return false;
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    char *const *passed = (char *const *)(void *)arguments; /* posix_spawn does not change them */
    int failed = posix_spawnp(child, program, &actions, NULL, passed, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0;
}

/* True if the program ends well in time; it is ended otherwise. */
static bool ends_well(pid_t child, bool *found)
{
    static const struct timespec tenth = {.tv_nsec = 100000000};
    int state = 0;
    for (int i = 0; i < tenths_allowed; i++) {
        pid_t ended = waitpid(child, &state, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR)) {
            *found = !(WIFEXITED(state) && WEXITSTATUS(state) == not_found);
            return ended == child && WIFEXITED(state) && WEXITSTATUS(state) == 0;
        }
        nanosleep(&tenth, NULL);
    }
    kill(child, SIGKILL);
    waitpid(child, &state, 0);
    return false;
}

static ronde_status browse(const char *print_to, const char *url, ronde_error *error)
{
    const char *wanted = getenv("RONDE_CHROMIUM");
    const char *const usual[] = {"chromium", "chromium-browser", "google-chrome",
                                 "google-chrome-stable", NULL};
    const char *const chosen[] = {wanted, NULL};
    for (const char *const *name = wanted != NULL ? chosen : usual; *name != NULL; name++) {
        pid_t child = 0;
        bool found = true;
        if (start(&child, *name, print_to, url)) {
            if (ends_well(child, &found)) {
                return RONDE_OK;
            }
            if (found) {
                return ronde_fail(error, RONDE_EOUTPUT, *name,
                                  "the browser did not print the page; open it and print it there");
            }
        }
    }
    return ronde_fail(error, RONDE_EOUTPUT, wanted != NULL ? wanted : "chromium",
                      "a PDF takes the browser Chromium, which is not here: install chromium, name "
                      "it by RONDE_CHROMIUM, or open the page and print it there");
}

static ronde_status print_page(ronde_output *output, const char *html_path, ronde_error *error)
{
    ronde_text url = {0};
    ronde_text print_to = {0};
    ronde_text_printf(&print_to, "--print-to-pdf=%s", output->temporary);
    ronde_status status = ronde_text_check(&print_to, error);
    if (status == RONDE_OK) {
        status = write_url(&url, html_path, error);
    }
    if (status == RONDE_OK) {
        status = browse(print_to.data, url.data, error);
    }
    struct stat made;
    if (status == RONDE_OK && (stat(output->temporary, &made) != 0 || made.st_size == 0)) {
        status = ronde_fail(error, RONDE_EOUTPUT, output->path, "the browser printed nothing");
    }
    ronde_text_clear(&url);
    ronde_text_clear(&print_to);
    return status;
}

ronde_status ronde_pdf_print(const char *pdf_path, const char *html_path, ronde_error *error)
{
    ronde_output output;
    RONDE_TRY(ronde_output_open(&output, pdf_path, error));
    ronde_status status = output.temporary[0] != '\0'
                              ? print_page(&output, html_path, error)
                              : ronde_fail(error, RONDE_EOUTPUT, pdf_path,
                                           "a PDF needs a file, not a device or a pipe");
    if (status == RONDE_OK) {
        status = ronde_output_commit(&output, error);
    }
    ronde_output_discard(&output);
    return status;
}
