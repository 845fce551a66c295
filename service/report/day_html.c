/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/day_html.h"

#include "service/report/days.h"
#include "service/report/hidden_work.h"
#include "service/report/svg_board.h"

static const char style[] =
    ":root{--ink:#1d1d1b;--soft:#5a5a58;--line:#d9d9d6;--paper:#fff;--accent:#00594f}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:1100px;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;"
    "color:var(--ink);background:var(--paper)}\n"
    "h1{margin:0;font-size:1.7rem;color:var(--accent)}h2{margin:2.2rem 0 .5rem;font-size:1.2rem}\n"
    "p{margin:.3rem 0}.note{color:var(--soft);font-size:.9rem;max-width:70ch}\n"
    ".ok{border-left:4px solid var(--accent);padding-left:.6rem}"
    ".bad{border-left:4px solid #b00020;padding-left:.6rem}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}"
    "caption{text-align:left;color:var(--soft);padding-bottom:.3rem}\n"
    "th,td{padding:.25rem .7rem;text-align:right;border-bottom:1px solid var(--line)}"
    "th:first-child,.l{text-align:left}thead th{border-bottom:2px solid var(--ink)}"
    "tbody th{font-weight:500}tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--ink)}\n"
    "svg{display:block;width:100%;height:auto}.grid{stroke:#e6e6e3}.travel{stroke:#9a9a97;"
    "stroke-width:3}.hour{font-size:11px;fill:#5a5a58;text-anchor:middle}.who{font-size:12px}"
    ".in{font-size:9.5px;fill:#fff;text-anchor:middle;pointer-events:none}.in.dark{fill:#111}\n"
    ".map{border:1px solid var(--line);background:#fbfaf7}.map path{fill:none;"
    "stroke-linejoin:round;stroke-linecap:round}.way{stroke:#e3e0d8;stroke-width:6}"
    ".road{stroke:#cfcac0;stroke-width:14}.round{stroke-width:28;stroke-opacity:.8}"
    ".round:hover{stroke-width:60;stroke-opacity:1}tbody tr:hover{background:#f1f5f4}\n"
    "details.day>summary{font-weight:600;font-size:1.05rem}"
    "details{margin:.6rem 0}summary{cursor:pointer;color:var(--accent)}\n"
    "@page{size:A4;margin:12mm}@media print{body{max-width:none;padding:0;font-size:11px}"
    "h2{break-after:avoid}tr,.map{break-inside:avoid}thead{display:table-header-group}"
    "th,td{padding:.1rem .5rem}"
    "*{print-color-adjust:exact}}\n";

static void table(ronde_text *out, ronde_table_text *made, const char *caption)
{
    ronde_text_append(out, "<div class=\"wide\">");
    ronde_table_text_html(out, made, caption);
    ronde_text_append(out, "</div>\n");
    ronde_table_text_clear(made);
}

static void heading(ronde_text *out, const char *id, const char *text)
{
    ronde_text_printf(out, "<h2 id=\"%s\">", id);
    ronde_text_append_html(out, text);
    ronde_text_append(out, "</h2>\n");
}

static void note(ronde_text *out, const char *text)
{
    ronde_text_append(out, "<p class=\"note\">");
    ronde_text_append_html(out, text);
    ronde_text_append(out, "</p>\n");
}

static void page_head(ronde_text *out, const ronde_day *day, ronde_language language)
{
    uint64_t days = ronde_days_used(day);
    bool several = (days & (days - 1)) != 0;
    const char *title = ronde_word_in(language, several ? RONDE_WORD_WEEK_TITLE : RONDE_WORD_TITLE);
    ronde_text_printf(out,
                      "<!doctype html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                      "<title>",
                      ronde_language_words[language]);
    ronde_text_append_html(out, title);
    ronde_text_printf(out, "</title>\n<style>\n%s</style></head>\n<body>\n<h1>", style);
    ronde_text_append_html(out, title);
    ronde_text_append(out, "</h1>\n<p>");
    ronde_text_append_html(out, day->instance->name);
    ronde_text_printf(out, "%s", day->instance->start_date[0] != '\0' ? " · " : "");
    ronde_text_append_html(out, day->instance->start_date);
    ronde_text_printf(out, "%s", day->title[0] != '\0' ? " · " : "");
    ronde_text_append_html(out, day->title);
    ronde_text_append(out, "</p>\n");
}

static void verdict_line(ronde_text *out, const ronde_day *day, ronde_language language)
{
    bool fine = day->verdict->violations.count == 0;
    ronde_text_printf(out, "<p class=\"%s\">", fine ? "ok" : "bad");
    ronde_text_append_html(
        out, ronde_word_in(language, fine ? RONDE_WORD_CHECKED : RONDE_WORD_VIOLATED));
    ronde_text_append(out, "</p>\n");
    if (fine) {
        return;
    }
    ronde_text_append(out, "<ul>");
    for (size_t i = 0; i < day->verdict->violations.count; i++) {
        ronde_text_append(out, "<li>");
        ronde_text_append_html(out, day->verdict->violations.items[i].text);
        ronde_text_append(out, "</li>\n");
    }
    ronde_text_append(out, "</ul>\n");
}

static void unserved_part(ronde_text *out, const ronde_day *day, ronde_language language)
{
    heading(out, "unserved", ronde_word_in(language, RONDE_WORD_UNSERVED));
    if (day->plan->unserved.count == 0) {
        note(out, ronde_word_in(language, RONDE_WORD_UNSERVED_NONE));
        return;
    }
    ronde_table_text unserved = {0};
    ronde_day_unserved_table(&unserved, day, language);
    table(out, &unserved, ronde_word_in(language, RONDE_WORD_REASON));
}

