/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_PEOPLE_H
#define RONDE_INSTANCES_FORMATS_CSV_PEOPLE_H

/* Rows of the client and staff files as records. Texts belong to an arena. */

#include "instances/formats/csv_position.h"
#include "instances/generate/household.h"

/** A list of folded words. */
typedef struct ronde_csv_word_list {
    const char *const *items;
    size_t count;
} ronde_csv_word_list;

/** One row of the client file: a visit on certain days. */
typedef struct ronde_csv_client {
    const char *id;
    int row;
    double lon, lat;
    ronde_time cleaning;
    ronde_time indicated; /* 0: not said */
    ronde_laundry laundry;
    ronde_time laundry_work, wash, dry; /* negative: not said */
    bool resident_finishes;
    unsigned ways;                       /* RONDE_WAY_ bits; 0: not said */
    ronde_time short_wash, preload_from; /* 0: not said */
    bool has_days;
    unsigned days; /* bits, Monday first; all without has_days */
    ronde_csv_weeks weeks;
    bool has_window;
    ronde_window window;
    ronde_time return_until; /* 0: not said */
    ronde_time access;       /* negative: not said */
    ronde_csv_word_list skills, unwanted, pets;
    const char *regular; /* folded, or NULL */
    ronde_csv_word_list backups;
    const char *team;     /* folded, or NULL */
    const char *building; /* folded, or NULL */
    bool has_wish;
    ronde_window wish;
    bool waiting;
} ronde_csv_client;

/** One row of the staff file: working hours on certain days. */
typedef struct ronde_csv_helper {
    const char *id;
    const char *folded; /* what clients' rows say of her: folded id */
    int row;
    const char *provider; /* or NULL */
    const char *team;     /* folded, or NULL */
    double lon, lat;
    const char *profile;
    bool has_days;
    unsigned days;
    ronde_time from, to;
    ronde_time break_time; /* 0: none; never less than the law asks for */
    int64_t max_metres;    /* 0: no limit */
    ronde_csv_word_list skills, allergies;
    bool absent;
    bool unpaid_commute; /* first and last leg */
} ronde_csv_helper;

/** Reads the current row. True if it has no error; RONDE_ENOMEM through table->out_of_memory. */
bool ronde_csv_client_read(ronde_csv_table *table,
                           const ronde_csv_world *world,
                           ronde_arena *arena,
                           ronde_csv_client *out);
bool ronde_csv_helper_read(ronde_csv_table *table,
                           const ronde_csv_world *world,
                           ronde_arena *arena,
                           ronde_csv_helper *out);

/** The field folded, copied; NULL if it is empty. */
const char *
ronde_csv_word_read(ronde_csv_table *table, ronde_csv_field_id field, ronde_arena *arena);

/** The id of the row, copied; NULL with an error of the row. */
const char *ronde_csv_id_read(ronde_csv_table *table, ronde_csv_field_id field, ronde_arena *arena);

#endif
