/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is a command line, one argument a line. Whatever it is, reading ends with a sane exit
 * code and leaves values within their limits. */
/* max_len: 512 */
#include "service/cli/args.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static FILE *nowhere;

static void read_line(int argc, char **argv)
{
    static const char *const formats[] = {"ronde", "vroom", "solomon", NULL};
    bool strict = false;
    const char *output = NULL;
    const char *input = NULL;
    long long seed = 1;
    double seconds = 10;
    int format = 0;
    ronde_rest rest = {0};
    const ronde_option options[] = {
        RONDE_FLAG("strict", 's', &strict, "Be strict"),
        RONDE_TEXT_REQUIRED("output", 'o', &output, "FILE", "Where to write"),
        RONDE_INTEGER("seed", 0, &seed, 0, 1000000, "Seed"),
        RONDE_NUMBER("time", 't', &seconds, 0, 3600, "S", "Seconds"),
        RONDE_CHOICE("format", 0, &format, formats, "Format"),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &input, .help = "Input"},
        {.name = "MORE", .rest = &rest, .optional = true, .help = "More"},
    };
    const ronde_usage usage = {"ronde fuzz", "Fuzzed.", RONDE_TABLE(options),
                               RONDE_TABLE(positionals), NULL};
    const ronde_cli cli = {.out = nowhere, .err = nowhere};
    int exit_code = -1;
    bool run = ronde_args_read(&cli, &usage, argc, argv, &exit_code);
    bool sane = run ? input != NULL && output != NULL && rest.count >= 0 && rest.count < argc
                    : exit_code == RONDE_EXIT_FINE || exit_code == RONDE_EXIT_USAGE;
    bool within = seed >= 0 && seed <= 1000000 && seconds >= 0 && seconds <= 3600 && format < 3;
    if (!sane || !within) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { most_arguments = 32 };
    if (nowhere == NULL) {
        nowhere = fopen("/dev/null", "w");
    }
    char *text = malloc(size + 1);
    if (nowhere == NULL || text == NULL) {
        abort();
    }
    memcpy(text, data, size);
    text[size] = '\0';
    char *argv[most_arguments + 1] = {text};
    int argc = 1;
    for (char *at = text; (at = strchr(at, '\n')) != NULL && argc < most_arguments;) {
        *at++ = '\0';
        argv[argc++] = at;
    }
    read_line(argc, argv);
    free(text);
    return 0;
}
