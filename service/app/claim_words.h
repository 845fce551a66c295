/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_CLAIM_WORDS_H
#define RONDE_SERVICE_APP_CLAIM_WORDS_H

/* What the files that write the sentence of a claim share. Not for others. */

#include "instances/model/names.h"
#include "service/app/claim.h"

/** The sentence that is being written. */
typedef struct ronde_claim_writing {
    ronde_text *out;
    const ronde_instance *instance;
    const ronde_claim *claim;
    bool dutch;
} ronde_claim_writing;

/** The one that is in the language of the sentence. */
const char *
ronde_claim_either(const ronde_claim_writing *to, const char *english, const char *dutch);

/** A moment to the minute, with its day if that is another than that of the start. */
ronde_label ronde_claim_clock(const ronde_claim_writing *to, ronde_time time);
void ronde_claim_put_duration(const ronde_claim_writing *to, ronde_time time);
/** What makes a bound on a start, behind a colon. */
void ronde_claim_put_hold(const ronde_claim_writing *to);

#endif
