/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/cli.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_cli.h"

#include <string.h>

/* Returns the number of its arguments, so that a test sees what arrived. */
static int count_arguments(const ronde_cli *cli, int argc, char **argv)
{
    fprintf(cli->out, "%s", argv[0]);
    return argc;
}

static const ronde_command table[] = {
    {"build", count_arguments, "Build it."},
    {"info", count_arguments, "Show it."},
};

/* Runs "map WORDS", separated by one space, and returns the exit code. */
static int dispatch(sketch_cli *sketch, const char *words)
{
    char text[128];
    char *argv[8] = {text};
    int argc = 1;
    snprintf(text, sizeof text, "map%s%s", words[0] != '\0' ? " " : "", words);
    for (char *at = text; (at = strchr(at, ' ')) != NULL && argc < 8;) {
        *at++ = '\0';
        argv[argc++] = at;
    }
    return ronde_cli_dispatch(&sketch->cli, "ronde map", table, 2, argc, argv);
}

START_TEST(runs_the_named_command_with_its_own_arguments)
{
    sketch_cli sketch = sketch_cli_open();
    ck_assert_int_eq(dispatch(&sketch, "info a b"), 3);
    ck_assert_str_eq(sketch_cli_out(&sketch), "info");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(lists_the_commands_when_asked)
{
    const char *const ways[] = {"--help", "-h", "help"};
    for (int i = 0; i < 3; i++) {
        sketch_cli sketch = sketch_cli_open();
        ck_assert_int_eq(dispatch(&sketch, ways[i]), RONDE_EXIT_FINE);
        ck_assert_str_eq(sketch_cli_out(&sketch),
                         "Usage: ronde map COMMAND [options]\n\nCommands:\n"
                         "  build        Build it.\n  info         Show it.\n\n"
                         "'ronde map COMMAND --help' tells how to use a command.\n");
        ck_assert_str_eq(sketch_cli_err(&sketch), "");
        sketch_cli_close(&sketch);
    }
}
END_TEST

START_TEST(no_or_an_unknown_command_is_wrong_usage)
{
    sketch_cli none = sketch_cli_open();
    ck_assert_int_eq(dispatch(&none, ""), RONDE_EXIT_USAGE);
    ck_assert_ptr_nonnull(strstr(sketch_cli_err(&none), "Build it."));
    ck_assert_str_eq(sketch_cli_out(&none), "");
    sketch_cli_close(&none);

    sketch_cli near = sketch_cli_open();
    ck_assert_int_eq(dispatch(&near, "biuld x"), RONDE_EXIT_USAGE);
    ck_assert_str_eq(sketch_cli_err(&near),
                     "ronde map: there is no command 'biuld' (did you mean 'build'?)\n"
                     "Try 'ronde map --help'.\n");
    sketch_cli_close(&near);
}
END_TEST

CKX_MAIN("service/cli/commands",
         runs_the_named_command_with_its_own_arguments,
         lists_the_commands_when_asked,
         no_or_an_unknown_command_is_wrong_usage)
