/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/text.h"
#include "service/cli/args.h"

#include <string.h>

enum { left_column = 28 };

static void print_usage_line(FILE *to, const ronde_usage *usage)
{
    fprintf(to, "Usage: %s", usage->command);
    for (size_t i = 0; i < usage->positional_count; i++) {
        const ronde_positional *argument = &usage->positionals[i];
        fprintf(to, " %s%s%s%s", argument->optional ? "[" : "", argument->name,
                argument->rest != NULL ? " ..." : "", argument->optional ? "]" : "");
    }
    for (size_t i = 0; i < usage->option_count; i++) {
        const ronde_option *option = &usage->options[i];
        if (option->required && option->letter != 0) {
            fprintf(to, " -%c %s", option->letter, option->value);
        } else if (option->required) {
            fprintf(to, " --%s %s", option->name, option->value);
        }
    }
    fputs(usage->option_count > 0 ? " [options]\n" : "\n", to);
}

/* "-o, --output FILE", or "    --seed N" without a letter. */
static void name_of(const ronde_option *option, char *buffer, size_t size)
{
    char letter[8] = "    ";
    if (option->letter != 0) {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    char value[128] = "";
    if (option->kind == RONDE_OPTION_CHOICE) {
        for (int i = 0; option->choices[i] != NULL; i++) {
            size_t used = strlen(value);
            snprintf(value + used, sizeof value - used, "%s%s", i > 0 ? "|" : " ",
                     option->choices[i]);
        }
    } else if (option->kind != RONDE_OPTION_FLAG) {
        snprintf(value, sizeof value, " %s", option->value);
    }
    snprintf(buffer, size, "%s--%s%s", letter, option->name, value);
}

/* What the option is when it is not given, and which values it may have. */
static void print_limits(FILE *to, const ronde_option *option)
{
    switch (option->kind) {
    case RONDE_OPTION_FLAG:
        return;
    case RONDE_OPTION_TEXT:
        if (*option->to.text != NULL) {
            fprintf(to, " (default %s)", *option->to.text);
        } else if (option->required) {
            fputs(" (required)", to);
        }
        return;
    case RONDE_OPTION_INTEGER:
        if ((double)*option->to.integer >= option->low) {
            fprintf(to, " (default %lld)", *option->to.integer);
        }
        return;
    case RONDE_OPTION_NUMBER:
        if (*option->to.number >= option->low) {
            fprintf(to, " (default %g)", *option->to.number);
        }
        return;
    case RONDE_OPTION_CHOICE:
        if (*option->to.choice >= 0) {
            fprintf(to, " (default %s)", option->choices[*option->to.choice]);
        }
        return;
    }
}

static void print_row_start(FILE *to, const char *left)
{
    fprintf(to, "  %-*s", left_column, left);
    if (strlen(left) >= left_column) {
        fprintf(to, "\n  %*s", left_column, "");
    }
}

static void print_options(FILE *to, const ronde_usage *usage)
{
    fputs("\nOptions:\n", to);
    for (size_t i = 0; i < usage->option_count; i++) {
        char left[192];
        name_of(&usage->options[i], left, sizeof left);
        print_row_start(to, left);
        fputs(usage->options[i].help, to);
        print_limits(to, &usage->options[i]);
        fputc('\n', to);
    }
    print_row_start(to, "    --progress");
    fputs("tell how far the work is, even if stderr is no terminal\n", to);
    print_row_start(to, "-h, --help");
    fputs("show this help\n", to);
}

void ronde_args_help(FILE *to, const ronde_usage *usage)
{
    print_usage_line(to, usage);
    fprintf(to, "\n%s\n", usage->summary);
    if (usage->positional_count > 0) {
        fputs("\nArguments:\n", to);
    }
    for (size_t i = 0; i < usage->positional_count; i++) {
        print_row_start(to, usage->positionals[i].name);
        fprintf(to, "%s\n", usage->positionals[i].help);
    }
    print_options(to, usage);
    if (usage->notes != NULL) {
        fprintf(to, "\n%s\n", usage->notes);
    }
}
