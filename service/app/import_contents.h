/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_IMPORT_CONTENTS_H
#define RONDE_SERVICE_APP_IMPORT_CONTENTS_H

#include "service/app/import.h"
#include "service/app/import_world.h"

/** The contents of the files of an import, and the outer world of positions. Start with {0}. */
typedef struct ronde_import_contents {
    ronde_text texts[3]; /* clients, staff, columns */
    ronde_csv_source clients, staff;
    ronde_csv_overrides overrides;
    ronde_import_world *world;
} ronde_import_contents;

/** Reads what the request names: clients, staff, columns, map. Clear *out in any case. RONDE_EIO,
 *  RONDE_EINPUT, RONDE_ELIMIT (a file above 64 MB), RONDE_ENOMEM. */
ronde_status ronde_import_contents_read(ronde_import_contents *out,
                                        const ronde_import_request *request,
                                        ronde_error *error) RONDE_MUST_CHECK;
void ronde_import_contents_clear(ronde_import_contents *contents);

#endif