static void kpi_part(ronde_text *out, const ronde_page_extras *extras, ronde_language language)
{
    if (extras->kpis == NULL) {
        return;
    }
    heading(out, "kpis", ronde_word_in(language, RONDE_WORD_KPIS));
    ronde_table_text plan = {0};
    ronde_kpi_plan_table(&plan, extras->kpis, language);
    table(out, &plan, "");
}

static void why_part(ronde_text *out, const ronde_page_extras *extras, ronde_language language)
{
    if (extras->why == NULL || extras->why->cells.count <= extras->why->columns) {
        return; /* a head alone */
    }
    ronde_text_printf(out, "<details id=\"why\"><summary>%s (%zu)</summary>\n",
                      ronde_word_in(language, RONDE_WORD_WHY),
                      extras->why->cells.count / extras->why->columns - 1);
    ronde_text_append(out, "<div class=\"wide\">");
    ronde_table_text_html(out, extras->why, "");
    ronde_text_append(out, "</div>\n</details>\n");
}

static void hidden_part(ronde_text *out, const ronde_page_extras *extras, ronde_language language)
{
    if (extras->kpis == NULL || extras->kpis->kpis->hidden_count == 0) {
        return;
    }
    heading(out, "hidden", ronde_word_in(language, RONDE_WORD_HIDDEN_WORK));
    note(out, ronde_word_in(language, RONDE_WORD_HIDDEN_NOTE));
    ronde_table_text hidden = {0};
    ronde_hidden_work_table(&hidden, extras->kpis->instance, extras->kpis->kpis, language);
    table(out, &hidden, "");
}

static void source_part(ronde_text *out, const ronde_page_extras *extras, ronde_language language)
{
    heading(out, "sources", ronde_word_in(language, RONDE_WORD_SOURCES));
    if (extras->source[0] != '\0') {
        note(out, extras->source);
    }
    if (extras->attribution[0] != '\0') {
        ronde_text_printf(out, "<p class=\"note\">%s: ", ronde_word_in(language, RONDE_WORD_ODBL));
        ronde_text_append_html(out, extras->attribution);
        ronde_text_append(out, "</p>\n");
    }
}

static void helpers_part(ronde_text *out, const ronde_day *day, ronde_language language)
{
    ronde_table_text helpers = {0};
    ronde_day_helper_table(&helpers, day, language);
    table(out, &helpers, "");
}

static void stops_part(ronde_text *out, const ronde_day *day, ronde_language language)
{
    ronde_text_printf(out, "<details><summary>%s</summary>\n",
                      ronde_word_in(language, RONDE_WORD_STOPS));
    ronde_table_text rounds = {0};
    ronde_day_round_table(&rounds, day, language);
    table(out, &rounds, "");
    ronde_text_append(out, "</details>\n");
}

/* All days in short, then board, rounds and stops of each, to be unfolded; the first one is. */
static void days_part(ronde_text *out, const ronde_day *day, ronde_language language)
{
    heading(out, "days", ronde_word_in(language, RONDE_WORD_DAYS));
    ronde_table_text days = {0};
    ronde_days_table(&days, day, language);
    table(out, &days, "");
    note(out, ronde_word_in(language, RONDE_WORD_BOARD_NOTE));
    ronde_day one = *day;
    const char *open = " open";
    uint64_t left = ronde_days_used(day);
    for (int32_t number = 0; left != 0; number++, left >>= 1U) {
        if ((left & 1U) == 0) {
            continue;
        }
        char name[48];
        ronde_days_name(name, sizeof name, day->instance, number, language);
        one.number = number + 1;
        ronde_text_printf(out, "<details class=\"day\" id=\"day%d\"%s><summary>%s</summary>\n",
                          (int)one.number, open, name);
        ronde_svg_board(out, &one, language);
        helpers_part(out, &one, language);
        stops_part(out, &one, language);
        ronde_text_append(out, "</details>\n");
        open = "";
    }
}

void ronde_day_html(ronde_text *out,
                    const ronde_day *day,
                    const ronde_page_extras *extras,
                    ronde_language language)
{
    page_head(out, day, language);
    verdict_line(out, day, language);
    if (extras->other != NULL) {
        heading(out, "comparison", ronde_word_in(language, RONDE_WORD_COMPARE));
        ronde_table_text compare = {0};
        ronde_day_compare_table(&compare, day, extras->other, language);
        table(out, &compare, "");
        note(out, ronde_word_in(language, RONDE_WORD_FREED_NOTE));
    }
    unserved_part(out, day, language);
    why_part(out, extras, language);
    uint64_t days = ronde_days_used(day);
    bool several = (days & (days - 1)) != 0;
    if (several) {
        days_part(out, day, language);
    } else {
        heading(out, "board", ronde_word_in(language, RONDE_WORD_BOARD));
        note(out, ronde_word_in(language, RONDE_WORD_BOARD_NOTE));
        ronde_svg_board(out, day, language);
    }
    if (extras->map != NULL) {
        heading(out, "map", ronde_word_in(language, RONDE_WORD_MAP));
        note(out, ronde_word_in(language, RONDE_WORD_MAP_NOTE));
        ronde_text_append(out, extras->map);
    }
    if (!several) {
        heading(out, "helpers", ronde_word_in(language, RONDE_WORD_TRIPS));
        helpers_part(out, day, language);
    }
    kpi_part(out, extras, language);
    hidden_part(out, extras, language);
    if (!several) {
        stops_part(out, day, language);
    }
    source_part(out, extras, language);
    ronde_text_append(out, "</body>\n</html>\n");
}
