/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what planned rounds found: found_json.c and found_report.c of arms/ write it. */
#include "service/study/document_take.h"

#include <string.h>

static const ronde_json_field anything = {0}; /* no bounds */

static double take_number(ronde_json_reader *reader, const ronde_json_node *object, const char *key)
{
    double number = 0;
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    if (member.value != NULL && !ronde_json_is_null(&member)) {
        ronde_json_take_number(reader, &member, &anything, &number);
    }
    return number;
}

static int64_t take_whole(ronde_json_reader *reader, const ronde_json_node *object, const char *key)
{
    int64_t amount = 0;
    ronde_document_take_member(reader, object, key, RONDE_STUDY_SECONDS, &amount);
    return amount;
}

static bool take_boolean(ronde_json_reader *reader, const ronde_json_node *object, const char *key)
{
    bool truth = false;
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    if (member.value != NULL) {
        ronde_json_take_boolean(reader, &member, &anything, &truth);
    }
    return truth;
}

static ronde_document_mean
take_mean(ronde_json_reader *reader, const ronde_json_node *object, const char *key)
{
    ronde_json_node of = ronde_document_member_of(reader, object, key);
    return (ronde_document_mean){.mean = take_number(reader, &of, "mean"),
                                 .half_width = take_number(reader, &of, "half_width")};
}

static void
take_arm(ronde_json_reader *reader, const ronde_json_node *item, ronde_document_arm *arm)
{
    ronde_document_take_member(reader, item, "take_up", RONDE_STUDY_SHARE, &arm->take_up);
    ronde_json_node freed = ronde_document_member_of(reader, item, "freed");
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        arm->freed.of[i] = take_whole(reader, &freed, ronde_account_texts[i].key);
    }
    arm->freed_day = take_mean(reader, item, "freed_a_day");
    arm->extra_day = take_mean(reader, item, "extra_net_a_day");
}

/* The first arm is laundry at home: the others are told against it. */
static void
take_arms(ronde_json_reader *reader, const ronde_json_node *rounds, ronde_document_rounds *out)
{
    ronde_json_node list = ronde_document_take_list(reader, rounds, "arms", 1, RONDE_ARMS_MOST);
    for (size_t i = 1; i < ronde_json_count(&list); i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        take_arm(reader, &item, &out->arms[out->arm_count++]);
    }
}

static void
take_year(ronde_json_reader *reader, const ronde_json_node *item, ronde_document_arm *arm)
{
    arm->has_year = true;
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(i);
        ronde_json_node member = ronde_json_member(item, row->key);
        arm->from_rounds[i] = member.value != NULL;
        ronde_document_take_amount(reader, &member, row->unit, &arm->year.of[i]);
    }
}

static void take_area(ronde_json_reader *reader,
                      const ronde_json_node *item,
                      size_t arms,
                      ronde_document_area *area)
{
    area->name = ronde_document_take_text(reader, item, "name");
    area->hidden = take_boolean(reader, item, "hidden");
    area->has_place = ronde_json_member(item, "lon").value != NULL;
    if (area->has_place) {
        area->lon = take_number(reader, item, "lon");
        area->lat = take_number(reader, item, "lat");
    }
    if (area->hidden) {
        return;
    }
    ronde_json_node freed =
        ronde_document_take_list(reader, item, "freed_week", (int64_t)arms, (int64_t)arms);
    for (size_t i = 0; i < arms && i < ronde_json_count(&freed); i++) {
        ronde_json_node amount = ronde_json_item(&freed, i);
        ronde_document_take_amount(reader, &amount, RONDE_STUDY_SECONDS, &area->freed_week[i]);
    }
}

static void
take_areas(ronde_json_reader *reader, const ronde_json_node *root, ronde_document_rounds *out)
{
    ronde_json_node areas =
        ronde_document_take_list(reader, root, "rounds_areas", 0, RONDE_DOCUMENT_AREAS_MOST);
    for (size_t i = 0; i < ronde_json_count(&areas); i++) {
        ronde_json_node item = ronde_json_item(&areas, i);
        take_area(reader, &item, out->arm_count, &out->areas[out->area_count++]);
    }
}

