/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_HOLIDAYS_H
#define RONDE_INSTANCES_GENERATE_HOLIDAYS_H

#include "instances/base/date.h"

/** True on the public holidays of the Netherlands (domain.md names none; general knowledge): New
 *  Year, Easter Monday, King's Day, Liberation Day of every fifth year, Ascension, Whit Monday,
 *  Christmas and the day after. Easter is by the method of Meeus, Astronomical Algorithms, 1991,
 *  chapter 8. O(1). */
bool ronde_is_holiday(const ronde_date *date);

#endif
