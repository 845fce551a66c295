/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SENTENCE_H
#define RONDE_TESTS_SUPPORT_SENTENCE_H

#include "service/app/claim.h"

/** Ends the test unless these are the sentences of a claim. */
void ronde_expect_sentence(const ronde_instance *instance,
                           const ronde_claim *claim,
                           const char *english,
                           const char *dutch);

#endif
