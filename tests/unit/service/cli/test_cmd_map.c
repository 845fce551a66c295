/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/cli.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_cli.h"
#include "tests/support/tmpdir.h"

#include <stdio.h>
#include <string.h>

/* A square of about 68 x 111 m: 1 -> 2 -> 3 -> 4 -> 1; an island street 5 - 6. */
static const char town[] =
    "<osm version='0.6'>"
    "<node id='1' version='1' lon='6.890' lat='52.222'/>"
    "<node id='2' version='1' lon='6.891' lat='52.222'/>"
    "<node id='3' version='1' lon='6.891' lat='52.223'/>"
    "<node id='4' version='1' lon='6.890' lat='52.223'/>"
    "<way id='1' version='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='4'/><nd ref='1'/>"
    "<tag k='highway' v='residential'/><tag k='name' v='Plein'/></way></osm>";

/* Runs "ronde WORDS"; %s in the words stands for the folder. */
static int run(sketch_cli *cli, const char *words, const tmpdir *dir)
{
    char line[1024];
    char *argv[24];
    int argc = 0;
    char *rest = NULL;
    size_t length = 0;
    for (const char *from = words; *from != '\0' && length + 300 < sizeof line; from++) {
        if (*from == '@') {
            length += (size_t)snprintf(line + length, sizeof line - length, "%s/", dir->path);
        } else {
            line[length++] = *from;
        }
    }
    line[length] = '\0';
    for (char *word = strtok_r(line, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        argv[argc++] = word;
    }
    argv[argc] = NULL;
    return ronde_cli_run(&cli->cli, argc, argv);
}

static const struct {
    const char *words;
    int exit_code;
    const char *out, *err; /* must be part of the output */
} cases[] = {
    {"ronde map", RONDE_EXIT_USAGE, "", "build"},
    {"ronde map build @town.osm", RONDE_EXIT_USAGE, "", "output"},
    {"ronde map build @none.osm -o @x.rmap", RONDE_EXIT_INPUT, "", "none.osm"},
    {"ronde map build @town.osm -o @x.rmap --profiles ufo", RONDE_EXIT_INPUT, "", "'ufo'"},
    {"ronde map info @t.rmap", 0, "EPSG:28992", ""},
    {"ronde map info --json @t.rmap", 0, "\"epsg\":28992", ""},
    {"ronde map info @town.osm", RONDE_EXIT_INPUT, "", "not a map file"},
    {"ronde map table @t.rmap --profile foot --points @points", 0, "0\t", ""},
    {"ronde map table @t.rmap --profile horse --points @points", RONDE_EXIT_INPUT, "", "horse"},
    {"ronde map table @t.rmap --profile foot --points @bad", RONDE_EXIT_INPUT, "", "bad:2"},
    {"ronde map table @t.rmap --profile foot --points @swapped", RONDE_EXIT_INPUT, "", "point 1"},
    {"ronde map route @t.rmap --profile foot 6.890,52.222 6.891,52.222", 0, "Plein", ""},
    {"ronde map route @t.rmap --profile foot --geojson 6.890,52.222 6.891,52.222", 0,
     "\"LineString\"", ""},
    {"ronde map route @t.rmap --profile foot here there", RONDE_EXIT_USAGE, "", "'here'"},
};

START_TEST(commands_answer_or_say_what_is_wrong)
{
    const tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "town.osm", town);
    tmpdir_put(&dir, "points", "# two corners\n6.890 52.222\n\n6.891, 52.222\r\n");
    tmpdir_put(&dir, "bad", "6.890 52.222\n6.890 north\n");
    tmpdir_put(&dir, "swapped", "52.222 6.890\n");
    sketch_cli build = sketch_cli_open();
    const int built = run(&build, "ronde map build @town.osm -o @t.rmap", &dir);
    ck_assert_msg(built == 0, "%s", sketch_cli_err(&build));
    sketch_cli_close(&build);

    sketch_cli cli = sketch_cli_open();
    const int exit_code = run(&cli, cases[_i].words, &dir);
    const char *out = sketch_cli_out(&cli);
    const char *err = sketch_cli_err(&cli);
    ck_assert_msg(exit_code == cases[_i].exit_code, "%s: exit %d\n%s%s", cases[_i].words, exit_code,
                  out, err);
    ck_assert_msg(strstr(out, cases[_i].out) != NULL, "%s: %s", cases[_i].words, out);
    ck_assert_msg(strstr(err, cases[_i].err) != NULL, "%s: %s", cases[_i].words, err);
    sketch_cli_close(&cli);
    tmpdir_remove(&dir);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("service/cli/cmd_map");
    TCase *tcase = tcase_create("service/cli/cmd_map");
    tcase_add_loop_test(tcase, commands_answer_or_say_what_is_wrong, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    return ckx_run(suite, tcase);
}
