/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/laundry_files.h"
#include "service/cli/generate.h"
#include "service/cli/laundry_options.h"
#include "service/cli/output.h"

int ronde_generate_laundry(const ronde_cli *cli, int argc, char **argv)
{
    ronde_laundry_arguments arguments = ronde_laundry_arguments_usual();
    int form = RONDE_VANS_APART;
    arguments.name = "generated laundry";
    const ronde_option options[] = {
        RONDE_LAUNDRY_OPTIONS(arguments),
        RONDE_CHOICE("mode", 0, &form, ronde_van_form_words,
                     "Collected and returned some days later, swapped in one stop, or by drop "
                     "points where that is possible."),
        RONDE_TEXT("name", 0, &arguments.name, "NAME", "What the week is called."),
    };
    const ronde_usage usage = {
        .command = "ronde generate laundry",
        .summary = "Draw a week of the vans of a central laundry on the streets of a map.",
        RONDE_TABLE(options),
        .notes =
            "Writes day1.json and so on for each working day, bags.csv and parameters.tsv. No\n"
            "real persons are in it.\n"
            "Example: ronde generate laundry --map town.rmap --users 300 --mode swap -o vans"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    if (arguments.list) {
        ronde_generate_list(cli, ronde_laundry_parameter_table);
        return RONDE_EXIT_FINE;
    }
    if (arguments.map_path == NULL || arguments.folder == NULL) {
        return ronde_cli_wrong_usage(cli, usage.command, "--map and -o are needed");
    }
    ronde_error error = {0};
    ronde_laundry_options laundry;
    ronde_status status = ronde_laundry_arguments_read(&laundry, &arguments, &error);
    if (status == RONDE_OK) {
        laundry.form = (ronde_van_form)form;
        status = ronde_laundry_files_write(arguments.folder, arguments.map_path, &laundry,
                                           (int32_t)arguments.users, &error);
    }
    return ronde_cli_finish(cli, status, &error, NULL);
}
