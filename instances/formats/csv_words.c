/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_words.h"

#include "instances/base/csv_encoding.h"
#include "instances/generate/washing.h"

#include <stdio.h>
#include <string.h>

enum { longest_word = 40, most_words = 32, unknown_word = -1 };

/* A meaning and the folded words for it, with a blank before and behind each. */
typedef struct meaning {
    const char *words;
    int value;
} meaning;

static int find_word(const meaning *table, size_t count, const char *text)
{
    char word[longest_word + 2] = " ";
    ronde_encoding_fold(word + 1, sizeof word - 2, text);
    if (word[1] == '\0') {
        return unknown_word;
    }
    word[strlen(word) + 1] = '\0';
    word[strlen(word)] = ' ';
    for (size_t i = 0; i < count; i++) {
        if (strstr(table[i].words, word) != NULL) {
            return table[i].value;
        }
    }
    return unknown_word;
}

#define FIND(table, text) find_word((table), sizeof(table) / sizeof((table)[0]), (text))

/* "-" alone and "n.v.t." stand for nothing in many exports. */
static bool means_nothing(const char *text)
{
    static const meaning nothing[] = {
        {" geen nee neen nvt no none nil na niet nietvantoepassing leeg ", 1}};
    return strcmp(text, "-") == 0 || FIND(nothing, text) == 1;
}

bool ronde_csv_read_yes(const char *text, bool *out)
{
    static const meaning answers[] = {
        {" ja j yes y true waar x 1 wel aan ", 1},
        {" nee neen n no false onwaar 0 niet geen uit nvt ", 0},
    };
    int value = strcmp(text, "-") == 0 ? 0 : FIND(answers, text);
    if (value == unknown_word) {
        return false;
    }
    *out = value == 1;
    return true;
}

/* Days ---------------------------------------------------------------------------------------- */

enum { until = 100, and_word = 101, each_day = 102, work_days = 103 };

static int find_day_word(const char *text)
{
    static const meaning words[] = {
        {" ma maandag maandags mon monday mondays mo ", 0},
        {" di din dinsdag dinsdags tue tues tuesday tuesdays tu ", 1},
        {" wo woe woensdag woensdags wed wednesday wednesdays we ", 2},
        {" do don donderdag donderdags thu thur thurs thursday thursdays th ", 3},
        {" vr vrij vrijdag vrijdags fri friday fridays fr ", 4},
        {" za zat zaterdag zaterdags sat saturday saturdays sa ", 5},
        {" zo zon zondag zondags sun sunday sundays su ", 6},
        {" tm tot totenmet to until through ", until},
        {" en and met ", and_word},
        {" dagelijks alle elke iedere daily all every alledagen elkedag alldays everyday ",
         each_day},
        {" werkdagen werkdag doordeweeks weekdays workdays ", work_days},
    };
    return FIND(words, text);
}

/* Cuts the next token out of *at: a word, or the sign of a range as "-". False at the end. */
static bool next_token(const char **at, char token[longest_word])
{
    *at += strspn(*at, " ,;/+&|\t\n.");
    if (**at == '\0') {
        return false;
    }
    size_t length = 0;
    if (strncmp(*at, "t/m", 3) == 0 || strncmp(*at, "T/M", 3) == 0) {
        length = 3;
        snprintf(token, longest_word, "-");
    } else if (**at == '-' || strncmp(*at, "\xe2\x80\x93", 3) == 0) {
        length = **at == '-' ? 1 : 3; /* an en dash has three bytes */
        snprintf(token, longest_word, "-");
    } else {
        length = strcspn(*at, " ,;/+&|\t\n.-\xe2");
        length = length == 0 ? 1 : length;
        snprintf(token, longest_word, "%.*s", length < longest_word ? (int)length : 0, *at);
    }
    *at += length;
    return true;
}

/* The days from one to another, both included, over the weekend if need be. */
static unsigned day_range(int from, int to)
{
    unsigned days = 1U << to;
    for (int day = from; day != to; day = (day + 1) % 7) {
        days |= 1U << day;
    }
    return days;
}

bool ronde_csv_read_days(const char *text, unsigned *out)
{
    char token[longest_word];
    unsigned days = 0;
    int last = unknown_word;
    bool in_range = false;
    for (const char *at = text; next_token(&at, token);) {
        int word = strcmp(token, "-") == 0 ? until : find_day_word(token);
        if (word == unknown_word || (in_range && (word < 0 || word > 6) && word != and_word) ||
            (word == until && last == unknown_word)) {
            return false;
        }
        if (word == until) {
            in_range = true;
        } else if (word == each_day) {
            days |= RONDE_CSV_ALL_DAYS;
        } else if (word == work_days) {
            days |= RONDE_CSV_WORKDAYS;
        } else if (word != and_word) { /* "tot en met" passes through here */
            days |= in_range ? day_range(last, word) : 1U << word;
            in_range = false;
            last = word;
        }
    }
    if (days == 0 || in_range) {
        return false;
    }
    *out = days;
    return true;
}

/* Parts of the day, weeks, laundry, modes -------------------------------------------------------
 */

