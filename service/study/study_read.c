/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads "ronde-study/1". */
#include "instances/base/json.h"
#include "instances/base/nearest.h"
#include "service/study/study_rounds.h"

#include <math.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char format_name[] = "ronde-study/1";
static const char *const policy_words[] = {"vervangen", "vrijwillig", NULL};
static const char *const use_words[] = {"capacity", "cash", NULL};
static const char *const bag_words[] = {"apart", "omruil", NULL};
static const char *const regime_words[] = {
#define X(NAME, word, dutch, english) #word,
#include "service/study/regimes.def"
#undef X
    NULL};

enum { millionths = 1000000, earliest_year = 2000, latest_year = 2200, longest_text = 300 };

const char *ronde_policy_word(ronde_policy policy)
{
    return policy_words[policy];
}

const char *ronde_hour_use_word(ronde_hour_use use)
{
    return use_words[use];
}

const char *ronde_bag_form_word(ronde_bag_form form)
{
    return bag_words[form];
}

const char *ronde_regime_word(ronde_regime regime)
{
    return regime_words[regime];
}

typedef struct root_parts {
    const char *format, *name, *area;
    int policy, use, bags;
    ronde_json_node years, ramp_up, contribution, parameters, rounds;
} root_parts;

static const ronde_json_field root_fields[] = {
    {"format", ronde_json_take_text, offsetof(root_parts, format), true, 0, 0, NULL},
    {"name", ronde_json_take_text, offsetof(root_parts, name), false, 0, longest_text, NULL},
    {"area", ronde_json_take_text, offsetof(root_parts, area), false, 0, longest_text, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"policy", ronde_json_take_choice, offsetof(root_parts, policy), false, 0, 0, policy_words},
    {"use", ronde_json_take_choice, offsetof(root_parts, use), false, 0, 0, use_words},
    {"bags", ronde_json_take_choice, offsetof(root_parts, bags), false, 0, 0, bag_words},
    {"years", ronde_json_take_object, offsetof(root_parts, years), false, 0, 0, NULL},
    {"ramp_up", ronde_json_take_array, offsetof(root_parts, ramp_up), false, 1,
     RONDE_STUDY_YEARS_MOST, NULL},
    {"contribution", ronde_json_take_array, offsetof(root_parts, contribution), false, 1,
     RONDE_STUDY_YEARS_MOST, NULL},
    {"rounds", ronde_json_take_object, offsetof(root_parts, rounds), false, 0, 0, NULL},
    {"parameters", ronde_json_take_object, offsetof(root_parts, parameters), false, 0, 0, NULL}};

static const ronde_json_field anything = {0}; /* no bounds */

bool ronde_study_take_scaled(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             int64_t scale,
                             const int64_t bounds[2],
                             int64_t *target)
{
    double number = 0;
    if (!ronde_json_take_number(reader, node, &anything, &number)) {
        return false;
    }
    double low = (double)bounds[0] / (double)scale;
    double high = (double)bounds[1] / (double)scale;
    if (!(number >= low && number <= high)) {
        ronde_json_fault(reader, node, "number.range", "must be between %.10g and %.10g, not %.10g",
                         low, high, number);
        return false;
    }
    double scaled = number * (double)scale;
    if (fabs(scaled - nearbyint(scaled)) > 1e-4) {
        ronde_json_fault(reader, node, "study.decimals", "%.10g is finer than 1/%lld", number,
                         (long long)scale);
        return false;
    }
    *target = (int64_t)nearbyint(scaled);
    return true;
}

typedef struct range_parts {
    ronde_json_node minimum, medium, maximum;
    const char *source, *owner;
} range_parts;

