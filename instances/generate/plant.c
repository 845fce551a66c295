/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/plant.h"

ronde_plant ronde_plant_new(
    ronde_time opens, ronde_time closes, int32_t grams_hour, ronde_time process, int32_t first_day)
{
    return (ronde_plant){.opens = opens,
                         .closes = closes,
                         .grams_hour = grams_hour,
                         .process = process,
                         .first_day = first_day,
                         .free = {first_day, opens}};
}

int ronde_plant_compare(ronde_plant_moment one, ronde_plant_moment other)
{
    if (one.day != other.day) {
        return one.day < other.day ? -1 : 1;
    }
    return (one.time > other.time) - (one.time < other.time);
}

/* The first moment from at on at which the plant is open and some time is left. */
static ronde_plant_moment when_open(const ronde_plant *plant, ronde_plant_moment at)
{
    if (at.time >= plant->closes) {
        return (ronde_plant_moment){at.day + 1, plant->opens};
    }
    return (ronde_plant_moment){at.day, at.time < plant->opens ? plant->opens : at.time};
}

static void note(ronde_plant *plant, ronde_plant_moment at, int64_t grams)
{
    int32_t day = at.day - plant->first_day;
    if (day >= 0 && day < RONDE_PLANT_DAYS) {
        plant->washed[day][at.time / RONDE_HOUR % RONDE_PLANT_HOURS] += grams;
    }
}

ronde_plant_moment ronde_plant_add(ronde_plant *plant, ronde_plant_moment arrival, int64_t grams)
{
    ronde_plant_moment at = ronde_plant_compare(arrival, plant->free) > 0 ? arrival : plant->free;
    at = when_open(plant, at);
    while (grams > 0) {
        ronde_time hour_end = (at.time / RONDE_HOUR + 1) * RONDE_HOUR;
        ronde_time end = hour_end < plant->closes ? hour_end : plant->closes;
        int64_t room = (end - at.time) * plant->grams_hour / RONDE_HOUR;
        int64_t part = grams < room ? grams : room;
        note(plant, at, part);
        at.time = part < room
                      ? at.time + (part * RONDE_HOUR + plant->grams_hour - 1) / plant->grams_hour
                      : end;
        grams -= part;
        plant->free = at;
        at = grams > 0 ? when_open(plant, at) : at;
    }
    /* What is not dry and folded at closing time goes on the next day. */
    ronde_time late = at.time + plant->process - plant->closes;
    return late > 0 ? (ronde_plant_moment){at.day + 1, plant->opens + late}
                    : (ronde_plant_moment){at.day, at.time + plant->process};
}
