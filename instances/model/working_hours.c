/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/working_hours.h"

ronde_time ronde_atw_break_time(ronde_time length)
{
    ronde_time usual = length > RONDE_ATW_BREAK_AFTER ? RONDE_ATW_BREAK : 0;
    return length > RONDE_ATW_LONG_AFTER ? RONDE_ATW_LONG_BREAK : usual;
}

size_t
ronde_atw_breaks(ronde_break_spec out[RONDE_ATW_BREAKS], ronde_time length, ronde_window window)
{
    static const ronde_time after[RONDE_ATW_BREAKS] = {RONDE_ATW_BREAK_AFTER, RONDE_ATW_LONG_AFTER};
    static const ronde_time lasts[RONDE_ATW_BREAKS] = {RONDE_ATW_BREAK,
                                                       RONDE_ATW_LONG_BREAK - RONDE_ATW_BREAK};
    size_t count = 0;
    while (count < RONDE_ATW_BREAKS && length > after[count]) {
        ronde_time latest = window.latest - lasts[count];
        out[count] = (ronde_break_spec){
            .duration = lasts[count], .window = {window.earliest, latest}, .after = after[count]};
        count++;
    }
    return count;
}
