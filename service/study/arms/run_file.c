/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of runs as files, "ronde-run/1": one number for each row of account.def. */
#include "instances/base/alloc.h"
#include "instances/base/json_write.h"
#include "service/study/arms/run.h"
#include "service/study/arms/run_document.h"

static const char format_name[] = "ronde-run/1";

enum { outer_levels = 2 };

void ronde_run_result_clear(ronde_run_result *result)
{
    ronde_free(result->areas);
    *result = (ronde_run_result){0};
}

static void put_account(ronde_json_writer *json, const char *key, const ronde_account *account)
{
    ronde_json_open_object(json, key);
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        if (account->of[i] != 0) {
            ronde_json_put_integer(json, ronde_account_texts[i].key, account->of[i]);
        }
    }
    ronde_json_close(json);
}

ronde_status ronde_run_write(const ronde_run_result *result,
                             const char *folder,
                             const char *key,
                             ronde_error *error)
{
    ronde_text text = {0};
    ronde_json_writer json = ronde_json_writer_on(&text, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", format_name);
    put_account(&json, "total", &result->total);
    ronde_json_open_array(&json, "areas");
    for (int32_t i = 0; i < result->area_count; i++) {
        put_account(&json, NULL, &result->areas[i]);
    }
    ronde_json_close(&json);
    ronde_json_close(&json);
    ronde_status status = ronde_run_document_write(&text, folder, key, error);
    ronde_text_clear(&text);
    return status;
}

static bool take_account(const ronde_json_node *node, ronde_account *out)
{
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        ronde_json_node amount = ronde_json_member(node, ronde_account_texts[i].key);
        if (amount.value != NULL && !ronde_json_is_integer(&amount)) {
            return false;
        }
        out->of[i] = amount.value != NULL ? ronde_json_integer_of(&amount) : 0;
    }
    return ronde_json_is_object(node);
}

static bool take_result(const ronde_json_node *root, ronde_run_result *out)
{
    ronde_json_node total = ronde_json_member(root, "total");
    ronde_json_node areas = ronde_json_member(root, "areas");
    bool fine =
        ronde_json_count(&areas) == (size_t)out->area_count && take_account(&total, &out->total);
    for (int32_t i = 0; i < out->area_count && fine; i++) {
        ronde_json_node area = ronde_json_item(&areas, (size_t)i);
        fine = take_account(&area, &out->areas[i]);
    }
    return fine;
}

ronde_status ronde_run_read(
    ronde_run_result *out, const char *folder, const char *key, int32_t areas, ronde_error *error)
{
    struct json_t *document = NULL;
    RONDE_TRY(ronde_run_document_read(&document, format_name, folder, key, error));
    ronde_run_result made = {.areas = ronde_alloc_zero((size_t)areas + 1, sizeof *made.areas),
                             .area_count = areas};
    const ronde_json_node root = ronde_json_root(document);
    ronde_status status = made.areas == NULL
                              ? ronde_fail(error, RONDE_ENOMEM, key, "no memory for a run")
                          : take_result(&root, &made) ? RONDE_OK
                                                      : ronde_run_document_fail(folder, key, error);
    if (status == RONDE_OK) {
        *out = made;
        made = (ronde_run_result){0};
    }
    ronde_run_result_clear(&made);
    ronde_json_free(document);
    return status;
}