bool ronde_csv_read_daypart(const char *text, ronde_window *out)
{
    enum { morning, afternoon, evening, whole_day };
    static const meaning words[] = {
        {" ochtend ochtends sochtends morgen vm voormiddag och o morning mornings am ", morning},
        {" middag middags smiddags nm namiddag mid m afternoon afternoons pm ", afternoon},
        {" avond avonds savonds evening evenings ", evening},
        {" heledag geheledag dag geen geenvoorkeur maaktnietuit nvt any allday wholeday none "
         "nopreference flexibel flexible ",
         whole_day},
    };
    /* The usual working day of household support, cut at half past twelve [assumption A]. */
    static const ronde_window parts[] = {{8 * RONDE_HOUR, 12 * RONDE_HOUR + 30 * RONDE_MINUTE},
                                         {12 * RONDE_HOUR + 30 * RONDE_MINUTE, 17 * RONDE_HOUR},
                                         {17 * RONDE_HOUR, 21 * RONDE_HOUR}};
    ronde_window window = {0, 0};
    bool any = false;
    int all = strcmp(text, "-") == 0 ? whole_day : FIND(words, text);
    if (all != unknown_word) {
        *out = all == whole_day ? window : parts[all];
        return true;
    }
    char token[longest_word];
    for (const char *at = text; next_token(&at, token);) {
        int part = FIND(words, token);
        if (find_day_word(token) == and_word || strcmp(token, "of") == 0 ||
            strcmp(token, "or") == 0) {
            continue;
        }
        if (part == unknown_word || part == whole_day) {
            return false;
        }
        window.earliest =
            any && window.earliest < parts[part].earliest ? window.earliest : parts[part].earliest;
        window.latest =
            any && window.latest > parts[part].latest ? window.latest : parts[part].latest;
        any = true;
    }
    if (any) {
        *out = window;
    }
    return any;
}

bool ronde_csv_read_weeks(const char *text, ronde_csv_weeks *out)
{
    static const meaning words[] = {
        {" elke iedere elkeweek iedereweek alle wekelijks every weekly everyweek all 1xperweek "
         "1perweek ",
         RONDE_CSV_EVERY_WEEK},
        {" even evenweken evenweek evenweeks ", RONDE_CSV_EVEN_WEEKS},
        {" oneven onevenweken onevenweek odd oddweek oddweeks ", RONDE_CSV_ODD_WEEKS},
    };
    int value = FIND(words, text);
    if (value == unknown_word) {
        return false;
    }
    *out = (ronde_csv_weeks)value;
    return true;
}

bool ronde_csv_read_laundry(const char *text, ronde_laundry *out)
{
    static const meaning words[] = {
        {" geen nee no none n 0 nvt ", RONDE_LAUNDRY_NONE},
        {" beddengoed alleenbeddengoed bed bedlinnen beddegoed bedding bedlinen bedlinenonly ",
         RONDE_LAUNDRY_BEDDING},
        {" volledig volledigewas compleet alles alle ja yes j y full complete all was ",
         RONDE_LAUNDRY_FULL},
    };
    int value = strcmp(text, "-") == 0 ? RONDE_LAUNDRY_NONE : FIND(words, text);
    if (value == unknown_word) {
        return false;
    }
    *out = (ronde_laundry)value;
    return true;
}

bool ronde_csv_read_way(const char *text, unsigned *out)
{
    static const meaning words[] = {
        {" terug terugkomen retour retourbezoek return comeback ", RONDE_WAY_RETURN},
        {" binnen binnenbezoek inbezoek tijdensbezoek within inside duringvisit ",
         RONDE_WAY_WITHIN},
        {" voorgeladen vooraf zelfvullen zelfladen bewonervult preloaded preload residentloads ",
         RONDE_WAY_PRELOADED},
        {" volgende volgendbezoek volgendekeer nextvisit next nexttime ", RONDE_WAY_NEXT_VISIT},
        {" centraal centralewas centralewasvoorziening wasservice wasserij central laundryservice ",
         RONDE_WAY_CENTRAL},
        {" alle alles all any ", RONDE_WAYS_ALL},
    };
    int value = FIND(words, text);
    if (value == unknown_word) {
        return false;
    }
    *out = (unsigned)value;
    return true;
}

const char *ronde_csv_read_mode(const char *text)
{
    static const char *const profiles[] = {"bike", "ebike", "car", "foot", "van"};
    static const meaning words[] = {
        {" fiets bike bicycle cycle rijwiel ", 0},
        {" ebike efiets elektrischefiets electricbike pedelec elektrisch ", 1},
        {" auto car eigenauto leaseauto dienstauto personenauto ", 2},
        {" lopend tevoet voet wandelend foot walk walking onfoot ", 3},
        {" bestelbus bus busje bestelauto van ", 4},
    };
    int value = FIND(words, text);
    return value == unknown_word ? NULL : profiles[value];
}

/* Lists --------------------------------------------------------------------------------------- */

static bool listed(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return true;
        }
    }
    return false;
}

bool ronde_csv_read_words(const char *text,
                          ronde_arena *arena,
                          const char *const **out,
                          size_t *count)
{
    const char *words[most_words];
    size_t found = 0;
    for (const char *at = text; *at != '\0';) {
        size_t length = strcspn(at, ",;/+|&\n");
        char piece[longest_word];
        char word[longest_word];
        snprintf(piece, sizeof piece, "%.*s",
                 length < sizeof piece ? (int)length : longest_word - 1, at);
        ronde_encoding_fold(word, sizeof word, piece);
        if (word[0] != '\0' && !means_nothing(piece) && !listed(words, found, word) &&
            found < most_words) {
            words[found] = ronde_arena_text(arena, word);
            if (words[found] == NULL) {
                return false;
            }
            found++;
        }
        at += length;
        at += *at != '\0' ? 1 : 0;
    }
    const char **kept = ronde_arena_take(arena, found + 1, sizeof *kept);
    if (kept == NULL) {
        return false;
    }
    for (size_t i = 0; i < found; i++) {
        kept[i] = words[i];
    }
    *out = kept;
    *count = found;
    return true;
}
