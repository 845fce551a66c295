/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/output.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>

ronde_exit ronde_cli_exit_code(ronde_status status)
{
    switch (status) {
    case RONDE_OK:
        return RONDE_EXIT_FINE;
    case RONDE_EINPUT:
    case RONDE_EIO: /* an input that is not there or not readable */
    case RONDE_ELIMIT:
        return RONDE_EXIT_INPUT;
    case RONDE_ENOMEM:
    case RONDE_EOUTPUT:
        return RONDE_EXIT_RESOURCES;
    case RONDE_ESTOPPED:
        return RONDE_EXIT_INTERRUPTED;
    case RONDE_EBUG:
        break;
    }
    return RONDE_EXIT_BUG;
}

static void print_severity(const ronde_cli *cli, ronde_severity severity)
{
    const char *word = severity == RONDE_ERROR ? "error" : "warning";
    const char *colour = severity == RONDE_ERROR ? "\033[31m" : "\033[33m";
    fprintf(cli->err, "%s%s%s: ", cli->colour_err ? colour : "", word,
            cli->colour_err ? "\033[0m" : "");
}

static void print_fault(const ronde_cli *cli, const ronde_fault *fault)
{
    if (fault->where[0] != '\0') {
        fprintf(cli->err, "%s:", fault->where);
    }
    if (fault->row > 0) {
        fprintf(cli->err, "%d:", fault->row);
    }
    if (fault->row > 0 && fault->column > 0) {
        fprintf(cli->err, "%d:", fault->column);
    }
    if (fault->where[0] != '\0' || fault->row > 0) {
        fputc(' ', cli->err);
    }
    print_severity(cli, fault->severity);
    fputs(fault->text, cli->err);
    if (fault->remedy[0] != '\0') {
        fprintf(cli->err, "; %s", fault->remedy);
    }
    if (fault->code[0] != '\0') {
        fprintf(cli->err, " [%s]", fault->code);
    }
    fputc('\n', cli->err);
}

void ronde_cli_list_faults(const ronde_cli *cli, const ronde_faults *faults)
{
    if (faults == NULL) {
        return;
    }
    for (size_t i = 0; i < faults->list.count; i++) {
        print_fault(cli, &faults->list.items[i]);
    }
    size_t total = faults->error_count + faults->warning_count;
    if (total > faults->list.count) {
        fprintf(cli->err, "... and %zu more, not listed\n", total - faults->list.count);
    }
    if (faults->error_count > 1) {
        fprintf(cli->err, "%zu errors in the input\n", faults->error_count);
    }
}

/* The error of an input with faults repeats the first of them: once is enough. */
static bool already_listed(ronde_status status, const ronde_faults *faults)
{
    return status == RONDE_EINPUT && faults != NULL && faults->error_count > 0 &&
           faults->list.count > 0;
}

int ronde_cli_finish(const ronde_cli *cli,
                     ronde_status status,
                     const ronde_error *error,
                     const ronde_faults *faults)
{
    ronde_cli_progress_end(cli);
    ronde_cli_list_faults(cli, faults);
    if (status == RONDE_OK || already_listed(status, faults)) {
        return (int)ronde_cli_exit_code(status);
    }
    char text[640] = "";
    if (error != NULL && error->status != RONDE_OK) {
        ronde_error_format(error, text, sizeof text);
    } else {
        snprintf(text, sizeof text, "%s", ronde_status_sentence(status));
    }
    fputs("ronde: ", cli->err);
    if (status != RONDE_ESTOPPED) {
        print_severity(cli, RONDE_ERROR);
    }
    fprintf(cli->err, "%s\n", text);
    if (status == RONDE_EBUG) {
        fputs("This is a fault of ronde itself: please report it with the input.\n", cli->err);
    }
    return (int)ronde_cli_exit_code(status);
}

int ronde_cli_wrong_usage(const ronde_cli *cli, const char *command, const char *format, ...)
{
    ronde_cli_progress_end(cli);
    fprintf(cli->err, "%s: ", command);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(cli->err, format, arguments);
    va_end(arguments);
    fprintf(cli->err, "\nTry '%s --help'.\n", command);
    return RONDE_EXIT_USAGE;
}

void ronde_cli_progress(const ronde_cli *cli, const char *format, ...)
{
    if (!cli->progress) {
        return;
    }
    fputs(cli->err_terminal ? "\r\033[K" : "", cli->err);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(cli->err, format, arguments);
    va_end(arguments);
    fputs(cli->err_terminal ? "" : "\n", cli->err);
    fflush(cli->err);
}

void ronde_cli_progress_end(const ronde_cli *cli)
{
    if (cli->progress && cli->err_terminal) {
        fputs("\r\033[K", cli->err);
        fflush(cli->err);
    }
}

/* errno of an earlier, buffered write is gone; the pipe itself still knows. */
static bool reader_left(FILE *stream)
{
    struct pollfd state = {.fd = fileno(stream), .events = POLLOUT};
    return poll(&state, 1, 0) == 1 && (state.revents & POLLERR) != 0;
}

int ronde_cli_flush(const ronde_cli *cli, int exit_code)
{
    errno = 0;
    bool fine = fflush(cli->out) == 0 && !ferror(cli->out);
    if (fine || reader_left(cli->out)) {
        return exit_code;
    }
    fprintf(cli->err, "ronde: error: the output could not be written%s%s\n",
            errno == ENOSPC ? ": no space left on the device" : "",
            exit_code == 0 ? "" : ", and the command had failed before");
    return RONDE_EXIT_RESOURCES;
}
