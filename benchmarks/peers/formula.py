"""The whole national formula in numpy, where all rates vary: reads schools, rates and answers that
the Java program wrote, works the budget shares out in its own way, holds them to the answers, and
times them. Arrays are worlds x schools, of as many schools as suit the nearest caches.

    OPENBLAS_NUM_THREADS=1 python3 formula.py formula.bin
"""

import sys
import time

import numpy as np

from records import read

ON_PRIMARY, ON_KS3, ON_KS4, ON_SECONDARY, ON_PUPILS, ON_SCHOOL = range(6)
ROUNDS = 7
NUMBERS = 1 << 16


class Unit:
    """Schools that are paid on the same columns, and the rates of all worlds."""

    def __init__(self, records, numbers, worlds):
        def table(what):
            tables = [records[f"u{u}.{what}"] for u in numbers]
            sizes = [int(records[f"u{u}.meta"][0]) for u in numbers]
            return np.concatenate([t.reshape(-1, n) for t, n in zip(tables, sizes)], axis=1)

        get = lambda what: table(what)[0]
        first = f"u{numbers[0]}."
        columns = int(records[first + "meta"][2])
        primary, ks3, ks4 = table("rolls")
        pupils = primary + ks3 + ks4
        self.n, self.worlds = len(pupils), worlds
        roll = {
            ON_PRIMARY: primary,
            ON_KS3: ks3,
            ON_KS4: ks4,
            ON_SECONDARY: ks3 + ks4,
            ON_PUPILS: pupils,
            ON_SCHOOL: 1,
        }
        bases = records[first + "bases"].astype(int)
        # Rolls do not vary here: one product of rates and amounts pays all that follows pupils.
        amounts = np.array([a * roll[base] for a, base in zip(table("columns"), bases)])
        rates = np.array([records[f"{first}w{w}"] for w in range(worlds)])
        of_school = np.flatnonzero(bases == ON_SCHOOL)
        of_pupils = np.flatnonzero(bases != ON_SCHOOL)
        self.school, self.school_rates = amounts[of_school], rates[:, of_school].copy()
        self.led, self.led_rates = amounts[of_pupils], rates[:, of_pupils].copy()
        self.most, self.falls = rates[:, columns, None], 2 / rates[:, columns + 1, None]
        self.level_rates = rates[:, columns + 2 : columns + 5].copy()
        self.raised = 1 + rates[:, columns + 5, None] / 100
        self.levels = table("levels") * pupils
        self.size = pupils / get("yearGroups")
        self.floor = get("floor") * pupils
        self.far, self.rates = get("far"), get("rates")
        self.is_far = np.any(self.far > 0)
        self.answers = np.array([get(f"w{w}.answers") for w in range(worlds)])

    def pay(self, work):
        """Works in arrays that are there: new ones cost more than the sums."""
        led, counted, level, taper = (w[: self.worlds * self.n].reshape(self.worlds, self.n) for w in work)
        np.matmul(self.led_rates, self.led, out=led)
        np.matmul(self.school_rates, self.school, out=counted)
        if self.is_far:
            np.multiply(self.falls, self.size, out=taper)
            np.subtract(2, taper, out=taper)
            np.minimum(taper, 1, out=taper)
            np.maximum(taper, 0, out=taper)
            taper *= self.far
            taper *= self.most
            counted += taper
        counted += led
        np.matmul(self.level_rates, self.levels, out=level)
        level -= counted
        np.maximum(level, 0, out=level)
        counted += level
        led += level
        under = np.multiply(self.raised, self.floor, out=taper)
        under -= led
        np.maximum(under, 0, out=under)
        counted += under
        counted += self.rates
        return counted


def alike(records, count, worlds):
    """Units of one phase, a cache full of numbers together."""
    groups = {}
    for u in range(count):
        n, phase, _ = records[f"u{u}.meta"]
        key = phase, records[f"u{u}.bases"].tobytes()
        parts = groups.setdefault(key, [[]])
        size = sum(records[f"u{other}.meta"][0] for other in parts[-1])
        if parts[-1] and (size + n) * worlds > NUMBERS:
            parts.append([])
        parts[-1].append(u)
    return [part for parts in groups.values() for part in parts]


def main(path):
    records = read(path)
    count, worlds, schools = (int(x) for x in records["all"])
    units = [Unit(records, part, worlds) for part in alike(records, count, worlds)]
    work = [np.zeros(max(unit.n for unit in units) * worlds) for _ in range(4)]
    worst = 0.0
    for unit in units:
        worst = max(worst, np.abs(unit.pay(work) / unit.answers - 1).max())
    if not worst <= 1e-11:
        sys.exit(f"numpy does not agree: {worst}")
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time()
        for unit in units:
            unit.pay(work)
        times.append((time.thread_time() - start) * 1e9 / (schools * worlds))
    times.sort()
    print(
        f"numpy  {schools:6d} schools x {worlds} worlds: {times[ROUNDS // 2]:6.2f} ns a school-world"
        f" (least {times[0]:.2f}), agrees to {worst:.0e}"
    )


main(sys.argv[1])
