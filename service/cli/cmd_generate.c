/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/generate.h"
#include "service/cli/output.h"

#include <string.h>

static const struct {
    const char *name;
    int (*run)(const ronde_cli *cli, int argc, char **argv);
    const char *sentence;
} kinds[] = {
    {"day", ronde_generate_day, "a day of household support on the streets of a map"},
    {"week", ronde_generate_week, "a week of it: rhythms, agreed days, part-time helpers"},
    {"laundry", ronde_generate_laundry, "the vans of a central laundry, each day of a week"},
    {"town", ronde_generate_town, "a town that does not exist, as an OpenStreetMap extract"},
};

static int show_help(const ronde_cli *cli)
{
    fprintf(cli->out, "Usage: ronde generate KIND [options]\n\n");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        fprintf(cli->out, "  %-8s %s\n", kinds[i].name, kinds[i].sentence);
    }
    fprintf(cli->out, "\n'ronde generate KIND --help' shows the options of each.\n");
    return RONDE_EXIT_FINE;
}

int ronde_cmd_generate(const ronde_cli *cli, int argc, char **argv)
{
    if (argc < 2) {
        return ronde_cli_wrong_usage(cli, "ronde generate",
                                     "what to generate is needed, such as day");
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        return show_help(cli);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(argv[1], kinds[i].name) == 0) {
            return kinds[i].run(cli, argc - 1, argv + 1);
        }
    }
    return ronde_cli_wrong_usage(cli, "ronde generate", "there is no kind %s to generate", argv[1]);
}
