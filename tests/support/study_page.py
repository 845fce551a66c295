#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the report of a study: study_page.py PAGE.html STUDY.json

The page is well-formed, needs nothing from elsewhere, its headings go down step by step, its tables have captions and
scopes, every link within it arrives; and every number on page one is in study.json and is shown rounded, with its mark.
Prints what is wrong and ends with 1.
"""
import json
import re
import sys
from html.parser import HTMLParser

EMPTY = {"meta", "br", "hr", "img", "link", "input"}
faults = []


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.targets, self.levels = [], [], [], []
        self.tables = self.captions = self.words = 0
        self.data, self.in_data, self.page_one = [], None, 0

    def handle_startendtag(self, tag, attrs):
        self.look(tag, dict(attrs))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.look(tag, attrs)
        if tag not in EMPTY:
            self.open.append((tag, attrs.get("id")))
        if attrs.get("id") == "page-one":
            self.page_one = len(self.open)
        if tag == "data" and self.page_one:
            self.in_data = [attrs["value"], "", ""]

    def look(self, tag, attrs):
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag == "th" and attrs.get("scope") not in ("col", "row"):
            faults.append("a th without scope")
        if tag in ("script", "link", "iframe", "object", "base", "img"):
            faults.append(f"<{tag}> is not self-contained")
        for name, value in attrs.items():
            if name in ("src", "srcset", "action", "data", "xlink:href") or name.startswith("on"):
                faults.append(f"{name}={value}")
            if name == "href":
                if value.startswith("#"):
                    self.targets.append(value[1:])
                else:
                    faults.append(f"a link to elsewhere: {value}")
        if self.page_one and tag == "a" and attrs.get("class") == "m" and self.data:
            self.data[-1][2] = attrs["href"]

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            faults.append(f"</{tag}> where {self.open[-1:]} is open, line {self.getpos()[0]}")
            return
        if self.page_one == len(self.open):
            self.page_one = 0
        self.open.pop()
        if tag == "data" and self.in_data:
            self.data.append(self.in_data)
            self.in_data = None

    def handle_data(self, text):
        self.words += len(text.split())
        if self.in_data:
            self.in_data[1] += text


def numbers(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield abs(float(value))


def is_rounded(value, text, dutch):
    """True if the text is the value in some unit (hours of seconds, percent of shares), rounded."""
    shown = re.sub(r"[^0-9.,-]", "", text)
    shown = shown.replace(".", "").replace(",", ".") if dutch else shown.replace(",", "")
    decimals = len(shown.partition(".")[2])
    for scale in (1, 1 / 3600, 1 / 1000, 100):
        for step in (10.0**-decimals, 1000.0):
            if abs(abs(value) * scale - abs(float(shown))) <= step / 2 + 1e-6:
                return True
    return False


def main(page_path, study_path):
    with open(page_path, encoding="utf-8") as file:
        text = file.read()
    with open(study_path, encoding="utf-8") as file:
        known = set(numbers(json.load(file)))
    page = Page()
    page.feed(text)
    page.close()
    if page.open:
        faults.append(f"left open: {page.open}")
    if not text.startswith("<!doctype html>\n<html lang="):
        faults.append("no doctype, or no language")
    if re.search(r"https?:|//[a-z]|@import|url\((?!#)", re.sub(r"<td.*?</td>", "", text)):
        faults.append("an address of elsewhere")
    for name in {name for name in page.ids if page.ids.count(name) > 1}:
        faults.append(f"the id {name} is there twice")
    faults.extend(f"no #{name}" for name in set(page.targets) - set(page.ids))
    if page.tables != page.captions or page.tables < 10:
        faults.append(f"{page.tables} tables with {page.captions} captions")
    steps = zip([0] + page.levels, page.levels)
    faults.extend(f"h{below} after h{above}" for above, below in steps if below > above + 1)
    dutch = 'lang="nl"' in text[:60]
    if len(page.data) < 15:
        faults.append(f"{len(page.data)} numbers on page one")
    for at, (value, shown, mark) in enumerate(page.data):
        if abs(float(value)) not in known:
            faults.append(f"{value} is not in study.json")
        if not is_rounded(float(value), shown, dutch):
            faults.append(f"{value} is shown as {shown}")
        if not mark and not (at + 1 < len(page.data) and page.data[at + 1][2]):  # "low to high" share one
            faults.append(f"{shown} has no mark")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
