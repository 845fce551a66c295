/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a HHCRSP file to an instance. */
#include "instances/formats/benchmark_build.h"
#include "instances/formats/hhcrsp_parts.h"

#include <math.h>
#include <stdio.h>

enum { largest_scale = 100000, largest_number = 1 << 28 };

/* Numbers of files are decimals that went through doubles: 189.00000000000003 is 189. */
static const double noise = 1e-6;

/* Numbers in units of the instance. */
static ronde_time up(const ronde_hhcrsp *file, double value)
{
    return (ronde_time)ceil(value * file->scale - noise);
}

static ronde_time down(const ronde_hhcrsp *file, double value)
{
    return (ronde_time)floor(value * file->scale + noise);
}

/* Looks at a number: the scale grows to the least power of ten that makes it whole. */
typedef struct scaling {
    int32_t scale;
    double largest;
} scaling;

static void look_at(scaling *to, double value)
{
    to->largest = fmax(to->largest, fabs(value));
    while (to->scale < largest_scale &&
           fabs(value * to->scale - nearbyint(value * to->scale)) > noise) {
        to->scale *= 10;
    }
}

static int32_t scale_of(const ronde_hhcrsp *file)
{
    scaling to = {.scale = 1};
    size_t places = file->patient_count + 1;
    for (size_t i = 0; i < places * places; i++) {
        look_at(&to, file->distances[i]);
    }
    for (size_t i = 0; i < file->patient_count; i++) {
        const ronde_hhcrsp_patient *patient = &file->patients[i];
        look_at(&to, patient->window.first);
        look_at(&to, patient->window.second);
        look_at(&to, patient->lag.first);
        look_at(&to, patient->lag.second);
        for (int32_t k = 0; k < patient->visit_count; k++) {
            look_at(&to, patient->visits[k].duration);
        }
    }
    while (to.scale > 1 && to.largest * to.scale > largest_number) {
        to.scale /= 10;
    }
    return to.scale;
}

/* No sensible plan ends later: each task begins by its window, or behind another one. */
static ronde_time horizon_of(const ronde_hhcrsp *file)
{
    size_t places = file->patient_count + 1;
    double opening = 0;
    double longest = 0;
    double spent = 0;
    for (size_t i = 0; i < places * places; i++) {
        longest = fmax(longest, file->distances[i]);
    }
    for (size_t i = 0; i < file->patient_count; i++) {
        const ronde_hhcrsp_patient *patient = &file->patients[i];
        opening = fmax(opening, patient->window.first);
        spent += fabs(patient->lag.first) + fabs(patient->lag.second);
        for (int32_t k = 0; k < patient->visit_count; k++) {
            spent += patient->visits[k].duration + longest;
        }
    }
    ronde_time horizon = up(file, opening + spent + longest);
    return horizon < ronde_time_unlimited ? horizon : ronde_time_unlimited;
}

static void add_place(ronde_builder *builder,
                      const char *where,
                      const char *id,
                      const ronde_hhcrsp_pair *location)
{
    ronde_builder_place(builder, &(ronde_place_spec){.where = where,
                                                     .id = id,
                                                     .has_position = location->told,
                                                     .lon = location->first,
                                                     .lat = location->second});
}

static void id_of(char *id, const ronde_hhcrsp_patient *patient, int32_t index)
{
    snprintf(id, ronde_hhcrsp_id_size, "%s/%s", patient->id, patient->visits[index].service);
}

static void add_visit(ronde_builder *builder,
                      const ronde_hhcrsp *file,
                      const ronde_hhcrsp_patient *patient,
                      int32_t index,
                      ronde_time horizon)
{
    const ronde_hhcrsp_visit *visit = &patient->visits[index];
    char id[ronde_hhcrsp_id_size];
    ronde_window hard = {up(file, patient->window.first), horizon};
    ronde_window wished = {hard.earliest, down(file, patient->window.second)};
    if (wished.latest < wished.earliest) { /* both lie between two units */
        wished.latest = wished.earliest;
    }
    id_of(id, patient, index);
    ronde_builder_task(builder, &(ronde_task_spec){.where = visit->where,
                                                   .id = id,
                                                   .place = patient->id,
                                                   .request = patient->id,
                                                   .duration = up(file, visit->duration),
                                                   .windows = &hard,
                                                   .window_count = 1,
                                                   .soft_windows = &wished,
                                                   .soft_window_count = 1,
                                                   .late_price = 1,
                                                   .skills = &visit->service,
                                                   .skill_count = 1});
}

