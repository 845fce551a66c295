/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is a list of grams of CO2 (ronde report --co2). Whatever it is: figures that are found
 * again by their names, or an error with a text and nothing written. */
/* max_len: 512 */
#include "service/report/co2.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[513] = "";
    memcpy(text, data, size < sizeof text ? size : sizeof text - 1);
    ronde_error error = {0};
    ronde_co2_figures figures = {.count = 0};
    ronde_status status = ronde_co2_read(&figures, text, &error);
    assert(status == error.status);
    assert(status == RONDE_OK || (error.text[0] != '\0' && figures.count == 0));
    assert(figures.count <= RONDE_CO2_MODES);
    for (int32_t i = 0; i < figures.count; i++) {
        int32_t grams = ronde_co2_grams(&figures, figures.items[i].profile);
        assert(grams == figures.items[i].grams && grams >= 0 && grams <= RONDE_CO2_MOST);
    }
    return 0;
}
