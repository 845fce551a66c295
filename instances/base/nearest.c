/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/nearest.h"

#include <string.h>

enum { longest_word = 63, far_apart = 1000 };

static int smaller(int one, int other)
{
    return one < other ? one : other;
}

static char lower_letter(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

int ronde_word_distance(const char *one, const char *other)
{
    size_t rows = strlen(one);
    size_t columns = strlen(other);
    if (rows > longest_word || columns > longest_word) {
        return far_apart;
    }
    int table[longest_word + 1][longest_word + 1];
    for (size_t column = 0; column <= columns; column++) {
        table[0][column] = (int)column;
    }
    for (size_t row = 1; row <= rows; row++) {
        table[row][0] = (int)row;
        char letter = lower_letter(one[row - 1]);
        for (size_t column = 1; column <= columns; column++) {
            char wanted = lower_letter(other[column - 1]);
            int best = table[row - 1][column - 1] + (letter == wanted ? 0 : 1);
            best = smaller(best, table[row - 1][column] + 1);
            best = smaller(best, table[row][column - 1] + 1);
            if (row > 1 && column > 1 && letter == lower_letter(other[column - 2]) &&
                lower_letter(one[row - 2]) == wanted) {
                best = smaller(best, table[row - 2][column - 2] + 1);
            }
            table[row][column] = best;
        }
    }
    return table[rows][columns];
}

void ronde_nearest_try(const char **best, const char *word, const char *candidate)
{
    int allowed = (int)((strlen(word) + 2) / 3);
    int distance = ronde_word_distance(word, candidate);
    if (distance > allowed || distance >= (int)strlen(candidate)) {
        return;
    }
    if (*best == NULL || distance < ronde_word_distance(word, *best)) {
        *best = candidate;
    }
}
