/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/day_parts.h"
#include "instances/model/working_hours.h"

#include <stdio.h>
#include <stdlib.h>

/* Breaks lie in the middle of the day [M]. */
static const ronde_window break_hours = {11 * RONDE_HOUR, 14 * RONDE_HOUR};

static const int64_t micro_per_mill = 1000;

enum { most_skills = 3 };

static void
add_place(ronde_builder *builder, const char *id, const ronde_address *home, int32_t access)
{
    char label[160];
    snprintf(label, sizeof label, "%s%s%s", id, home->street[0] != '\0' ? ", " : "", home->street);
    ronde_builder_place(builder, &(ronde_place_spec){.where = id,
                                                     .id = id,
                                                     .label = label,
                                                     .has_position = true,
                                                     .lon = home->lon,
                                                     .lat = home->lat,
                                                     .access = access});
}

/* Rates of the tables are thousandths of a euro an hour or a km; prices are millionths a second or
 * a metre. Rounded once, here and for distances. */
static ronde_cost price_of_hour(int32_t rate)
{
    return (rate * micro_per_mill + RONDE_HOUR / 2) / RONDE_HOUR;
}

static const char *provider_of(const ronde_drawn_day *day, int32_t provider)
{
    return day->providers != NULL ? day->providers[provider] : NULL;
}

/* What a helper has and a resident needs: with several providers, to be of the same one. */
static size_t
list_skills(const ronde_drawn_day *day, bool regie, int32_t provider, const char **skills)
{
    size_t count = 0;
    if (regie) {
        skills[count++] = "regie";
    }
    if (day->provider_count > 1) {
        skills[count++] = provider_of(day, provider);
    }
    if (day->trade != NULL) {
        skills[count++] = day->trade;
    }
    return count;
}

static void
add_helper(ronde_builder *builder, const ronde_drawn_day *day, const drawn_helper *helper)
{
    const ronde_day_parameters *with = &day->options.parameters;
    const char *skills[most_skills];
    add_place(builder, helper->id, &helper->home, 0);
    ronde_builder_resource(
        builder, &(ronde_resource_spec){
                     .where = helper->id,
                     .id = helper->id,
                     .profile = helper->profile,
                     .provider = provider_of(day, helper->provider),
                     .skills = skills,
                     .skill_count = list_skills(day, helper->regie, helper->provider, skills),
                     .rest = RONDE_ATW_DAILY_REST,
                     .paid_price = price_of_hour(with->paid_price),
                     .distance_price = (with->distance_price * micro_per_mill + 500) / 1000});
    ronde_break_spec breaks[RONDE_ATW_BREAKS];
    size_t count = ronde_atw_breaks(breaks, helper->to - helper->from, break_hours);
    ronde_builder_shift(builder, &(ronde_shift_spec){.where = helper->id,
                                                     .id = helper->id,
                                                     .resource = helper->id,
                                                     .start_place = helper->id,
                                                     .earliest = helper->from,
                                                     .latest = helper->to,
                                                     .breaks = breaks,
                                                     .break_count = count});
}

/* Helpers that may not come: those allergic to the resident's pet. */
static size_t
list_unwanted(const ronde_drawn_day *day, const drawn_resident *resident, const char **unwanted)
{
    size_t count = 0;
    for (int32_t i = 0; resident->pet && i < day->helper_count; i++) {
        if (day->helpers[i].allergic && day->helpers[i].provider == resident->provider) {
            unwanted[count++] = day->helpers[i].id;
        }
    }
    return count;
}

/* The ids of the helpers of a list. */
static size_t
list_helpers(const ronde_drawn_day *day, const int32_t *helpers, int32_t count, const char **ids)
{
    for (int32_t i = 0; i < count; i++) {
        ids[i] = day->helpers[helpers[i]].id;
    }
    return (size_t)count;
}

static size_t list_team(const ronde_drawn_day *day, int32_t team, const char **ids)
{
    size_t count = 0;
    for (int32_t i = 0; i < day->helper_count; i++) {
        if (day->helpers[i].team == team) {
            ids[count++] = day->helpers[i].id;
        }
    }
    return count;
}

/* The household of a resident in an arm: with a central laundry some minutes stay, the machine does
 * not. */
