/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/nearest.h"
#include "service/cli/args.h"
#include "service/cli/cli.h"
#include "service/cli/output.h"

#include <string.h>

static const ronde_command commands[] = {
#define X(name, summary) {#name, ronde_cmd_##name, summary},
#include "service/cli/commands.def"
#undef X
};
enum { command_count = sizeof commands / sizeof commands[0] };

static void
list_commands(FILE *to, const char *family, const ronde_command *table, size_t table_count)
{
    fprintf(to, "Usage: %s COMMAND [options]\n\nCommands:\n", family);
    for (size_t i = 0; i < table_count; i++) {
        fprintf(to, "  %-12s %s\n", table[i].name, table[i].summary);
    }
    fprintf(to, "\n'%s COMMAND --help' tells how to use a command.\n", family);
}

static const ronde_command *
find_command(const ronde_command *table, size_t table_count, const char *name)
{
    for (size_t i = 0; i < table_count; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

static int unknown_command(const ronde_cli *cli,
                           const char *family,
                           const ronde_command *table,
                           size_t table_count,
                           const char *name)
{
    const char *nearest = NULL;
    for (size_t i = 0; i < table_count; i++) {
        ronde_nearest_try(&nearest, name, table[i].name);
    }
    if (nearest != NULL) {
        return ronde_cli_wrong_usage(cli, family, "there is no command '%s' (did you mean '%s'?)",
                                     name, nearest);
    }
    return ronde_cli_wrong_usage(cli, family, "there is no command '%s'", name);
}

int ronde_cli_dispatch(const ronde_cli *cli,
                       const char *family,
                       const ronde_command *table,
                       size_t table_count,
                       int argc,
                       char **argv)
{
    if (argc < 2) {
        list_commands(cli->err, family, table, table_count);
        return RONDE_EXIT_USAGE;
    }
    const ronde_command *command = find_command(table, table_count, argv[1]);
    if (command != NULL) {
        return command->run(cli, argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        list_commands(cli->out, family, table, table_count);
        return RONDE_EXIT_FINE;
    }
    return unknown_command(cli, family, table, table_count, argv[1]);
}

int ronde_cmd_version(const ronde_cli *cli, int argc, char **argv)
{
    const ronde_usage usage = {.command = "ronde version", .summary = "Show the version of ronde."};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    fprintf(cli->out, "ronde %s\n", RONDE_VERSION);
    return RONDE_EXIT_FINE;
}

/* `ronde help map build` is `ronde map build --help`. */
int ronde_cmd_help(const ronde_cli *cli, int argc, char **argv)
{
    static char ask[] = "--help";
    char *words[8] = {argv[0]};
    int count = 1;
    for (int i = 1; i < argc && count < 6; i++) {
        if (argv[i][0] != '-') {
            words[count++] = argv[i];
        }
    }
    if (count == 1 || strcmp(words[1], "help") == 0) {
        list_commands(cli->out, "ronde", commands, command_count);
        return RONDE_EXIT_FINE;
    }
    words[count++] = ask;
    return ronde_cli_dispatch(cli, "ronde", commands, command_count, count, words);
}

int ronde_cli_run(const ronde_cli *cli, int argc, char **argv)
{
    if (argc >= 2 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
        return ronde_cmd_version(cli, argc - 1, argv + 1);
    }
    return ronde_cli_dispatch(cli, "ronde", commands, command_count, argc, argv);
}