static void
take_notes(ronde_json_reader *reader, const ronde_json_node *root, ronde_document_rounds *out)
{
    ronde_json_node notes =
        ronde_document_take_list(reader, root, "rounds_notes", 0, RONDE_DOCUMENT_NOTES_MOST);
    for (size_t i = 0; i < ronde_json_count(&notes); i++) {
        ronde_json_node item = ronde_json_item(&notes, i);
        out->notes[i][RONDE_DUTCH] = ronde_document_take_text(reader, &item, "nl");
        out->notes[i][RONDE_ENGLISH] = ronde_document_take_text(reader, &item, "en");
        out->note_count++;
    }
}

/* P10, P50 and P90 by rounds, of each year; absent: nothing was sampled. */
static void take_sampled(ronde_json_reader *reader,
                         const ronde_json_node *root,
                         const ronde_json_node *rounds,
                         int64_t year_count,
                         ronde_document_rounds *out)
{
    ronde_json_node sampling = ronde_json_member(rounds, "sampling");
    if (sampling.value == NULL) {
        return;
    }
    out->sampled = true;
    out->predicts = take_number(reader, &sampling, "r2_cross_validated");
    ronde_json_node years =
        ronde_document_take_list(reader, root, "rounds_percentiles", year_count, year_count);
    for (size_t year = 0; year < ronde_json_count(&years); year++) {
        ronde_json_node item = ronde_json_item(&years, year);
        for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
            const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(i));
            ronde_json_node band = ronde_document_member_of(reader, &item, row->key);
            ronde_document_take_band(reader, &band, row->unit, &out->bands[i][year]);
        }
    }
}

/* How many days and searches were planned; false, with a fault, for numbers that cannot be. */
static bool
take_counts(ronde_json_reader *reader, const ronde_json_node *rounds, ronde_document_rounds *out)
{
    enum { most = 1000000 };
    out->days = take_whole(reader, rounds, "days");
    out->seeds = take_whole(reader, rounds, "seeds");
    bool fine = out->days >= 1 && out->days <= most && out->seeds >= 1 && out->seeds <= most;
    if (!fine) {
        ronde_json_fault(reader, rounds, "number.range", "must have days and seeds");
    }
    return fine;
}

void ronde_document_take_day(ronde_json_reader *reader,
                             const ronde_json_node *root,
                             ronde_document_rounds *out)
{
    ronde_json_node rounds = ronde_document_member_of(reader, root, "rounds");
    if (!take_counts(reader, &rounds, out)) {
        return;
    }
    ronde_json_node list = ronde_document_take_list(reader, &rounds, "arms", 1, RONDE_ARMS_MOST);
    for (size_t i = 1; i < ronde_json_count(&list); i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        out->arms[out->arm_count++].freed_day = take_mean(reader, &item, "freed_a_day");
    }
}

void ronde_document_take_rounds(ronde_json_reader *reader,
                                const ronde_json_node *root,
                                int64_t year_count,
                                ronde_document_rounds *out)
{
    ronde_json_node rounds = ronde_json_member(root, "rounds");
    if (rounds.value == NULL) {
        return;
    }
    if (!take_counts(reader, &rounds, out)) {
        return;
    }
    out->narrow = take_boolean(reader, &rounds, "narrow");
    take_arms(reader, &rounds, out);
    ronde_json_node years =
        ronde_document_take_list(reader, root, "rounds_year", 0, RONDE_ARMS_MOST);
    for (size_t i = 0; i < out->arm_count && i < ronde_json_count(&years); i++) {
        ronde_json_node item = ronde_json_item(&years, i);
        take_year(reader, &item, &out->arms[i]);
    }
    take_sampled(reader, root, &rounds, year_count, out);
    take_areas(reader, root, out);
    take_notes(reader, root, out);
}
