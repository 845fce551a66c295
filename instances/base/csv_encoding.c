/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv_encoding.h"

#include <stdint.h>
#include <string.h>

/* Code points of the bytes 0x80 .. 0x9f; the rest of Windows-1252 equals Latin-1. */
static const uint16_t windows_1252_high[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

static bool starts_with(const char *bytes, size_t length, const char *sign, size_t sign_length)
{
    return length >= sign_length && memcmp(bytes, sign, sign_length) == 0;
}

/* Decodes one character; gives its length in bytes, or 0 if it is not valid UTF-8 (overlong forms,
 * surrogates and values above U+10FFFF are not). */
static size_t decode(const unsigned char *at, size_t left, uint32_t *point)
{
    static const struct {
        unsigned char mask, sign;
        uint32_t lowest;
    } forms[4] = {{0x80, 0x00, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};
    for (size_t extra = 0; extra < 4; extra++) {
        if ((at[0] & forms[extra].mask) != forms[extra].sign) {
            continue;
        }
        if (left < extra + 1) {
            return 0;
        }
        uint32_t value = at[0] & (unsigned char)~forms[extra].mask;
        for (size_t i = 1; i <= extra; i++) {
            if ((at[i] & 0xc0) != 0x80) {
                return 0;
            }
            value = value << 6 | (at[i] & 0x3fU);
        }
        bool surrogate = value >= 0xd800 && value <= 0xdfff;
        if (value < forms[extra].lowest || value > 0x10ffff || surrogate) {
            return 0;
        }
        *point = value;
        return extra + 1;
    }
    return 0;
}

static bool is_utf8(const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes;
    uint32_t point = 0;
    for (size_t i = 0; i < length;) {
        size_t step = decode(at + i, length - i, &point);
        if (step == 0) {
            return false;
        }
        i += step;
    }
    return true;
}

ronde_encoding ronde_encoding_detect(const char *bytes, size_t length)
{
    if (starts_with(bytes, length, "\xff\xfe", 2) || starts_with(bytes, length, "\xfe\xff", 2)) {
        return RONDE_ENCODING_UTF16;
    }
    if (starts_with(bytes, length, "PK\x03\x04", 4) ||
        starts_with(bytes, length, "\xd0\xcf\x11\xe0", 4)) {
        return RONDE_ENCODING_WORKBOOK;
    }
    if (length > 0 && memchr(bytes, '\0', length) != NULL) {
        return RONDE_ENCODING_BINARY;
    }
    if (starts_with(bytes, length, "\xef\xbb\xbf", 3) && is_utf8(bytes, length)) {
        return RONDE_ENCODING_UTF8_MARKED;
    }
    return is_utf8(bytes, length) ? RONDE_ENCODING_UTF8 : RONDE_ENCODING_WINDOWS_1252;
}

const char *ronde_encoding_name(ronde_encoding encoding)
{
    switch (encoding) {
    case RONDE_ENCODING_UTF8:
        return "UTF-8";
    case RONDE_ENCODING_UTF8_MARKED:
        return "UTF-8 with byte order mark";
    case RONDE_ENCODING_WINDOWS_1252:
        return "Windows-1252";
    case RONDE_ENCODING_UTF16:
        return "UTF-16";
    case RONDE_ENCODING_WORKBOOK:
        return "workbook";
    case RONDE_ENCODING_BINARY:
    default:
        return "binary";
    }
}

static void append_point(ronde_text *text, uint32_t point)
{
    char bytes[3];
    if (point < 0x80) {
        bytes[0] = (char)point;
        ronde_text_append_bytes(text, bytes, 1);
    } else if (point < 0x800) {
        bytes[0] = (char)(unsigned char)(0xc0U | point >> 6);
        bytes[1] = (char)(unsigned char)(0x80U | (point & 0x3fU));
        ronde_text_append_bytes(text, bytes, 2);
    } else {
        bytes[0] = (char)(unsigned char)(0xe0U | point >> 12);
        bytes[1] = (char)(unsigned char)(0x80U | (point >> 6 & 0x3fU));
        bytes[2] = (char)(unsigned char)(0x80U | (point & 0x3fU));
        ronde_text_append_bytes(text, bytes, 3);
    }
}

void ronde_encoding_append_windows_1252(ronde_text *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        append_point(text, byte >= 0x80 && byte < 0xa0 ? windows_1252_high[byte - 0x80] : byte);
    }
}

/* The base letters of U+00C0 .. U+00FF, two per character where a ligature needs them ("." is
 * nothing). */
static const char *const latin_base =
    "a.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.d.n.o.o.o.o.o...o.u.u.u.u.y.thss"
    "a.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.d.n.o.o.o.o.o...o.u.u.u.u.y.thy.";

/* The folded form of one character: nothing, one or two letters or digits. */
static size_t fold_point(uint32_t point, char out[2])
{
    char letter = (char)(point < 0x80 ? point : 0);
    if (letter >= 'A' && letter <= 'Z') {
        letter = (char)(letter - 'A' + 'a');
    }
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        out[0] = letter;
        return 1;
    }
    if (point >= 0xc0 && point <= 0xff) {
        memcpy(out, latin_base + (size_t)(point - 0xc0) * 2, 2);
        return out[0] == '.' ? 0 : out[1] == '.' ? 1 : 2;
    }
    if (point == 0x132 || point == 0x133) {
        out[0] = 'i'; /* the Dutch ligature */
        out[1] = 'j';
        return 2;
    }
    return 0;
}

char *ronde_encoding_fold(char *buffer, size_t size, const char *utf8)
{
    const unsigned char *at = (const unsigned char *)utf8;
    size_t length = strlen(utf8);
    size_t written = 0;
    for (size_t i = 0; i < length;) {
        uint32_t point = 0;
        char letters[2];
        size_t step = decode(at + i, length - i, &point);
        size_t count = step > 0 ? fold_point(point, letters) : 0;
        if (count > 0 && written + count < size) {
            memcpy(buffer + written, letters, count);
            written += count;
        }
        i += step > 0 ? step : 1;
    }
    buffer[written] = '\0';
    return buffer;
}

void ronde_encoding_mend(char *text)
{
    size_t length = strlen(text);
    size_t kept = 0;
    for (size_t i = 0; i < length;) {
        uint32_t point = 0;
        size_t step = decode((const unsigned char *)text + i, length - i, &point);
        bool control = step > 0 && (point < ' ' || (point >= 0x7f && point < 0xa0));
        if (control) {
            text[kept++] = ' ';
        } else if (step > 0) {
            memmove(text + kept, text + i, step);
            kept += step;
        }
        i += step > 0 ? step : 1;
    }
    text[kept] = '\0';
}
