/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/study_input.h"

#include "instances/base/file.h"
#include "service/cli/output.h"

#include <stdio.h>
#include <string.h>

enum { largest_study = 1 << 20 };

int ronde_study_input_check(const ronde_cli *cli,
                            const char *command,
                            const ronde_study_input *input)
{
    if ((input->path == NULL) == (input->preset == NULL)) {
        return ronde_cli_wrong_usage(cli, command, "give either STUDY.json or --preset NAME");
    }
    if (input->preset != NULL && ronde_study_preset(input->preset) == NULL) {
        char names[256] = "";
        for (const char *const *name = ronde_study_preset_names(); *name != NULL; name++) {
            size_t used = strlen(names);
            snprintf(names + used, sizeof names - used, "%s%s", used > 0 ? ", " : "", *name);
        }
        return ronde_cli_wrong_usage(cli, command, "there is no preset '%s'; there are %s",
                                     input->preset, names);
    }
    return 0;
}

ronde_status ronde_study_input_read(ronde_study *out,
                                    const ronde_study_input *input,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    if (input->preset != NULL) {
        const char *text = ronde_study_preset(input->preset);
        return ronde_study_read(out, text, strlen(text), faults, error);
    }
    ronde_text text = {0};
    ronde_status status = ronde_file_read(&text, input->path, largest_study, error);
    if (status == RONDE_OK) {
        status = ronde_study_read(out, text.data, text.length, faults, error);
    }
    ronde_text_clear(&text);
    return status;
}
