/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/args.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_cli.h"

#include <string.h>

static const char *const formats[] = {"ronde", "vroom", "solomon", NULL};

/* The targets of a command with one option of each kind. */
typedef struct targets {
    bool strict;
    const char *output, *input, *plan;
    long long seed;
    double seconds;
    int format;
    ronde_rest rest;
    bool run;
    int exit_code;
    char words[256]; /* the command line, taken apart; the texts point into it */
    char *argv[16];
} targets;

/* Reads "cmd ..." with a usage that knows all kinds; words are separated by one space. */
static void read_words(targets *to, sketch_cli *sketch, const char *command_line)
{
    to->seed = 1;
    to->seconds = 10;
    const ronde_option options[] = {
        RONDE_FLAG("strict", 's', &to->strict, "Unserved is a failure"),
        RONDE_TEXT_REQUIRED("output", 'o', &to->output, "FILE", "Where to write"),
        RONDE_INTEGER("seed", 0, &to->seed, -5, 100, "Seed"),
        RONDE_NUMBER("time", 't', &to->seconds, 0.5, 60, "S", "Seconds"),
        RONDE_CHOICE("format", 0, &to->format, formats, "Format of INPUT"),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->input, .help = "The instance"},
        {.name = "PLAN", .text = &to->plan, .optional = true, .help = "A plan"},
        {.name = "MORE", .rest = &to->rest, .optional = true, .help = "More files"},
    };
    const ronde_usage usage = {"ronde cmd", "Does things.", RONDE_TABLE(options),
                               RONDE_TABLE(positionals), "Example: ronde cmd -o x y"};
    snprintf(to->words, sizeof to->words, "%s", command_line);
    int argc = 0;
    for (char *at = to->words; at != NULL && argc < 16;) {
        char *space = strchr(at, ' ');
        to->argv[argc++] = at;
        at = space != NULL ? space + 1 : NULL;
        if (space != NULL) {
            *space = '\0';
        }
    }
    to->run = ronde_args_read(&sketch->cli, &usage, argc, to->argv, &to->exit_code);
}

START_TEST(reads_every_kind_in_every_spelling)
{
    const char *const lines[] = {
        "cmd in.json -o out.json --seed 7 --time 2.5 --format vroom --strict",
        "cmd -s --output=out.json --seed=7 -t 2.5 --format=vroom in.json",
        "cmd --strict --time=2.5 in.json --output out.json --seed 3 --seed 7 --format vroom",
    };
    for (int i = 0; i < 3; i++) {
        sketch_cli sketch = sketch_cli_open();
        targets to = {0};
        read_words(&to, &sketch, lines[i]);
        ck_assert_msg(to.run, "%s: %s", lines[i], sketch_cli_err(&sketch));
        ck_assert(to.strict);
        ck_assert_str_eq(to.input, "in.json");
        ck_assert_str_eq(to.output, "out.json");
        ck_assert_int_eq(to.seed, 7);
        ck_assert_double_eq(to.seconds, 2.5);
        ck_assert_int_eq(to.format, 1);
        ck_assert_ptr_null(to.plan);
        ck_assert_int_eq(to.rest.count, 0);
        sketch_cli_close(&sketch);
    }
}
END_TEST

START_TEST(keeps_arguments_in_order)
{
    sketch_cli sketch = sketch_cli_open();
    targets to = {0};
    read_words(&to, &sketch, "cmd a -o x b --seed -5 c - -- --strict -1.5");
    ck_assert_msg(to.run, "%s", sketch_cli_err(&sketch));
    ck_assert_str_eq(to.input, "a");
    ck_assert_str_eq(to.plan, "b");
    ck_assert_int_eq(to.seed, -5); /* a negative number is a value, not an option */
    ck_assert_int_eq(to.rest.count, 4);
    ck_assert_str_eq(to.rest.items[0], "c");
    ck_assert_str_eq(to.rest.items[1], "-");
    ck_assert_str_eq(to.rest.items[2], "--strict");
    ck_assert_str_eq(to.rest.items[3], "-1.5");
    ck_assert(!to.strict);
    sketch_cli_close(&sketch);
}
END_TEST

