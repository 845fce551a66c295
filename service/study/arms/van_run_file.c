/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned days of vans as files, "ronde-van-run/1": one number for each row of van_figures.def, and
 * what the vans brought in, as [day, second, grams, bags, due]. */
#include "instances/base/json_write.h"
#include "service/study/arms/run_document.h"
#include "service/study/arms/van_run.h"

static const char format_name[] = "ronde-van-run/1";

enum { outer_levels = 2, arrival_numbers = 5 };

static void put_arrival(ronde_json_writer *json, const ronde_van_arrival *arrival)
{
    const int64_t numbers[arrival_numbers] = {arrival->moment.day, arrival->moment.time,
                                              arrival->grams, arrival->bags, arrival->due};
    ronde_json_open_array(json, NULL);
    for (int i = 0; i < arrival_numbers; i++) {
        ronde_json_put_integer(json, NULL, numbers[i]);
    }
    ronde_json_close(json);
}

ronde_status ronde_van_run_write(const ronde_van_figures *figures,
                                 const ronde_van_arrivals *arrivals,
                                 const char *folder,
                                 const char *key,
                                 ronde_error *error)
{
    ronde_text text = {0};
    ronde_json_writer json = ronde_json_writer_on(&text, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", format_name);
    ronde_json_open_object(&json, "figures");
    for (ronde_van_figure i = 0; i < RONDE_VAN_FIGURE_COUNT; i++) {
        ronde_json_put_integer(&json, ronde_van_figure_row_of(i)->key, figures->of[i]);
    }
    ronde_json_close(&json);
    ronde_json_open_array(&json, "arrivals");
    for (size_t i = 0; i < arrivals->count; i++) {
        put_arrival(&json, &arrivals->items[i]);
    }
    ronde_json_close(&json);
    ronde_json_close(&json);
    ronde_status status = ronde_run_document_write(&text, folder, key, error);
    ronde_text_clear(&text);
    return status;
}

static bool take_figures(const ronde_json_node *root, ronde_van_figures *out)
{
    ronde_json_node figures = ronde_json_member(root, "figures");
    bool fine = true;
    for (ronde_van_figure i = 0; i < RONDE_VAN_FIGURE_COUNT && fine; i++) {
        ronde_json_node amount = ronde_json_member(&figures, ronde_van_figure_row_of(i)->key);
        fine = amount.value != NULL && ronde_json_is_integer(&amount);
        out->of[i] = fine ? ronde_json_integer_of(&amount) : 0;
    }
    return fine;
}

static bool take_arrival(const ronde_json_node *node, ronde_van_arrival *out)
{
    int64_t numbers[arrival_numbers] = {0};
    bool fine = ronde_json_count(node) == arrival_numbers;
    for (size_t i = 0; i < arrival_numbers && fine; i++) {
        ronde_json_node number = ronde_json_item(node, i);
        fine = ronde_json_is_integer(&number);
        numbers[i] = fine ? ronde_json_integer_of(&number) : 0;
        fine = fine && (i == 2 || (numbers[i] >= INT32_MIN && numbers[i] <= INT32_MAX));
    }
    *out = (ronde_van_arrival){.moment = {(int32_t)numbers[0], (int32_t)numbers[1]},
                               .grams = numbers[2],
                               .bags = (int32_t)numbers[3],
                               .due = (int32_t)numbers[4]};
    return fine;
}

static ronde_status take_arrivals(const ronde_json_node *root,
                                  ronde_van_arrivals *arrivals,
                                  bool *fine,
                                  ronde_error *error)
{
    ronde_json_node list = ronde_json_member(root, "arrivals");
    *fine = ronde_json_is_array(&list);
    for (size_t i = 0; i < ronde_json_count(&list) && *fine; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        ronde_van_arrival arrival;
        *fine = take_arrival(&item, &arrival);
        if (*fine && !ronde_array_push(arrivals, arrival)) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for what the vans bring in");
        }
    }
    return RONDE_OK;
}

ronde_status ronde_van_run_read(ronde_van_figures *out,
                                ronde_van_arrivals *arrivals,
                                const char *folder,
                                const char *key,
                                ronde_error *error)
{
    struct json_t *document = NULL;
    ronde_van_figures figures = {0};
    bool fine = false;
    RONDE_TRY(ronde_run_document_read(&document, format_name, folder, key, error));
    const ronde_json_node root = ronde_json_root(document);
    ronde_status status = take_arrivals(&root, arrivals, &fine, error);
    if (status == RONDE_OK && !(fine && take_figures(&root, &figures))) {
        status = ronde_run_document_fail(folder, key, error);
    }
    if (status == RONDE_OK) {
        *out = figures;
    }
    ronde_json_free(document);
    return status;
}
