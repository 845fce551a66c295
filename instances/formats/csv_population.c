/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_population.h"

#include "instances/formats/csv_population_parts.h"

#include <stdio.h>
#include <string.h>

enum { stream_csv_grams = 81, stream_csv_waiting };

static ronde_status no_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a population");
}

static void free_files(void *payload)
{
    ronde_csv_population *files = payload;
    ronde_array_clear(&files->waiting);
    ronde_csv_day_clear(&files->rows);
    ronde_csv_report_clear(&files->report);
    ronde_free(files);
}

/* Who a row is of: by id, its number among the residents. Rows of the waiting list are of nobody
 * unless a resident has that id, too. False when memory is out. */
static bool list_residents(const ronde_csv_day *rows, ronde_idmap *residents)
{
    bool fine = true;
    for (size_t i = 0; i < rows->clients.count && fine; i++) {
        const ronde_csv_client *client = &rows->clients.items[i];
        int32_t index = 0;
        bool added = false;
        fine = client->waiting || ronde_idmap_add(residents, client->id, &index, &added);
    }
    return fine;
}

/* A visit as somebody on the waiting list gets it. */
static ronde_csv_client as_waiting(const ronde_csv_client *row)
{
    ronde_csv_client client = *row;
    client.laundry = RONDE_LAUNDRY_NONE;
    client.ways = 0;
    client.indicated = 0;
    client.regular = NULL;
    client.backups = (ronde_csv_word_list){0};
    client.waiting = true;
    return client;
}

static bool waits_already(const ronde_csv_population *files, const char *id)
{
    bool found = false;
    for (size_t i = 0; i < files->waiting.count; i++) {
        found = found || strcmp(files->waiting.items[i].id, id) == 0;
    }
    return found;
}

static bool take_waiting_rows(ronde_csv_population *files, const ronde_idmap *residents)
{
    bool fine = true;
    for (size_t i = 0; i < files->rows.clients.count && fine; i++) {
        const ronde_csv_client *row = &files->rows.clients.items[i];
        if (row->waiting && ronde_idmap_find(residents, row->id) == RONDE_NONE &&
            !waits_already(files, row->id)) {
            fine = ronde_array_push(&files->waiting, as_waiting(row));
        }
    }
    return fine;
}

/* Within some 150 metres of a resident, and with a visit as hers. */
static bool draw_waiting(ronde_csv_population *files,
                         const ronde_population_options *options,
                         int32_t residents)
{
    static const double width = 0.004; /* degrees of longitude; of latitude half of it */
    size_t count = ((size_t)residents * (size_t)options->own.waiting_percent + 99) / 100;
    size_t rows = files->rows.clients.count;
    ronde_rng rng = ronde_rng_new(options->seed, stream_csv_waiting);
    bool fine = true;
    for (size_t i = 0; i < count && fine; i++) {
        char id[16];
        uint32_t row = ronde_rng_below(&rng, (uint32_t)rows);
        ronde_csv_client client = as_waiting(&files->rows.clients.items[row]);
        snprintf(id, sizeof id, "w%04d", (int)i + 1);
        client.id = ronde_arena_text(files->rows.arena, id);
        client.lon += (ronde_rng_unit(&rng) - 0.5) * width;
        client.lat += (ronde_rng_unit(&rng) - 0.5) * width / 2;
        fine = client.id != NULL && ronde_array_push(&files->waiting, client);
    }
    return fine;
}

/* What laundry care at home comes to by the rules of the import. */
static void
fill_laundry(const ronde_csv_population *files, const ronde_csv_client *row, drawn_resident *to)
{
    const ronde_household_rules *rules = &files->import.rules;
    const ronde_household household = {.cleaning = row->cleaning,
                                       .laundry = row->laundry,
                                       .laundry_work = row->laundry_work,
                                       .wash = row->wash,
                                       .dry = row->dry,
                                       .resident_finishes = row->resident_finishes};
    if (row->laundry != RONDE_LAUNDRY_NONE) {
        to->laundry = row->laundry;
        to->laundry_work = ronde_household_work(&household, rules);
        to->returns = ronde_household_split(&household, rules).back > 0;
        to->ways = to->returns ? RONDE_WAY_RETURN : RONDE_WAY_WITHIN;
    }
}

