/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/day_parts.h"

static void clock_field(ronde_text *out, ronde_time time)
{
    ronde_text_printf(out, ";%02d:%02d", (int)(time / RONDE_HOUR),
                      (int)(time % RONDE_HOUR / RONDE_MINUTE));
}

/* A coordinate with a decimal comma, as a Dutch spreadsheet writes it. */
static void degrees_field(ronde_text *out, double value)
{
    long long scaled = (long long)(value * 1e7 + (value < 0 ? -0.5 : 0.5));
    long long whole = scaled / 10000000;
    long long rest = scaled % 10000000;
    ronde_text_printf(out, ";%s%lld,%07lld", scaled < 0 && whole == 0 ? "-" : "", whole,
                      rest < 0 ? -rest : rest);
}

/* Level, minutes of work, machine programmes, and who finishes. */
static void
laundry_fields(ronde_text *out, const drawn_resident *resident, const ronde_day_parameters *with)
{
    static const char *const levels[] = {[RONDE_LAUNDRY_NONE] = "geen",
                                         [RONDE_LAUNDRY_BEDDING] = "beddengoed",
                                         [RONDE_LAUNDRY_FULL] = "volledig"};
    ronde_time work =
        resident->laundry_work + (resident->returns ? with->return_extra * RONDE_MINUTE : 0);
    ronde_text_printf(out, ";%s;%d;%d;%d;%s", levels[resident->laundry], (int)(work / RONDE_MINUTE),
                      (int)with->wash_minutes, (int)with->dry_minutes,
                      resident->returns ? "nee" : "ja");
}

static void
unwanted_field(ronde_text *out, const ronde_drawn_day *day, const drawn_resident *resident)
{
    const char *gap = "";
    for (int32_t i = 0; resident->pet && i < day->helper_count; i++) {
        if (day->helpers[i].allergic) {
            ronde_text_printf(out, "%s%s", gap, day->helpers[i].id);
            gap = ", ";
        }
    }
}

/* Back-ups, area team, and the half-day that the resident would like. */
static void
continuity_fields(ronde_text *out, const ronde_drawn_day *day, const drawn_resident *resident)
{
    ronde_text_append(out, ";");
    for (int32_t i = 0; i < resident->backup_count; i++) {
        ronde_text_printf(out, "%s%s", i > 0 ? ", " : "", day->helpers[resident->backups[i]].id);
    }
    bool morning = resident->wish.earliest < 12 * RONDE_HOUR;
    ronde_text_printf(out, ";%d;%s", (int)resident->team + 1,
                      !resident->has_wish ? ""
                      : morning           ? "ochtend"
                                          : "middag");
}

void ronde_day_clients_csv(ronde_text *out, const ronde_drawn_day *day)
{
    ronde_text_append(out, "cliëntnummer;lengtegraad;breedtegraad;minuten;van;tot;wasverzorging;"
                           "wasminuten;wasprogramma;droogtijd;zelf afronden;vaardigheden;"
                           "vaste hulp;ongewenst;achterwacht;team;voorkeurdagdeel\r\n");
    for (int32_t i = 0; i < day->resident_count; i++) {
        const drawn_resident *resident = &day->residents[i];
        bool regular = resident->regular != RONDE_NONE;
        ronde_text_append(out, resident->id);
        degrees_field(out, resident->home.lon);
        degrees_field(out, resident->home.lat);
        ronde_text_printf(out, ";%d", (int)(resident->cleaning / RONDE_MINUTE));
        if (resident->has_window) {
            clock_field(out, resident->window.earliest);
            clock_field(out, resident->window.latest);
        } else {
            ronde_text_append(out, ";;");
        }
        laundry_fields(out, resident, &day->options.parameters);
        ronde_text_printf(out, ";%s;%s;", resident->regie ? "regie" : "",
                          regular ? day->helpers[resident->regular].id : "");
        unwanted_field(out, day, resident);
        continuity_fields(out, day, resident);
        ronde_text_append(out, "\r\n");
    }
}

void ronde_day_staff_csv(ronde_text *out, const ronde_drawn_day *day)
{
    ronde_text_append(
        out, "medewerker;lengtegraad;breedtegraad;vervoermiddel;van;tot;vaardigheden;team\r\n");
    for (int32_t i = 0; i < day->helper_count; i++) {
        const drawn_helper *helper = &day->helpers[i];
        ronde_text_append(out, helper->id);
        degrees_field(out, helper->home.lon);
        degrees_field(out, helper->home.lat);
        ronde_text_printf(out, ";%s",
                          helper->profile[0] == 'b'   ? "fiets"
                          : helper->profile[0] == 'e' ? "e-bike"
                                                      : "auto");
        clock_field(out, helper->from);
        clock_field(out, helper->to);
        ronde_text_printf(out, ";%s;%d\r\n", helper->regie ? "regie" : "", (int)helper->team + 1);
    }
}
