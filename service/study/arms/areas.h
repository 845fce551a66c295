/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_AREAS_H
#define RONDE_SERVICE_STUDY_ARMS_AREAS_H

#include "service/study/arms/account.h"

/** Divides the account of a plan over areas. To the area of a home belong the time in it, the way
 *  there and the waiting before it; what belongs to no home (the way back at the end of a round,
 * breaks, loading) is in no area. areas: by area, zeroed by the caller. area_of, lonely: by place;
 * area RONDE_NONE for none. O(stops^2) at worst, for the return visits. */
void ronde_account_areas(ronde_account *areas,
                         const ronde_instance *instance,
                         const ronde_plan *plan,
                         const int32_t *area_of,
                         const bool *lonely);

#endif