static const ronde_json_field range_fields[] = {
    {"minimum", ronde_json_take_any, offsetof(range_parts, minimum), true, 0, 0, NULL},
    {"medium", ronde_json_take_any, offsetof(range_parts, medium), true, 0, 0, NULL},
    {"maximum", ronde_json_take_any, offsetof(range_parts, maximum), true, 0, 0, NULL},
    {"source", ronde_json_take_text, offsetof(range_parts, source), true, 1, longest_text, NULL},
    {"owner", ronde_json_take_text, offsetof(range_parts, owner), false, 1, longest_text, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static void
check_order(ronde_json_reader *reader, const ronde_json_node *node, const ronde_study_range *range)
{
    const double scale = (double)RONDE_STUDY_SCALE;
    if (range->minimum > range->maximum) {
        ronde_json_fault(reader, node, "study.reversed", "minimum %.10g is above maximum %.10g",
                         (double)range->minimum / scale, (double)range->maximum / scale);
    } else if (range->medium < range->minimum || range->medium > range->maximum) {
        ronde_json_fault(reader, node, "study.medium",
                         "medium %.10g is not between minimum %.10g and maximum %.10g",
                         (double)range->medium / scale, (double)range->minimum / scale,
                         (double)range->maximum / scale);
    }
}

static void read_range(ronde_json_reader *reader,
                       const ronde_json_node *node,
                       const ronde_parameter_row *row,
                       ronde_study_range *range)
{
    const int64_t bounds[2] = {row->lowest, row->highest};
    range_parts parts = {.owner = row->owner};
    ronde_json_node object = {0};
    if (!ronde_json_take_object(reader, node, &anything, &object)) {
        return;
    }
    bool fine = ronde_json_take_fields(reader, node, range_fields, COUNT(range_fields), &parts);
    ronde_study_range made = {
        .source = parts.source, .owner = parts.owner, .provenance = RONDE_FROM_INPUT};
    const struct {
        const ronde_json_node *from;
        int64_t *to;
    } numbers[] = {{&parts.minimum, &made.minimum},
                   {&parts.medium, &made.medium},
                   {&parts.maximum, &made.maximum}};
    bool read = true;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        read = numbers[i].from->value != NULL &&
               ronde_study_take_scaled(reader, numbers[i].from, RONDE_STUDY_SCALE, bounds,
                                       numbers[i].to) &&
               read;
    }
    if (read) {
        check_order(reader, node, &made);
    }
    if (fine && read) {
        *range = made;
    }
}

static ronde_study_parameter find_parameter(const char *id, const char **nearest)
{
    ronde_study_parameter at = 0;
    while (at < RONDE_PARAMETER_COUNT && strcmp(ronde_parameter_row_of(at)->id, id) != 0) {
        ronde_nearest_try(nearest, id, ronde_parameter_row_of(at)->id);
        at++;
    }
    return at;
}

static void
read_parameters(ronde_json_reader *reader, const ronde_json_node *object, ronde_study *study)
{
    for (ronde_json_node member = ronde_json_next(object, NULL); member.value != NULL;
         member = ronde_json_next(object, &member)) {
        const char *nearest = NULL;
        ronde_study_parameter at = find_parameter(member.key, &nearest);
        if (at < RONDE_PARAMETER_COUNT) {
            read_range(reader, &member, ronde_parameter_row_of(at), &study->ranges[at]);
        } else {
            ronde_json_fault(reader, &member, "study.parameter",
                             "there is no parameter \"%.60s\"%s%s%s", member.key,
                             nearest != NULL ? "; did you mean \"" : "",
                             nearest != NULL ? nearest : "", nearest != NULL ? "\"?" : "");
        }
    }
}

typedef struct year_parts {
    int32_t first, count;
} year_parts;

static const ronde_json_field year_fields[] = {
    {"first", ronde_json_take_size, offsetof(year_parts, first), false, earliest_year, latest_year,
     NULL},
    {"count", ronde_json_take_size, offsetof(year_parts, count), false, 1, RONDE_STUDY_YEARS_MOST,
     NULL}};

static void read_years(ronde_json_reader *reader, const ronde_json_node *node, ronde_study *study)
{
    year_parts parts = {.first = study->first_year, .count = study->year_count};
    if (node->value != NULL) {
        ronde_json_take_fields(reader, node, year_fields, COUNT(year_fields), &parts);
    }
    study->first_year = parts.first;
    study->year_count = parts.count;
}

/* The last share holds for the years after it, too. */
static void read_ramp(ronde_json_reader *reader, const ronde_json_node *list, ronde_study *study)
{
    static const int64_t bounds[2] = {0, millionths};
    size_t count = ronde_json_count(list);
    int64_t last = 0;
    for (size_t i = 0; count > 0 && i < RONDE_STUDY_YEARS_MOST; i++) {
        if (i < count) {
            ronde_json_node item = ronde_json_item(list, i);
            int64_t share = 0;
            if (ronde_study_take_scaled(reader, &item, millionths, bounds, &share) &&
                share < last) {
                ronde_json_fault(reader, &item, "study.ramp_falls",
                                 "a share may not be below that of the year before");
            }
            last = share;
        }
        study->years[i].has_ramp = true;
        study->years[i].ramp = last;
    }
}

typedef struct regime_parts {
    int32_t from;
    int regime;
    ronde_json_node discount;
} regime_parts;

static const ronde_json_field regime_fields[] = {
    {"from", ronde_json_take_size, offsetof(regime_parts, from), true, earliest_year, latest_year,
     NULL},
    {"regime", ronde_json_take_choice, offsetof(regime_parts, regime), true, 0, 0, regime_words},
    {"discount", ronde_json_take_any, offsetof(regime_parts, discount), false, 0, 0, NULL}};

/* The part of the contribution a bag that is asked. */
static int64_t contribution_share(ronde_json_reader *reader,
                                  const ronde_json_node *node,
                                  const regime_parts *parts)
{
    static const int64_t bounds[2] = {0, RONDE_STUDY_SCALE};
    int64_t discount = 0;
    bool has_discount = parts->discount.value != NULL;
    if (has_discount != (parts->regime == RONDE_REGIME_DISCOUNT)) {
        ronde_json_fault(reader, node, "study.discount",
                         has_discount ? "a discount belongs to the regime \"discount\" alone"
                                      : "the regime \"discount\" needs a discount, such as 0.5");
    } else if (has_discount) {
        ronde_study_take_scaled(reader, &parts->discount, RONDE_STUDY_SCALE, bounds, &discount);
    }
    bool paid = parts->regime == RONDE_REGIME_PER_BAG || parts->regime == RONDE_REGIME_DISCOUNT;
    return paid ? RONDE_STUDY_SCALE - discount : 0;
}

static void
read_contribution(ronde_json_reader *reader, const ronde_json_node *list, ronde_study *study)
{
    int32_t before = 0;
    for (size_t i = 0; i < ronde_json_count(list); i++) {
        ronde_json_node item = ronde_json_item(list, i);
        regime_parts parts = {0};
        ronde_json_node object = {0};
        if (!ronde_json_take_object(reader, &item, &anything, &object) ||
            !ronde_json_take_fields(reader, &item, regime_fields, COUNT(regime_fields), &parts)) {
            continue;
        }
        if (parts.from <= before) {
            ronde_json_fault(reader, &item, "study.regime_order",
                             "from %d must be later than that of the regime before", parts.from);
        }
        before = parts.from;
        int64_t share = contribution_share(reader, &item, &parts);
        for (int year = 0; year < RONDE_STUDY_YEARS_MOST; year++) {
            if (study->first_year + year >= parts.from) {
                study->years[year].has_regime = true;
                study->years[year].regime = (ronde_regime)parts.regime;
                study->years[year].contribution_share = share;
            }
        }
    }
}

static void read_root(ronde_json_reader *reader, const ronde_json_node *root, ronde_study *study)
{
    root_parts parts = {.name = "", .area = "", .policy = -1, .use = -1, .bags = -1};
    ronde_json_take_fields(reader, root, root_fields, COUNT(root_fields), &parts);
    if (parts.format != NULL && strcmp(parts.format, format_name) != 0) {
        ronde_json_node format = ronde_json_member(root, "format");
        ronde_json_fault(reader, &format, "study.format", "must be \"%s\", not \"%.60s\"",
                         format_name, parts.format);
    }
    study->name = parts.name;
    study->area = parts.area;
    study->has_policy = parts.policy >= 0;
    study->has_use = parts.use >= 0;
    study->has_bags = parts.bags >= 0;
    study->policy = study->has_policy ? (ronde_policy)parts.policy : study->policy;
    study->use = study->has_use ? (ronde_hour_use)parts.use : study->use;
    study->bags = study->has_bags ? (ronde_bag_form)parts.bags : study->bags;
    read_years(reader, &parts.years, study);
    read_ramp(reader, &parts.ramp_up, study);
    read_contribution(reader, &parts.contribution, study);
    read_parameters(reader, &parts.parameters, study);
    ronde_study_read_rounds(reader, &parts.rounds, &study->rounds);
}

ronde_status ronde_study_read(
    ronde_study *out, const char *text, size_t length, ronde_faults *faults, ronde_error *error)
{
    ronde_faults own = {0};
    ronde_faults *kept = faults != NULL ? faults : &own;
    ronde_study study = ronde_study_usual();
    ronde_status status = ronde_json_parse(&study.document, text, length, kept, error);
    if (status == RONDE_OK) {
        ronde_json_reader reader = {.faults = kept};
        ronde_json_node root = ronde_json_root(study.document);
        read_root(&reader, &root, &study);
        status = ronde_faults_status(kept, error);
    }
    if (status == RONDE_OK) {
        *out = study;
    } else {
        ronde_json_free(study.document);
    }
    ronde_faults_clear(&own);
    return status;
}

void ronde_study_clear(ronde_study *study)
{
    ronde_json_free(study->document);
    *study = (ronde_study){0};
}
