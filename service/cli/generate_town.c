/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town.h"
#include "service/app/town_file.h"
#include "service/cli/args.h"
#include "service/cli/generate.h"
#include "service/cli/output.h"

static void show_districts(const ronde_cli *cli, const ronde_town *town)
{
    fprintf(cli->out, "%s: %zu streets, %zu points, %zu ways\n", town->name, town->street_count,
            town->node_count, town->way_count);
    fprintf(cli->out, "%-8s %-26s %11s %9s %6s %10s\n", "postcode", "district", "inhabitants",
            "addresses", "65+ %", "addr./km2");
    for (size_t i = 0; i < town->district_count; i++) {
        const ronde_town_district *district = &town->districts[i];
        fprintf(cli->out, "%-8d %-26s %11d %9d %4d.%d %10d\n", district->postcode, district->name,
                district->inhabitants, district->addresses, district->share_65 / 10,
                district->share_65 % 10, district->density);
    }
}

int ronde_generate_town(const ronde_cli *cli, int argc, char **argv)
{
    ronde_town_options town_options = ronde_town_options_default();
    const char *output = NULL;
    long long seed = (long long)town_options.seed;
    long long inhabitants = town_options.inhabitants;
    bool quiet = false;
    const ronde_option options[] = {
        RONDE_TEXT_REQUIRED("output", 'o', &output, "TOWN.osm.pbf",
                            "The extract to write: .osm.pbf, .osm, .osm.gz or .osm.bz2."),
        RONDE_INTEGER("seed", 0, &seed, 0, 9e15, "The same seed gives the same town."),
        RONDE_INTEGER("inhabitants", 0, &inhabitants, RONDE_TOWN_INHABITANTS_LEAST,
                      RONDE_TOWN_INHABITANTS_MOST, "How many people live there."),
        RONDE_FLAG("quiet", 'q', &quiet, "Do not list the districts."),
    };
    const ronde_usage usage = {
        .command = "ronde generate town",
        .summary = "Draw a town that does not exist, as an OpenStreetMap extract.",
        RONDE_TABLE(options),
        .notes = "Streets, cycleways, a canal, a railway, districts and addresses; all invented.\n"
                 "Example: ronde generate town --seed 1 -o town.osm.pbf\n"
                 "Then:    ronde map build town.osm.pbf -o town.rmap"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    town_options.seed = (uint64_t)seed;
    town_options.inhabitants = (int32_t)inhabitants;
    ronde_error error = {0};
    ronde_town *town = NULL;
    ronde_status status = ronde_town_generate(&town, &town_options, &error);
    if (status == RONDE_OK) {
        status = ronde_town_file_write(town, output, &error);
    }
    if (status == RONDE_OK && !quiet) {
        show_districts(cli, town);
    }
    ronde_town_free(town);
    return ronde_cli_finish(cli, status, &error, NULL);
}
