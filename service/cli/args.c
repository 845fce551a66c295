/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/args.h"

#include "instances/base/nearest.h"
#include "instances/base/text.h"
#include "service/cli/output.h"

#include <ctype.h>
#include <string.h>

/* One command line being read. */
typedef struct command_line {
    const ronde_cli *cli;
    const ronde_usage *usage;
    char **argv;
    int argc;
    int at;        /* the argument being looked at */
    int kept;      /* arguments that are no options, moved to argv[1 .. kept - 1] */
    int exit_code; /* set when a step returns false */
} command_line;

#define WRONG(line, ...)                                                                           \
    ((line)->exit_code = ronde_cli_wrong_usage((line)->cli, (line)->usage->command, __VA_ARGS__),  \
     false)

static bool looks_like_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0' && argument[1] != '.' &&
           !isdigit((unsigned char)argument[1]);
}

static const ronde_option *find_option(const ronde_usage *usage, const char *name, size_t length)
{
    for (size_t i = 0; i < usage->option_count; i++) {
        const char *candidate = usage->options[i].name;
        if (strlen(candidate) == length && strncmp(candidate, name, length) == 0) {
            return &usage->options[i];
        }
    }
    return NULL;
}

static const ronde_option *find_letter(const ronde_usage *usage, char letter)
{
    for (size_t i = 0; i < usage->option_count; i++) {
        if (usage->options[i].letter == letter) {
            return &usage->options[i];
        }
    }
    return NULL;
}

static bool unknown_option(command_line *line, const char *argument)
{
    char word[64];
    size_t dashes = strspn(argument, "-");
    snprintf(word, sizeof word, "%.*s", (int)strcspn(argument + dashes, "="), argument + dashes);
    const char *nearest = NULL;
    for (size_t i = 0; i < line->usage->option_count; i++) {
        ronde_nearest_try(&nearest, word, line->usage->options[i].name);
    }
    ronde_nearest_try(&nearest, word, "help");
    ronde_nearest_try(&nearest, word, "progress");
    if (find_option(line->usage, word, strlen(word)) != NULL) {
        nearest = word; /* only a dash is missing */
    }
    if (nearest != NULL) {
        return WRONG(line, "unknown option '%s' (did you mean '--%s'?)", argument, nearest);
    }
    return WRONG(line, "unknown option '%s'", argument);
}

static bool read_integer(command_line *line, const ronde_option *option, const char *value)
{
    long long number = 0;
    if (!ronde_text_to_integer(value, &number)) {
        return WRONG(line, "--%s needs a whole number, not '%s'", option->name, value);
    }
    if ((double)number < option->low || (double)number > option->high) {
        return WRONG(line, "--%s must be between %.0f and %.0f, not %lld", option->name,
                     option->low, option->high, number);
    }
    *option->to.integer = number;
    return true;
}

static bool read_number(command_line *line, const ronde_option *option, const char *value)
{
    double number = 0;
    if (!ronde_text_to_number(value, &number)) {
        return WRONG(line, "--%s needs a number such as 2.5, not '%s'", option->name, value);
    }
    if (number < option->low || number > option->high) {
        return WRONG(line, "--%s must be between %g and %g, not %s", option->name, option->low,
                     option->high, value);
    }
    *option->to.number = number;
    return true;
}

static bool read_choice(command_line *line, const ronde_option *option, const char *value)
{
    char list[256] = "";
    const char *nearest = NULL;
    for (int i = 0; option->choices[i] != NULL; i++) {
        if (strcmp(option->choices[i], value) == 0) {
            *option->to.choice = i;
            return true;
        }
        ronde_nearest_try(&nearest, value, option->choices[i]);
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "", option->choices[i]);
    }
    if (nearest != NULL) {
        return WRONG(line, "--%s must be one of %s, not '%s' (did you mean '%s'?)", option->name,
                     list, value, nearest);
    }
    return WRONG(line, "--%s must be one of %s, not '%s'", option->name, list, value);
}

