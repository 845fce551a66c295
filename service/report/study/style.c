/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/style.h"

const char *const ronde_study_style[] = {
    /* base */
    ":root{--ink:#1d1d1b;--soft:#50504e;--line:#c9c9c5;--accent:#00594f;--tint:#eef4f3}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.55 system-ui,sans-serif;"
    "color:var(--ink);background:#fff}\n"
    "h1{margin:0;font-size:1.8rem;line-height:1.2;color:var(--accent)}\n"
    "h2{margin:3rem 0 .6rem;font-size:1.35rem;color:var(--accent)}h3{margin:1.6rem 0 .4rem;"
    "font-size:1.05rem}\n"
    "p{margin:.4rem 0;max-width:44rem}.soft{color:var(--soft)}.small{font-size:.9rem}\n"
    "a{color:var(--accent)}a.m{font-size:.72em;vertical-align:super;line-height:0;margin-left:"
    ".15em;text-decoration:none;border-bottom:1px solid}\n"
    "a:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\n"
    ".skip{position:absolute;left:-99rem}.skip:focus{position:static}\n"
    "data{white-space:nowrap}\n",
    /* page one */
    ".decision{margin:1rem 0;padding:.8rem 1rem;border:2px solid var(--accent);border-radius:4px;"
    "background:var(--tint)}.decision h2{margin:0}.decision p{max-width:none;font-size:1.05rem}\n"
    ".cards{display:grid;grid-template-columns:1fr 1fr;gap:1rem}\n"
    ".card{padding:.7rem 1rem;border:1px solid var(--soft);border-top:6px solid var(--accent)}\n"
    ".card h3{margin:0;font-size:1rem}.card p{margin:.25rem 0;font-size:.95rem}\n"
    ".card .big{font-size:1.3rem;font-weight:700;line-height:1.3}\n"
    ".card.risk{border-top-style:double}\n"
    ".contents{columns:2;max-width:44rem}.contents li{break-inside:avoid}\n",
    /* tables */
    ".wide{overflow-x:auto;margin:.6rem 0 1rem}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}\n"
    "caption{text-align:left;font-weight:600;padding-bottom:.3rem}\n"
    "th,td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid var(--line);"
    "vertical-align:top}th:first-child,.l{text-align:left}\n"
    "thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}tbody th{font-weight:500}\n"
    "tr.chosen th,tr.chosen "
    "td{font-weight:700}td.words,th.words{text-align:left}td.long{min-width:14rem}\n"
    "th.code a.m{font-size:1em;vertical-align:baseline}\n"
    "td.fill{min-width:6rem}td.fill:nth-child(2):last-child{min-width:18rem}tr:target{background:"
    "var(--tint);outline:2px solid var(--accent)}\n"
    "dl{max-width:44rem}dt{font-weight:600}dd{margin:0 0 .4rem}\n"
    "code{font-size:.85em;overflow-wrap:anywhere}\n",
    /* pictures */
    "figure{margin:1rem 0;max-width:40rem}figcaption{font-weight:600;font-size:.9rem;"
    "padding-bottom:.3rem}\n"
    "svg{display:block;width:100%;height:auto}.defs{position:absolute;width:0;height:0}\n"
    "svg text{font-size:12px;fill:#1d1d1b}svg .n{font-size:11px}svg .e{text-anchor:end}"
    "svg .c{text-anchor:middle}\n"
    ".dark{fill:#00594f}.light{fill:url(#hatch);stroke:#1d1d1b}.axis{stroke:#50504e}"
    ".mid{stroke:#1d1d1b;stroke-width:3}.dash{stroke:#50504e;stroke-dasharray:4 3}\n"
    ".area{fill:#cfe3e0;stroke:#1d1d1b}.hidden{fill:none;stroke:#50504e;stroke-dasharray:4 3}\n",
    /* telephone, paper */
    "@media(max-width:40rem){body{padding:1rem}.cards{grid-template-columns:1fr}"
    ".contents{columns:1}h1{font-size:1.5rem}"
    "svg text{font-size:15px}svg .n{font-size:13px}}\n"
    "@page{size:A4;margin:14mm 12mm 16mm}\n"
    "@media print{html{font-size:10.5pt}body{max-width:none;padding:0}.skip{display:none}\n"
    "h2{margin-top:1.6rem}h2,h3,caption,figcaption{break-after:avoid}\n"
    ".new,#assumptions,#pilot,#derivations{break-before:page}tr,figure,.card,.decision{break-"
    "inside:avoid}\n"
    "thead{display:table-header-group}.wide{overflow:visible}\n"
    "table{font-size:.78rem}th,td{padding:.12rem .35rem}td.long{min-width:0}\n"
    "thead th{overflow-wrap:anywhere;hyphens:auto}\n"
    "a{color:inherit}figure{max-width:34rem}\n"
    ".decision{margin:.6rem 0;padding:.5rem .8rem}.cards{gap:.6rem}.card{padding:.4rem .7rem}\n"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n"};

const int ronde_study_style_count = sizeof ronde_study_style / sizeof ronde_study_style[0];