/* {command line, what standard error must say} */
static const char *const wrong[][2] = {
    {"cmd -o x", "INPUT is missing"},
    {"cmd in", "--output FILE is missing"},
    {"cmd in -o", "--output needs a value"},
    {"cmd in -o --strict", "--output needs a value"},
    {"cmd in --output=", "the value of --output is empty"},
    {"cmd in -o x --seed seven", "--seed needs a whole number, not 'seven'"},
    {"cmd in -o x --seed 2.5", "--seed needs a whole number, not '2.5'"},
    {"cmd in -o x --seed 101", "--seed must be between -5 and 100, not 101"},
    {"cmd in -o x --time 0.4", "--time must be between 0.5 and 60, not 0.4"},
    {"cmd in -o x --time nan", "--time needs a number such as 2.5, not 'nan'"},
    {"cmd in -o x --format vrom", "(did you mean 'vroom'?)"},
    {"cmd in -o x --format zzz", "must be one of ronde, vroom, solomon, not 'zzz'"},
    {"cmd in -o x --strict=yes", "--strict takes no value"},
    {"cmd in -o x --sede 3", "unknown option '--sede' (did you mean '--seed'?)"},
    {"cmd in -o x -seed 3", "unknown option '-seed' (did you mean '--seed'?)"},
    {"cmd in -o x --outptu=y", "unknown option '--outptu=y' (did you mean '--output'?)"},
    {"cmd in -o x -q", "unknown option '-q'"},
    {"cmd in -o x --see 3", "unknown option '--see'"}, /* no silent abbreviations */
};

START_TEST(says_what_is_wrong)
{
    sketch_cli sketch = sketch_cli_open();
    targets to = {0};
    read_words(&to, &sketch, wrong[_i][0]);
    ck_assert_msg(!to.run, "%s", wrong[_i][0]);
    ck_assert_int_eq(to.exit_code, RONDE_EXIT_USAGE);
    const char *said = sketch_cli_err(&sketch);
    ck_assert_msg(strstr(said, wrong[_i][1]) != NULL, "'%s' is not in: %s", wrong[_i][1], said);
    ck_assert_ptr_nonnull(strstr(said, "Try 'ronde cmd --help'."));
    ck_assert_str_eq(sketch_cli_out(&sketch), "");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(help_shows_the_whole_table)
{
    sketch_cli sketch = sketch_cli_open();
    targets to = {0};
    read_words(&to, &sketch, "cmd --seed 1 --help --nonsense");
    ck_assert(!to.run);
    ck_assert_int_eq(to.exit_code, RONDE_EXIT_FINE);
    const char *help = sketch_cli_out(&sketch);
    const char *const parts[] = {
        "Usage: ronde cmd INPUT [PLAN] [MORE ...] -o FILE [options]\n",
        "\nDoes things.\n",
        "  INPUT                       The instance\n",
        "  -s, --strict                Unserved is a failure\n",
        "  -o, --output FILE           Where to write (required)\n",
        "      --seed N                Seed (default 1)\n",
        "  -t, --time S                Seconds (default 10)\n",
        "      --format ronde|vroom|solomon\n",
        "\n                              Format of INPUT (default ronde)\n",
        "  -h, --help ",
        "\nExample: ronde cmd -o x y\n",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        ck_assert_msg(strstr(help, parts[i]) != NULL, "'%s' is not in:\n%s", parts[i], help);
    }
    sketch_cli_close(&sketch);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("service/cli/args");
    TCase *tests = tcase_create("args");
    tcase_add_test(tests, reads_every_kind_in_every_spelling);
    tcase_add_test(tests, keeps_arguments_in_order);
    tcase_add_loop_test(tests, says_what_is_wrong, 0, (int)(sizeof wrong / sizeof wrong[0]));
    tcase_add_test(tests, help_shows_the_whole_table);
    return ckx_run(suite, tests);
}
