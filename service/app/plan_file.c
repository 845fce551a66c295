/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans from and to files: the second half of pipeline.h. */
#include "instances/base/file.h"
#include "instances/formats/plan_json.h"
#include "service/app/pipeline.h"
#include "service/app/place_faults.h"

static const size_t largest_plan = (size_t)1 << 28;

/* A plan in the words of its input, or in ours. */
static ronde_status read_plan(ronde_plan *out,
                              const ronde_instance *instance,
                              const ronde_vroom *request,
                              const ronde_text *text,
                              ronde_faults *faults,
                              ronde_error *error)
{
    const char *data = text->data != NULL ? text->data : "";
    if (request != NULL && ronde_format_detect(data, text->length) != RONDE_FORMAT_PLAN) {
        return ronde_vroom_plan_read(out, request, instance, data, text->length, faults, error);
    }
    return ronde_plan_json_read(out, instance, data, text->length, faults, error);
}

ronde_status ronde_answer_load(ronde_plan *out,
                               const char *path,
                               const ronde_instance *instance,
                               const ronde_vroom *request,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_text text = {0};
    size_t first_fault = faults->list.count;
    RONDE_TRY(ronde_file_read(&text, path, largest_plan, error));
    const char *data = text.data != NULL ? text.data : "";
    ronde_status status = RONDE_OK;
    if (ronde_format_detect(data, text.length) == RONDE_FORMAT_RONDE) {
        status =
            ronde_fail(error, RONDE_EINPUT, path, "this is a problem; its plan is needed here");
    } else {
        status = read_plan(out, instance, request, &text, faults, error);
        ronde_faults_place(faults, first_fault, path);
    }
    if (status != RONDE_OK) {
        ronde_error_place(error, path);
    }
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_plan_load(ronde_plan *out,
                             const char *path,
                             const ronde_instance *instance,
                             ronde_faults *faults,
                             ronde_error *error)
{
    return ronde_answer_load(out, path, instance, NULL, faults, error);
}

/* The first broken rule as an error of the program. */
static ronde_status
refuse_broken(const ronde_verdict *verdict, const char *path, ronde_error *error)
{
    const ronde_violation *first = &verdict->violations.items[0];
    return ronde_fail(error, RONDE_EBUG, path,
                      "the plan is not written, because it breaks the rule %s: %s (%zu in all)",
                      ronde_rules[first->rule].name, first->text, verdict->violations.count);
}

static ronde_status write_plan(ronde_text *to,
                               const ronde_instance *instance,
                               const ronde_vroom *request,
                               const ronde_plan *plan,
                               int64_t loading,
                               const ronde_verdict *verdict,
                               ronde_error *error)
{
    bool timeless = plan->run.seconds < 0;
    if (request != NULL) {
        const ronde_vroom_times times = {loading,
                                         timeless ? -1 : (int64_t)(plan->run.seconds * 1000)};
        return ronde_vroom_answer(to, request, instance, plan, &times, error);
    }
    const ronde_plan_json_options options = {.without_seconds = timeless};
    return ronde_plan_json_write(to, instance, plan, verdict, &options, error);
}

ronde_status ronde_answer_save(const char *path,
                               const ronde_instance *instance,
                               const ronde_vroom *request,
                               const ronde_plan *plan,
                               int64_t loading,
                               ronde_verdict *verdict,
                               ronde_error *error)
{
    ronde_verdict own = {0};
    ronde_verdict *judged = verdict != NULL ? verdict : &own;
    ronde_text text = {0};
    ronde_status status = ronde_check(judged, instance, plan, error);
    if (status == RONDE_OK && judged->violations.count > 0) {
        status = refuse_broken(judged, path, error);
    }
    if (status == RONDE_OK) {
        status = write_plan(&text, instance, request, plan, loading, judged, error);
    }
    if (status == RONDE_OK) {
        status = ronde_file_write(path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    ronde_verdict_clear(&own);
    return status;
}

ronde_status ronde_plan_save(const char *path,
                             const ronde_instance *instance,
                             const ronde_plan *plan,
                             ronde_verdict *verdict,
                             ronde_error *error)
{
    return ronde_answer_save(path, instance, NULL, plan, 0, verdict, error);
}
