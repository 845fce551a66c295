/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/digest.h"

#include <stdio.h>

__extension__ typedef unsigned __int128 wide;

enum { half = 64, byte_bits = 8, byte_mask = 0xff };

/* The constants of draft-eastlake-fnv for 128 bits: the prime is 2^88 + 0x13b. */
static const ronde_digest offset = {0x6c62272e07bb0142ULL, 0x62b821756295c58dULL};
static const ronde_digest prime = {0x0000000001000000ULL, 0x000000000000013bULL};

static wide join(const ronde_digest *parts)
{
    return (wide)parts->high << half | parts->low;
}

ronde_digest ronde_digest_start(void)
{
    return offset;
}

void ronde_digest_add(ronde_digest *digest, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    wide state = join(digest);
    const wide by = join(&prime);
    for (size_t i = 0; i < count; i++) {
        state = (state ^ at[i]) * by;
    }
    *digest = (ronde_digest){.high = (uint64_t)(state >> half), .low = (uint64_t)state};
}

void ronde_digest_add_number(ronde_digest *digest, int64_t number)
{
    unsigned char bytes[sizeof number];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)((uint64_t)number >> (byte_bits * i) & byte_mask);
    }
    ronde_digest_add(digest, bytes, sizeof bytes);
}

void ronde_digest_text(char out[RONDE_DIGEST_TEXT], const ronde_digest *digest)
{
    snprintf(out, RONDE_DIGEST_TEXT, "%016llx%016llx", (unsigned long long)digest->high,
             (unsigned long long)digest->low);
}