static void
add_tie(ronde_builder *builder, const ronde_hhcrsp *file, const ronde_hhcrsp_patient *patient)
{
    char from[ronde_hhcrsp_id_size];
    char to[ronde_hhcrsp_id_size];
    id_of(from, patient, 0);
    id_of(to, patient, 1);
    ronde_builder_link(builder, &(ronde_link_spec){.where = patient->where,
                                                   .from = from,
                                                   .to = to,
                                                   .measured = RONDE_FROM_START,
                                                   .has_min_lag = true,
                                                   .has_max_lag = true,
                                                   .min_lag = up(file, patient->lag.first),
                                                   .max_lag = down(file, patient->lag.second),
                                                   .relation = RONDE_DIFFERENT_RESOURCE});
}

static void add_patients(ronde_builder *builder, const ronde_hhcrsp *file, ronde_time horizon)
{
    for (size_t i = 0; i < file->patient_count; i++) {
        const ronde_hhcrsp_patient *patient = &file->patients[i];
        add_place(builder, patient->where, patient->id, &patient->location);
        for (int32_t k = 0; k < patient->visit_count; k++) {
            add_visit(builder, file, patient, k, horizon);
        }
        if (patient->visit_count > 1) {
            add_tie(builder, file, patient);
        }
    }
}

static void add_caregivers(ronde_builder *builder, const ronde_hhcrsp *file, ronde_time horizon)
{
    for (size_t i = 0; i < file->caregiver_count; i++) {
        const ronde_hhcrsp_caregiver *caregiver = &file->caregivers[i];
        ronde_builder_resource(builder,
                               &(ronde_resource_spec){.where = caregiver->where,
                                                      .id = caregiver->id,
                                                      .profile = "table",
                                                      .skills = caregiver->abilities,
                                                      .skill_count = caregiver->ability_count,
                                                      .distance_price = 1});
        ronde_builder_shift(builder, &(ronde_shift_spec){.where = caregiver->where,
                                                         .id = caregiver->id,
                                                         .resource = caregiver->id,
                                                         .start_place = file->office,
                                                         .end_place = file->office,
                                                         .latest = horizon});
    }
}

static ronde_status make_matrix(ronde_matrix *out, const ronde_hhcrsp *file, ronde_error *error)
{
    size_t size = file->patient_count + 1;
    RONDE_TRY(ronde_matrix_init(out, (int32_t)size, 1, error));
    for (size_t i = 0; i < size * size; i++) {
        out->durations[i] = (int32_t)up(file, file->distances[i]);
    }
    return RONDE_OK;
}

static void describe(ronde_builder *builder, const ronde_hhcrsp *file)
{
    ronde_time horizon = horizon_of(file);
    ronde_builder_header(builder, &(ronde_header_spec){.name = file->name,
                                                       .scale = file->scale,
                                                       .latest_price = 1,
                                                       .cost_divisor = 3});
    add_place(builder, file->office_where, file->office, &file->office_location);
    add_patients(builder, file, horizon);
    add_caregivers(builder, file, horizon);
}

ronde_status ronde_hhcrsp_build(ronde_instance **out,
                                const ronde_hhcrsp *file,
                                ronde_faults *faults,
                                ronde_error *error)
{
    ronde_hhcrsp scaled = *file;
    scaled.scale = scale_of(file);
    ronde_matrix matrix = {0};
    ronde_status status = RONDE_OK;
    ronde_builder *builder = ronde_builder_new();
    if (builder == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the instance");
    } else {
        status = make_matrix(&matrix, &scaled, error);
    }
    if (status == RONDE_OK) {
        describe(builder, &scaled);
        status = ronde_benchmark_finish(out, builder, &matrix, faults, error);
    }
    ronde_matrix_clear(&matrix);
    ronde_builder_free(builder);
    return status;
}
