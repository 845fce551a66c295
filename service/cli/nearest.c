/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/nearest.h"

#include <string.h>

enum { longest_word = 40 };

static int smallest(int one, int other, int third)
{
    int least = one < other ? one : other;
    return least < third ? least : third;
}

/* Row by row: costs[j] is the distance of the first i letters of one to the first j of other. */
static int edit_distance(const char *one, const char *other, int other_length)
{
    int costs[longest_word + 1];
    for (int j = 0; j <= other_length; j++) {
        costs[j] = j;
    }
    for (int i = 0; one[i] != '\0'; i++) {
        int diagonal = costs[0];
        costs[0] = i + 1;
        for (int j = 0; j < other_length; j++) {
            int change = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = costs[j + 1];
            costs[j + 1] = smallest(change, costs[j] + 1, diagonal + 1);
        }
    }
    return costs[other_length];
}

ronde_nearest ronde_nearest_start(const char *word)
{
    int allowed = 1 + (int)(strlen(word) / 3);
    return (ronde_nearest){.word = word, .found = NULL, .distance = allowed + 1};
}

void ronde_nearest_offer(ronde_nearest *nearest, const char *name)
{
    size_t length = strlen(name);
    if (length > longest_word || strlen(nearest->word) > longest_word) {
        return;
    }
    int distance = edit_distance(nearest->word, name, (int)length);
    if (distance < nearest->distance && distance < (int)length) {
        nearest->distance = distance;
        nearest->found = name;
    }
}
