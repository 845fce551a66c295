/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_CSV_ENCODING_H
#define RONDE_INSTANCES_BASE_CSV_ENCODING_H

#include "instances/base/text.h"

#include <stddef.h>

/** What the bytes of a file that should be text turn out to be. */
typedef enum ronde_encoding {
    RONDE_ENCODING_UTF8,         /* ASCII included */
    RONDE_ENCODING_UTF8_MARKED,  /* with a byte order mark */
    RONDE_ENCODING_WINDOWS_1252, /* not UTF-8 and no sign of anything else: old Windows exports */
    RONDE_ENCODING_UTF16,        /* "Unicode text" of a spreadsheet */
    RONDE_ENCODING_WORKBOOK,     /* an .xlsx or .ods (zip) or an old .xls file */
    RONDE_ENCODING_BINARY        /* zero bytes: no text at all */
} ronde_encoding;

/** Recognises the encoding from the whole content. O(length). */
ronde_encoding ronde_encoding_detect(const char *bytes, size_t length);

/** "UTF-8", "Windows-1252" ...; never NULL. */
const char *ronde_encoding_name(ronde_encoding encoding);

/** Appends Windows-1252 bytes as UTF-8 (table of unicode.org, CP1252.TXT); the five bytes without
 *  a meaning become U+FFFD. */
void ronde_encoding_append_windows_1252(ronde_text *text, const char *bytes, size_t length);

/** Writes a Latin text in lower case without diacritics, keeping only ASCII letters and digits:
 *  "Cliënt-nr." becomes "clientnr". Other characters and invalid UTF-8 vanish. What does not fit is
 *  cut off; the buffer is always terminated (size > 0). Returns buffer. */
char *ronde_encoding_fold(char *buffer, size_t size, const char *utf8);

/** Makes a text fit to be shown: bytes that are not UTF-8 (such as half a character where a text
 *  was cut) vanish, control characters become blanks. In place. */
void ronde_encoding_mend(char *text);

#endif
