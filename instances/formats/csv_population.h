/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_POPULATION_H
#define RONDE_INSTANCES_FORMATS_CSV_POPULATION_H

#include "instances/formats/csv_import.h"
#include "instances/generate/population.h"

/** The residents and helpers of a provider's own client and staff files as a population: its days
 *  are those that ronde_csv_import makes of that date, in the arms of a study.
 *
 *  Of the options all but the numbers of people and the parameters of week and day count: seed,
 *  name, start_date, and of the parameters who cancels and is absent, areas, grams, the length of
 *  the waiting list. Laundry at home is as the rows have it (never central); where it goes, its
 *  minutes go, and the rest minutes stay. Rows of the waiting list are the waiting list, without
 *  laundry; without any it is drawn: visits as those of residents, near their homes.
 *
 *  Files, options and the hooks in import are not used after the call; the rules in import are
 *  copied. The report is filled in any case. Errors as of ronde_csv_import. O(rows * helpers). */
ronde_status ronde_csv_population_read(ronde_population **out,
                                       ronde_csv_report *report,
                                       const ronde_csv_source *clients,
                                       const ronde_csv_source *staff,
                                       const ronde_csv_import_options *import,
                                       const ronde_population_options *options,
                                       ronde_error *error) RONDE_MUST_CHECK;

#endif
