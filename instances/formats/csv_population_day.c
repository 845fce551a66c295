/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of a provider's own files: the rows of that date, but for who cancels or is absent, with
 * the laundry as the arm has it, built as any import. */
#include "instances/formats/csv_population_parts.h"

#include <string.h>

/* The laundry of a row as the arm has it. */
static void apply(const ronde_household_rules *rules,
                  const ronde_population_arm *arm,
                  ronde_laundry_fate fate,
                  ronde_csv_client *client)
{
    client->ways &= ~(unsigned)RONDE_WAY_CENTRAL;
    if (client->laundry == RONDE_LAUNDRY_NONE ||
        (fate != RONDE_FATE_CENTRAL && fate != RONDE_FATE_WITHOUT)) {
        return;
    }
    const ronde_household household = {.laundry = client->laundry,
                                       .laundry_work = client->laundry_work};
    ronde_time work = ronde_household_work(&household, rules);
    ronde_time rest = arm->rest_minutes * RONDE_MINUTE;
    rest = rest < work ? rest : work;
    client->cleaning += fate == RONDE_FATE_CENTRAL ? rest : 0;
    client->indicated = 0;
    client->laundry = RONDE_LAUNDRY_NONE;
    client->ways = 0;
}

static int visits_before(const ronde_csv_day *today, const char *id)
{
    int count = 0;
    for (size_t i = 0; i < today->visits.count; i++) {
        count += strcmp(today->visits.items[i].client.id, id) == 0 ? 1 : 0;
    }
    return count;
}

static bool add_visits(ronde_csv_day *today,
                       const ronde_population *population,
                       int32_t day,
                       const ronde_population_arm *arm)
{
    const ronde_csv_population *files = population->files;
    bool fine = true;
    for (size_t i = 0; i < files->rows.clients.count && fine; i++) {
        ronde_csv_visit visit = {.client = files->rows.clients.items[i]};
        int32_t resident = ronde_idmap_find(&population->ids, visit.client.id);
        if (visit.client.waiting || !ronde_csv_client_due(&visit.client, &today->report->date) ||
            !ronde_population_visited(population, resident, day)) {
            continue;
        }
        apply(&files->import.rules, arm, ronde_population_fate(population, resident, arm),
              &visit.client);
        visit.number = 1 + visits_before(today, visit.client.id);
        fine = ronde_array_push(&today->visits, visit);
    }
    for (size_t i = 0; i < files->waiting.count && (int32_t)i < arm->waiting && fine; i++) {
        fine = ronde_array_push(&today->visits,
                                (ronde_csv_visit){.client = files->waiting.items[i], .number = 1});
    }
    return fine;
}

static bool add_duties(ronde_csv_day *today,
                       const ronde_population *population,
                       int32_t day,
                       const ronde_population_arm *arm)
{
    const ronde_csv_population *files = population->files;
    bool fine = true;
    for (size_t i = 0; i < files->rows.duties.count && fine; i++) {
        ronde_csv_duty duty = {.helper = files->rows.duties.items[i].helper, .number = 1};
        int32_t helper = ronde_idmap_find(&files->rows.staff_ids, duty.helper.folded);
        unsigned weekday = (unsigned)today->report->date.weekday;
        duty.today = (duty.helper.days >> weekday & 1U) != 0 && !duty.helper.absent &&
                     !ronde_population_absent(population, helper, day, arm->summer);
        for (size_t k = 0; k < today->duties.count; k++) {
            const ronde_csv_duty *other = &today->duties.items[k];
            duty.number += other->today && strcmp(other->helper.id, duty.helper.id) == 0 ? 1 : 0;
        }
        fine = ronde_array_push(&today->duties, duty);
    }
    return fine;
}

ronde_status ronde_csv_population_day(ronde_instance **out,
                                      const ronde_population *population,
                                      int32_t day,
                                      const ronde_population_arm *arm,
                                      ronde_error *error)
{
    const ronde_csv_population *files = population->files;
    char date[16] = "";
    ronde_csv_report report = {0};
    ronde_csv_import_options options = files->import;
    options.name = population->options.name;
    ronde_csv_day today = {.options = &options,
                           .report = &report,
                           .clients_file = "clients",
                           .staff_file = "staff",
                           .dated = true,
                           .arena = ronde_arena_new(1U << 14)};
    bool known =
        ronde_population_date(population, day, date) && ronde_date_read(&report.date, date);
    bool fine = known && today.arena != NULL && add_duties(&today, population, day, arm) &&
                add_visits(&today, population, day, arm);
    ronde_status status =
        fine ? ronde_csv_day_build(out, &today, error)
             : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the day %s", date);
    ronde_csv_day_clear(&today);
    ronde_csv_report_clear(&report);
    return status;
}