static ronde_household
household_of(const ronde_drawn_day *day, const drawn_resident *resident, ronde_arm arm)
{
    const ronde_day_parameters *with = &day->options.parameters;
    bool laundry = resident->laundry != RONDE_LAUNDRY_NONE;
    bool at_home = laundry && arm != RONDE_ARM_CENTRAL;
    bool choice = arm == RONDE_ARM_CHOICE;
    ronde_household household = {.where = resident->id,
                                 .id = resident->id,
                                 .label = resident->id,
                                 .place = resident->id,
                                 .cleaning = resident->cleaning,
                                 .laundry = at_home ? resident->laundry : RONDE_LAUNDRY_NONE,
                                 .laundry_work = resident->laundry_work,
                                 .wash = with->wash_minutes * RONDE_MINUTE,
                                 .dry = with->dry_minutes * RONDE_MINUTE,
                                 .resident_finishes = !resident->returns,
                                 .ways = choice ? resident->ways : 0,
                                 .has_window = resident->has_window,
                                 .window = resident->window};
    if (laundry && !at_home) {
        household.cleaning += with->residual_minutes * RONDE_MINUTE;
    }
    if (at_home && resident->returns && !choice) {
        household.laundry_work += with->return_extra * RONDE_MINUTE;
    }
    return household;
}

/* A window that the visit itself does not fit in holds its start only; household.h says so. */
static ronde_status add_resident(ronde_builder *builder,
                                 const ronde_drawn_day *day,
                                 const drawn_resident *resident,
                                 ronde_arm arm,
                                 const ronde_household_rules *rules,
                                 const char **room,
                                 ronde_error *error)
{
    const char *backups[RONDE_MOST_BACKUPS];
    const char **unwanted = room;
    const char **team = room + day->helper_count;
    const char *skills[most_skills];
    ronde_household household = household_of(day, resident, arm);
    household.skills = skills;
    household.skill_count = list_skills(day, resident->regie, resident->provider, skills);
    household.optional = resident->prize > 0;
    household.prize = resident->prize;
    household.regular = resident->regular != RONDE_NONE ? day->helpers[resident->regular].id : NULL;
    household.has_wish = resident->has_wish;
    household.wish = resident->wish;
    household.backups = backups;
    household.backup_count = list_helpers(day, resident->backups, resident->backup_count, backups);
    household.team = team;
    household.team_count = list_team(day, resident->team, team);
    household.unwanted = unwanted;
    household.unwanted_count = list_unwanted(day, resident, unwanted);
    add_place(builder, resident->id, &resident->home, day->options.parameters.access_seconds);
    ronde_household_made made;
    return ronde_household_add(builder, &household, rules, &made, error);
}

ronde_household_rules ronde_day_rules(const ronde_day_parameters *with)
{
    ronde_household_rules rules = ronde_household_defaults();
    rules.other_helper = with->other_helper_price * micro_per_mill;
    rules.short_wash = with->short_wash_minutes * RONDE_MINUTE;
    rules.return_extra = with->return_extra * RONDE_MINUTE;
    rules.residual = with->residual_minutes * RONDE_MINUTE;
    rules.hidden_price = price_of_hour(with->hidden_price);
    rules.bag_price = with->bag_price * micro_per_mill;
    rules.next_visit_price = with->next_visit_price * micro_per_mill;
    rules.wish_price = price_of_hour(with->wish_price);
    rules.backup = with->backup_price * micro_per_mill;
    rules.other_team = with->other_team_price * micro_per_mill;
    return rules;
}

static ronde_status add_all(ronde_builder *builder,
                            const ronde_drawn_day *day,
                            ronde_arm arm,
                            const char **names,
                            ronde_error *error)
{
    ronde_household_rules rules = ronde_day_rules(&day->options.parameters);
    rules.resources = names;
    rules.resource_count = (size_t)day->helper_count;
    const char **room = names + day->helper_count;
    for (int32_t i = 0; i < day->helper_count; i++) {
        names[i] = day->helpers[i].id;
        add_helper(builder, day, &day->helpers[i]);
    }
    for (int32_t i = 0; i < day->resident_count; i++) {
        RONDE_TRY(add_resident(builder, day, &day->residents[i], arm, &rules, room, error));
    }
    return RONDE_OK;
}

ronde_status
ronde_day_add(ronde_builder *builder, const ronde_drawn_day *day, ronde_arm arm, ronde_error *error)
{
    const char **names = ronde_alloc_zero(3 * (size_t)day->helper_count, sizeof *names);
    ronde_status status = names != NULL
                              ? add_all(builder, day, arm, names, error)
                              : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a day");
    ronde_free((void *)names);
    return status;
}

ronde_status
ronde_day_build(ronde_instance **out, const ronde_drawn_day *day, ronde_arm arm, ronde_error *error)
{
    ronde_builder *builder = ronde_builder_new();
    if (builder == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a day");
    }
    ronde_builder_header(builder, &(ronde_header_spec){.name = day->options.name,
                                                       .start_date = day->options.start_date,
                                                       .cost_divisor = RONDE_EURO});
    ronde_status status = ronde_day_add(builder, day, arm, error);
    if (status == RONDE_OK) {
        status = ronde_builder_finish(out, builder, NULL, error);
    }
    ronde_builder_free(builder);
    return status;
}
