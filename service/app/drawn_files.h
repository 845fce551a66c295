/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_DRAWN_FILES_H
#define RONDE_SERVICE_APP_DRAWN_FILES_H

#include "instances/base/text.h"
#include "instances/generate/day.h"

/** Writes a text as a file of a folder: whole or not at all. RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_drawn_text_write(const char *folder,
                                    const char *name,
                                    const ronde_text *text,
                                    ronde_error *error) RONDE_MUST_CHECK;

/** The same of an instance, as JSON whose travel times stay with the map. */
ronde_status ronde_drawn_instance_write(const char *folder,
                                        const char *name,
                                        const ronde_instance *instance,
                                        ronde_error *error) RONDE_MUST_CHECK;

/** Appends each row of a parameter table with its value (values as in ronde_parameter_set), under
 *  a line of headings where the text is empty; fields are separated by tabs. */
void ronde_drawn_parameters_append(ronde_text *out,
                                   const ronde_parameter_text *table,
                                   const void *values);

#endif
