/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/cli.h"
#include "service/cli/interrupt.h"
#include "service/cli/output.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Options of every command: taken out before the command reads its own. */
static int take_common_options(ronde_cli *cli, int argc, char **argv)
{
    int kept = 1;
    bool options_over = false;
    for (int i = 1; i < argc; i++) {
        options_over = options_over || strcmp(argv[i], "--") == 0;
        if (!options_over && strcmp(argv[i], "--progress") == 0) {
            cli->progress = true;
        } else if (!options_over && strcmp(argv[i], "--no-progress") == 0) {
            cli->progress = false;
        } else {
            argv[kept++] = argv[i];
        }
    }
    return kept;
}

int main(int argc, char **argv)
{
    const char *no_color = getenv("NO_COLOR");
    bool colour = no_color == NULL || no_color[0] == '\0';
    bool terminal = isatty(STDERR_FILENO) == 1;
    ronde_cli cli = {
        .out = stdout,
        .err = stderr,
        .colour_out = colour && isatty(STDOUT_FILENO) == 1,
        .colour_err = colour && terminal,
        .progress = terminal,
        .err_terminal = terminal,
    };
    ronde_interrupt_install();
    if (argc < 1) {
        return RONDE_EXIT_USAGE; /* execve allows a call without even a program name */
    }
    int kept = take_common_options(&cli, argc, argv);
    return ronde_cli_flush(&cli, ronde_cli_run(&cli, kept, argv));
}
