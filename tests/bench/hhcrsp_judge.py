#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges a plan of an HHCRSP instance by the problem's definition alone (Mankowska, Meisel and Bierwirth, 2014).

Usage: hhcrsp_judge.py INSTANCE.json PLAN.json

Prints z = (travel + lateness + largest lateness) / 3, or says which rule is broken and ends with 1. It shares nothing
with ronde: no reader, no checker, no travel times but those of the instance.
"""
import json
import sys

SLACK = 1e-6  # plans are written with three decimals, as the instances are


def fail(text):
    sys.exit("broken: " + text)


class Instance:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        places = [place["id"] for place in data["central_offices"] + data["patients"]]
        self.index = {place: i for i, place in enumerate(places)}
        self.distances = data["distances"]
        self.patients = {patient["id"]: patient for patient in data["patients"]}
        self.abilities = {helper["id"]: set(helper["abilities"]) for helper in data["caregivers"]}
        self.office = data["central_offices"][0]["id"]

    def travel(self, here, there):
        return self.distances[self.index[here]][self.index[there]]


def walk(instance, route, visits):
    """Adds the visits of a route; its travel."""
    helper, here, free, travel = route["resource"], instance.office, 0, 0
    for stop in route["stops"]:
        if stop["kind"] != "visit":
            continue
        patient, service = stop["task"].split("/")
        way = instance.travel(here, patient)
        travel += way
        if stop["start"] < free + way - SLACK:
            fail(f"{helper} cannot be at {patient} by {stop['start']}")
        if service not in instance.abilities[helper]:
            fail(f"{helper} cannot do {service} at {patient}")
        if (patient, service) in visits:
            fail(f"{patient} gets {service} twice")
        visits[patient, service] = (stop["start"], helper)
        here, free = patient, stop["start"] + duration(instance, patient, service)
    return travel + instance.travel(here, instance.office)


def duration(instance, patient, service):
    wanted = instance.patients[patient]["required_caregivers"]
    return next(one["duration"] for one in wanted if one["service"] == service)


def judge_patient(patient, visits):
    """How late each service of a patient is."""
    services = [wanted["service"] for wanted in patient["required_caregivers"]]
    for service in services:
        if (patient["id"], service) not in visits:
            fail(f"{patient['id']} does not get {service}")
    begins, helpers = zip(*(visits[patient["id"], service] for service in services))
    first, last = patient["time_window"]
    if min(begins) < first - SLACK:
        fail(f"{patient['id']} is visited before {first}")
    if len(services) == 2:
        rule = patient["synchronization"]
        least, most = (0, 0) if rule["type"] == "simultaneous" else rule["distance"]
        if helpers[0] == helpers[1]:
            fail(f"{helpers[0]} does both services of {patient['id']}")
        if not least - SLACK <= begins[1] - begins[0] <= most + SLACK:
            fail(f"{patient['id']}: {begins[1] - begins[0]} between the services, not {least} to {most}")
    return [max(0, begin - last) for begin in begins]


def main():
    instance = Instance(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        plan = json.load(file)
    visits, helpers = {}, [route["resource"] for route in plan["routes"]]
    if len(helpers) != len(set(helpers)):
        fail("a helper has two routes")
    travel = sum(walk(instance, route, visits) for route in plan["routes"])
    late = [minutes for patient in instance.patients.values() for minutes in judge_patient(patient, visits)]
    if len(visits) != len(late):
        fail("somebody gets what was not asked for")
    print(f"{(travel + sum(late) + max(late)) / 3:.4f}")


main()