static bool set_option(command_line *line, const ronde_option *option, const char *value)
{
    switch (option->kind) {
    case RONDE_OPTION_FLAG:
        *option->to.flag = true;
        return true;
    case RONDE_OPTION_TEXT:
        if (value[0] == '\0') {
            return WRONG(line, "the value of --%s is empty", option->name);
        }
        *option->to.text = value;
        return true;
    case RONDE_OPTION_INTEGER:
        return read_integer(line, option, value);
    case RONDE_OPTION_NUMBER:
        return read_number(line, option, value);
    case RONDE_OPTION_CHOICE:
        return read_choice(line, option, value);
    }
    return false;
}

/* An option and its value, which is behind the '=' (attached) or the next argument. */
static bool take_option(command_line *line, const ronde_option *option, const char *attached)
{
    if (option->kind == RONDE_OPTION_FLAG) {
        return attached == NULL ? set_option(line, option, NULL)
                                : WRONG(line, "--%s takes no value", option->name);
    }
    if (attached != NULL) {
        return set_option(line, option, attached);
    }
    if (line->at + 1 >= line->argc || looks_like_option(line->argv[line->at + 1])) {
        return WRONG(line, "--%s needs a value", option->name);
    }
    line->at++;
    return set_option(line, option, line->argv[line->at]);
}

static bool read_option(command_line *line, const char *argument)
{
    if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
        ronde_args_help(line->cli->out, line->usage);
        line->exit_code = RONDE_EXIT_FINE;
        return false;
    }
    const ronde_option *option = NULL;
    const char *attached = NULL;
    if (argument[1] == '-') {
        size_t length = strcspn(argument + 2, "=");
        option = find_option(line->usage, argument + 2, length);
        attached = argument[2 + length] == '=' ? argument + 2 + length + 1 : NULL;
    } else if (argument[2] == '\0') {
        option = find_letter(line->usage, argument[1]);
    }
    return option != NULL ? take_option(line, option, attached) : unknown_option(line, argument);
}

/* All options are read; the other arguments are gathered in order behind argv[0]. */
static bool read_options(command_line *line)
{
    bool options_over = false;
    for (; line->at < line->argc; line->at++) {
        char *argument = line->argv[line->at];
        if (!options_over && strcmp(argument, "--") == 0) {
            options_over = true;
        } else if (!options_over && looks_like_option(argument)) {
            if (!read_option(line, argument)) {
                return false;
            }
        } else {
            line->argv[line->kept++] = argument;
        }
    }
    return true;
}

static bool has_value(const ronde_option *option)
{
    return option->kind != RONDE_OPTION_TEXT || *option->to.text != NULL;
}

static bool check_required(command_line *line)
{
    for (size_t i = 0; i < line->usage->option_count; i++) {
        const ronde_option *option = &line->usage->options[i];
        if (option->required && !has_value(option)) {
            return WRONG(line, "--%s %s is missing", option->name, option->value);
        }
    }
    return true;
}

static bool read_positionals(command_line *line)
{
    int next = 1;
    for (size_t i = 0; i < line->usage->positional_count; i++) {
        const ronde_positional *wanted = &line->usage->positionals[i];
        if (next >= line->kept && !wanted->optional) {
            return WRONG(line, "%s is missing", wanted->name);
        }
        if (wanted->rest != NULL) {
            wanted->rest->items = line->argv + next;
            wanted->rest->count = line->kept - next;
            next = line->kept;
        } else if (next < line->kept) {
            *wanted->text = line->argv[next++];
        }
    }
    if (next < line->kept) {
        return WRONG(line, "'%s' is one argument too many", line->argv[next]);
    }
    return true;
}

bool ronde_args_read(
    const ronde_cli *cli, const ronde_usage *usage, int argc, char **argv, int *exit_code)
{
    command_line line = {
        .cli = cli, .usage = usage, .argv = argv, .argc = argc, .at = 1, .kept = 1};
    bool run = read_options(&line) && read_positionals(&line) && check_required(&line);
    *exit_code = run ? RONDE_EXIT_FINE : line.exit_code;
    return run;
}