/* The first row of a resident says who she is; all of them, when she is visited. */
static void
add_row(ronde_population *population, const ronde_csv_client *row, int32_t resident, bool first)
{
    const ronde_csv_population *files = population->files;
    population_person *person = &population->persons[resident];
    week_resident *to = &population->week.residents[resident];
    if (first) {
        person->id = row->id;
        person->age = RONDE_AGE_UNKNOWN;
        person->weekday = RONDE_NONE;
        to->drawn.home = (ronde_address){row->lon, row->lat, ""};
        to->drawn.cleaning = row->cleaning;
        to->drawn.has_window = row->has_window;
        to->drawn.window = row->window;
        to->drawn.regular = row->regular != NULL
                                ? ronde_idmap_find(&files->rows.staff_ids, row->regular)
                                : RONDE_NONE;
    }
    if (to->drawn.laundry == RONDE_LAUNDRY_NONE) {
        fill_laundry(files, row, &to->drawn);
    }
    for (unsigned weekday = 0; weekday < WORKING_WEEKDAYS && !row->waiting; weekday++) {
        const ronde_date even = {.weekday = (int)weekday, .week = 2};
        const ronde_date odd = {.weekday = (int)weekday, .week = 1};
        person->days[0] |= ronde_csv_client_due(row, &even) ? 1U << weekday : 0;
        person->days[1] |= ronde_csv_client_due(row, &odd) ? 1U << weekday : 0;
        bool due = ((person->days[0] | person->days[1]) >> weekday & 1U) != 0;
        person->weekday = due && person->weekday == RONDE_NONE ? (int32_t)weekday : person->weekday;
    }
    to->two_weekly = person->days[0] == 0 || person->days[1] == 0;
    to->parity = person->days[0] == 0 ? 1 : 0;
    for (size_t i = 0; i < row->skills.count; i++) {
        to->drawn.regie = to->drawn.regie || strcmp(row->skills.items[i], "regie") == 0;
    }
}

static bool settle(ronde_population *population, const ronde_idmap *residents)
{
    const ronde_csv_population *files = population->files;
    int32_t count = population->resident_count + population->waiting_count;
    ronde_rng rng = ronde_rng_new(population->options.seed, stream_csv_grams);
    ronde_address *homes = ronde_arena_take(population->arena, (size_t)count, sizeof *homes);
    if (homes == NULL) {
        return false;
    }
    for (size_t i = 0; i < files->rows.clients.count; i++) {
        const ronde_csv_client *row = &files->rows.clients.items[i];
        int32_t resident = ronde_idmap_find(residents, row->id);
        if (resident != RONDE_NONE && !row->waiting) {
            add_row(population, row, resident, population->persons[resident].id == NULL);
        }
    }
    for (size_t i = 0; i < files->waiting.count; i++) {
        add_row(population, &files->waiting.items[i], population->resident_count + (int32_t)i,
                true);
    }
    for (int32_t i = 0; i < count; i++) {
        const drawn_resident *drawn = &population->week.residents[i].drawn;
        homes[i] = drawn->home;
        population->persons[i].grams =
            ronde_population_draw_grams(&rng, &population->options.own, drawn->laundry, true);
    }
    ronde_population_draw_lots(population);
    return ronde_population_cut_districts(population, homes) && ronde_population_index(population);
}

/* The provider that the staff file names first. False when memory is out. */
static bool name_provider(ronde_population *population)
{
    const ronde_csv_population *files = population->files;
    const char *name = NULL;
    for (size_t i = 0; i < files->rows.duties.count && name == NULL; i++) {
        name = files->rows.duties.items[i].helper.provider;
    }
    population->providers[0] =
        name != NULL ? ronde_arena_text(population->arena, name) : population->providers[0];
    return population->providers[0] != NULL;
}

static ronde_status make(ronde_population **out,
                         ronde_csv_population *files,
                         const ronde_population_options *options,
                         ronde_error *error)
{
    ronde_idmap residents = {0};
    ronde_population *made = NULL;
    bool fine = list_residents(&files->rows, &residents);
    int32_t count = (int32_t)residents.count;
    if (fine && (count == 0 || files->rows.duties.count == 0)) {
        ronde_idmap_clear(&residents);
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "a population needs clients and staff: %d clients and %d rows of staff "
                          "can be used",
                          (int)count, (int)files->rows.duties.count);
    }
    fine = fine && take_waiting_rows(files, &residents) &&
           (files->waiting.count > 0 || draw_waiting(files, options, count));
    if (fine) {
        ronde_population_options with = *options;
        with.residents = count;
        with.providers = 1;
        made = ronde_population_new(&with, count, (int32_t)files->waiting.count,
                                    (int32_t)files->rows.staff_ids.count);
    }
    if (made != NULL) {
        made->files = files;
        made->build = ronde_csv_population_day;
        fine = settle(made, &residents) && name_provider(made);
    }
    ronde_idmap_clear(&residents);
    if (made == NULL || !fine) {
        ronde_population_free(made); /* the files are still the caller's */
        return no_memory(error);
    }
    made->free_files = free_files;
    *out = made;
    return RONDE_OK;
}

ronde_status ronde_csv_population_read(ronde_population **out,
                                       ronde_csv_report *report,
                                       const ronde_csv_source *clients,
                                       const ronde_csv_source *staff,
                                       const ronde_csv_import_options *import,
                                       const ronde_population_options *options,
                                       ronde_error *error)
{
    ronde_csv_population *files = ronde_alloc_zero(1, sizeof *files);
    if (files == NULL) {
        return no_memory(error);
    }
    files->import = *import;
    files->import.date = options->start_date;
    ronde_status status =
        ronde_csv_day_read(&files->rows, report, clients, staff, &files->import, error);
    if (status == RONDE_OK) {
        files->import.ways &= ~(unsigned)RONDE_WAY_CENTRAL;
        files->import.overrides = NULL;
        files->import.world = (ronde_csv_world){0};
        status = make(out, files, options, error);
    }
    files->rows.report = NULL;
    files->rows.clients_file = files->rows.staff_file = NULL;
    if (status != RONDE_OK) {
        free_files(files);
    }
    return status;
}
