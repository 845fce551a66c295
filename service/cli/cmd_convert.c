/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde convert: an input of any format that is read, as our own JSON. */
#include "instances/base/file.h"
#include "instances/formats/instance_json.h"
#include "service/cli/input_settings.h"
#include "service/cli/output.h"

static const char *const targets[] = {"ronde", NULL};

/* What the option tables write to. */
typedef struct settings {
    ronde_input_settings input;
    const char *output_path;
    int target;
    bool without_matrices;
} settings;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_CHOICE("to", 0, &to->target, targets, "Format to write."),
        RONDE_TEXT_REQUIRED("output", 'o', &to->output_path, "FILE",
                            "Where to write; - is standard output."),
        RONDE_INPUT_OPTIONS(&to->input),
        RONDE_FLAG("without-times", 0, &to->without_matrices, "Leave out the travel times."),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->input.path, .help = "File to read; - is standard input."},
    };
    const ronde_usage usage = {
        .command = "ronde convert",
        .summary = "Writes an input of any format that can be read as JSON of ours.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes = "Travel times that the input has, or that --map gives, are written with it.\n"
                 "Example:\n"
                 "  ronde convert c101.txt --rounding dimacs -o c101.json\n",
    };
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    ronde_input_settings_apply(&to->input);
    return true;
}

static ronde_status convert(const settings *with, ronde_faults *faults, ronde_error *error)
{
    ronde_instance *instance = NULL;
    ronde_text text = {0};
    const ronde_instance_json_options options = {.without_matrices = with->without_matrices};
    RONDE_TRY(
        with->input.options.map_path != NULL
            ? ronde_input_load(&instance, with->input.path, &with->input.options, faults, error)
            : ronde_input_read(&instance, with->input.path, &with->input.options, faults, error));
    ronde_status status = ronde_instance_json_write(&text, instance, &options, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(with->output_path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    ronde_instance_free(instance);
    return status;
}

int ronde_cmd_convert(const ronde_cli *cli, int argc, char **argv)
{
    settings with = {0};
    ronde_error error = {0};
    ronde_faults faults = {0};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&with, cli, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_status status = convert(&with, &faults, &error);
    exit_code = ronde_cli_finish(cli, status, &error, &faults);
    ronde_faults_clear(&faults);
    return exit_code;
}
