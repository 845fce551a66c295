/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_values.h"

#include "instances/base/text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { longest_number = 48 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_of(const char *text, char sign)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += *text == sign ? 1 : 0;
    }
    return count;
}

/* True if every group sign is followed by three digits and comes before the decimal sign. */
static bool groups_fine(const char *text, char group, const char *decimal)
{
    for (const char *at = strchr(text, group); at != NULL; at = strchr(at + 1, group)) {
        bool three = is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) && !is_digit(at[4]);
        if (at == text || at > decimal || !three) {
            return false;
        }
    }
    return true;
}

bool ronde_csv_read_number(const char *text, double *out)
{
    char plain[longest_number];
    if (strlen(text) >= sizeof plain || strpbrk(text, "eE") != NULL) {
        return false;
    }
    const char *comma = strrchr(text, ',');
    const char *point = strrchr(text, '.');
    const char *decimal = comma == NULL || (point != NULL && point > comma) ? point : comma;
    char group = '\0';
    if (comma != NULL && point != NULL) {
        group = decimal == comma ? '.' : ',';
        if (!groups_fine(text, group, decimal)) {
            return false;
        }
    }
    if (decimal != NULL && count_of(text, *decimal) > 1) {
        return false;
    }
    size_t length = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (at == decimal) {
            plain[length++] = '.';
        } else if (*at != group) {
            plain[length++] = *at;
        }
    }
    plain[length] = '\0';
    return ronde_text_to_number(plain, out);
}

static bool accept_seconds(double seconds, ronde_time *out)
{
    const double longest = 31.0 * RONDE_DAY;
    if (!(seconds >= 0) || seconds > longest) {
        return false;
    }
    *out = (ronde_time)llround(seconds);
    return true;
}

/* Copies the digits, comma and point at the start of *at into number; false if there are none. */
static bool take_number(const char **at, double *number)
{
    char digits[longest_number];
    size_t length = strspn(*at, "0123456789.,");
    if (length == 0 || length >= sizeof digits) {
        return false;
    }
    memcpy(digits, *at, length);
    digits[length] = '\0';
    *at += length;
    *at += strspn(*at, " ");
    return ronde_csv_read_number(digits, number);
}

/* The unit word at the start of *at in seconds; minutes where there is none, 0 if unknown. */
static double take_unit(const char **at)
{
    static const struct {
        const char *words;
        int seconds;
    } units[] = {{" u uur uren h hr hrs hour hours ", RONDE_HOUR},
                 {" m min mins minuut minuten minute minutes ", RONDE_MINUTE}};
    char word[16] = " ";
    size_t length = 0;
    while (isalpha((unsigned char)(*at)[length]) && length < sizeof word - 3) {
        word[length + 1] = (char)tolower((unsigned char)(*at)[length]);
        length++;
    }
    if (length == 0) {
        return RONDE_MINUTE;
    }
    word[length + 1] = ' ';
    word[length + 2] = '\0';
    *at += length;
    *at += strspn(*at, ". ");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strstr(units[i].words, word) != NULL) {
            return units[i].seconds;
        }
    }
    return 0;
}

bool ronde_csv_read_minutes(const char *text, ronde_time *out)
{
    const char *colon = strchr(text, ':');
    if (colon != NULL) {
        return ronde_csv_read_clock(text, out); /* 1:30 is an hour and a half */
    }
    double seconds = 0;
    double previous = 0;
    const char *at = text;
    for (int parts = 0; parts == 0 || *at != '\0'; parts++) {
        double number = 0;
        if (parts == 2 || !take_number(&at, &number)) {
            return false;
        }
        double unit = take_unit(&at);
        if (unit <= 0 || (parts == 1 && unit >= previous)) {
            return false;
        }
        seconds += number * unit;
        previous = unit;
    }
    return accept_seconds(seconds, out);
}

