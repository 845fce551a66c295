/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_DIGEST_H
#define RONDE_SERVICE_STUDY_ARMS_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/** 128 bits that tell texts apart, to find results of equal runs again: FNV-1a of 128 bits (Fowler,
 *  Noll, Vo). No protection against somebody who wants two texts to look alike. */
typedef struct ronde_digest {
    uint64_t high, low;
} ronde_digest;

/** Of nothing. */
ronde_digest ronde_digest_start(void);
/** Goes on with bytes. O(count). */
void ronde_digest_add(ronde_digest *digest, const void *bytes, size_t count);
/** Goes on with a number, whatever the machine's order of bytes. */
void ronde_digest_add_number(ronde_digest *digest, int64_t number);

enum { RONDE_DIGEST_TEXT = 33 };
/** 32 hexadecimal digits. */
void ronde_digest_text(char out[RONDE_DIGEST_TEXT], const ronde_digest *digest);

#endif