/* One or two digits at the start of *at. */
static bool take_two(const char **at, int *number)
{
    if (!is_digit((*at)[0])) {
        return false;
    }
    *number = (*at)[0] - '0';
    (*at)++;
    if (is_digit((*at)[0])) {
        *number = *number * 10 + ((*at)[0] - '0');
        (*at)++;
    }
    return true;
}

/* The minutes and seconds behind the hours. */
static bool take_rest(const char *at, int *minutes, int *seconds)
{
    *minutes = *seconds = 0;
    if (*at != '\0') {
        bool sign = strchr(":.uUhH", *at) != NULL;
        if (!sign || !is_digit(at[1]) || !is_digit(at[2])) {
            return false;
        }
        at++;
        take_two(&at, minutes);
    }
    if (*at == ':' && is_digit(at[1]) && is_digit(at[2])) {
        at++;
        take_two(&at, seconds);
    }
    return *at == '\0';
}

bool ronde_csv_read_clock(const char *text, ronde_time *out)
{
    char plain[24];
    snprintf(plain, sizeof plain, "%s", text);
    static const char *const endings[] = {" uur", "uur", " u", "u", "h", " h"};
    size_t length = strlen(plain);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && ronde_text_same(plain + length - ending, endings[i])) {
            plain[length - ending] = '\0';
            break;
        }
    }
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    const char *at = plain;
    bool compact = strlen(plain) == 4 && strspn(plain, "0123456789") == 4;
    if (!take_two(&at, &hours)) {
        return false;
    }
    if (compact) {
        take_two(&at, &minutes);
    } else if (!take_rest(at, &minutes, &seconds)) {
        return false;
    }
    ronde_time value = hours * RONDE_HOUR + minutes * RONDE_MINUTE + seconds;
    if (minutes > 59 || seconds > 59 || value > RONDE_DAY) {
        return false;
    }
    *out = value;
    return true;
}

/* "25-11-2026" or "5-1-2026": day, month and year between dashes. */
static bool read_dutch_date(const char *text, ronde_date *out)
{
    int parts[3] = {0};
    size_t digits[3] = {0};
    int part = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '-' && part < 2) {
            part++;
        } else if (is_digit(*at) && digits[part] < 4) {
            parts[part] = 10 * parts[part] + (*at - '0');
            digits[part]++;
        } else {
            return false;
        }
    }
    return digits[0] > 0 && digits[0] <= 2 && digits[1] > 0 && digits[1] <= 2 && digits[2] == 4 &&
           ronde_date_make(out, parts[2], parts[1], parts[0]);
}

bool ronde_csv_read_date(const char *text, ronde_date *out)
{
    return ronde_date_read(out, text) || read_dutch_date(text, out);
}

static bool passes_eleven_test(const char digits[9])
{
    int sum = -(digits[8] - '0');
    int total = 0;
    for (int i = 0; i < 8; i++) {
        sum += (9 - i) * (digits[i] - '0');
        total += digits[i] - '0';
    }
    return sum % 11 == 0 && total > 0;
}

static bool joins_digits(char sign)
{
    return sign == '.' || sign == ' ' || sign == '-';
}

/* Length of a run of digits with single points, blanks or dashes between them; the first nine
 * digits go to nine, the number of all to *count. */
static size_t digit_run(const char *at, char nine[9], size_t *count)
{
    size_t length = 0;
    *count = 0;
    while (is_digit(at[length]) ||
           (*count > 0 && joins_digits(at[length]) && is_digit(at[length + 1]))) {
        if (is_digit(at[length])) {
            if (*count < 9) {
                nine[*count] = at[length];
            }
            (*count)++;
        }
        length++;
    }
    return length;
}

bool ronde_csv_holds_bsn(const char *text)
{
    char nine[9];
    for (const char *at = text; *at != '\0';) {
        size_t count = 0;
        size_t length = digit_run(at, nine, &count);
        if (count == 9 && passes_eleven_test(nine)) {
            return true;
        }
        at += length > 0 ? length : 1;
    }
    return false;
}
