"""The projection of the benchmarks in numpy: reads schools, worlds and answers that the Java
program wrote, works the closing reserves out in its own way, holds them to the answers, and
times them. Arrays are worlds x schools, of as many schools as suit the nearest caches.

    OPENBLAS_NUM_THREADS=1 python3 peer.py peers.bin
"""

import sys
import time

import numpy as np

from records import read

FIXED, PUPILS, CLASSES, TEACHERS, FLOOR_AREA, SIXTH_FORM, PREMIUM = range(7)
ON_PRIMARY, ON_KS3, ON_KS4, ON_SECONDARY, ON_PUPILS, ON_SCHOOL = range(6)
ROUNDS = 7
NUMBERS = 1 << 14


class Unit:
    """Schools that share everything but themselves, and the tables of all worlds."""

    def __init__(self, records, numbers, worlds, years):
        first = lambda what: records[f"u{numbers[0]}.{what}"]

        def table(what):
            tables = [records[f"u{u}.{what}"] for u in numbers]
            sizes = [int(records[f"u{u}.meta"][0]) for u in numbers]
            return np.concatenate([t.reshape(-1, n) for t, n in zip(tables, sizes)], axis=1)

        get = lambda what: table(what)[0]
        self.first, self.end, self.sixth, columns, served, lines = map(int, first("meta")[1:])
        self.years = years
        self.groups = table("first")
        self.n = self.groups.shape[1]
        shares, bases = table("columns"), first("bases").astype(int)
        self.by_base = [(base, np.flatnonzero(bases == base)) for base in range(6)]
        self.by_base = [(base, at, shares[at]) for base, at in self.by_base if len(at)]
        self.rates, self.far, self.year_groups = get("rates"), get("far"), get("yearGroups")
        self.levels = np.array([get("mppl_primary"), get("mppl_ks3"), get("mppl_ks4")])
        self.floor = get("floor")
        self.points, self.heads, self.teachers = table("points"), get("heads"), get("teachers")
        self.served, self.lines = table("served"), table("lines")
        self.drivers, self.spent = first("drivers").astype(int), first("spent") > 0
        self.premium = get("premiumPrimary"), get("premiumSecondary")
        self.opening, self.grants, self.rolled_in = get("opening"), table("grants"), table("rolledIn")
        tables = np.array([first(f"w{w}") for w in range(worlds)])
        split = np.cumsum([9 * (years + 1), 13 * years, 2 * years * (9 + 1 + served + lines + 2)])
        world, moves, blocks, formulas = np.split(tables, split, axis=1)
        self.world = world.reshape(worlds, years + 1, 9)
        self.moves = moves.reshape(worlds, years, 13)
        self.blocks = blocks.reshape(worlds, 2 * years, -1)
        self.formulas = formulas.reshape(worlds, years, columns + 7)
        self.answers = np.array([table(f"w{w}.answers") for w in range(worlds)])


def whole_classes(groups, size):
    return sum((np.ceil(group / size - 1e-9) for group in groups), 0.0)


def mixed(groups, size):
    """Classes of a key stage: year groups next to each other share one as long as they fit."""
    classes = whole_classes(groups, size)
    if len(groups) < 2:
        return classes
    least = groups[0] + groups[1]
    for one, two in zip(groups[1:], groups[2:]):
        least = np.minimum(least, one + two)
    small = least / size <= 1 + 1e-9
    if small.any():
        where = np.nonzero(small)
        each = np.broadcast_to(1 / size, small.shape)[where]
        opened, shared = np.zeros(len(each)), np.zeros(len(each))
        for group in groups:
            part = np.broadcast_to(group, small.shape)[where] * each
            there = part > 1e-9
            fits = there & (opened > 0) & (opened + part <= 1 + 1e-9)
            shared += fits
            opened = np.where(there, np.where(fits, opened + part, part), opened)
        classes = np.broadcast_to(classes, small.shape).copy()
        classes[where] -= shared
    return classes


def rolls(unit):
    worlds = unit.world.shape[0]
    now = {g: np.broadcast_to(unit.groups[g], (worlds, unit.n)) for g in range(14)}
    y11, y12, y13 = unit.groups[11], unit.groups[12], unit.groups[13]
    own12 = np.divide(y12, y11, out=np.zeros(unit.n), where=y11 > 0)
    own13 = np.divide(y13, y12, out=np.zeros(unit.n), where=y12 > 0)
    held12 = np.where(y11 > 0, 0, y12)
    intake = now[unit.first]
    result = []
    for j in range(unit.years + 1):
        x = unit.world[:, j, :, None]
        if j > 0:
            after = dict(now)
            intake = intake * x[:, 0]
            after[unit.first] = intake
            for g in range(unit.first + 1, unit.end):
                after[g] = now[g - 1] * x[:, 1]
            if unit.sixth:
                after[12] = (now[11] * own12 + held12) * x[:, 2]
                after[13] = now[12] * own13
            now = after
        part = lambda low, high: [now[g] for g in range(max(unit.first, low), min(unit.end, high))]
        primary, ks3, ks4 = (sum(part(*a), 0.0) for a in ((0, 7), (7, 10), (10, 12)))
        sixth = now[12] + now[13] if unit.sixth else 0.0
        classes = mixed(part(0, 3), x[:, 3]) + mixed(part(3, 7), x[:, 3])
        classes = classes + whole_classes(part(7, 12), x[:, 4])
        if unit.sixth:
            classes = classes + whole_classes([now[12], now[13]], x[:, 5])
        result.append((primary, ks3, ks4, primary + ks3 + ks4, sixth, classes))
    return result


def formula(unit, census, before, i):
    primary, ks3, ks4, pupils, _, _ = census
    rates = unit.formulas[:, i, :-7]
    most, limit, level_p, level_3, level_4, floor, dearer = unit.formulas[:, i, -7:, None].transpose(1, 0, 2)
    base_of = {ON_PRIMARY: primary, ON_KS3: ks3, ON_KS4: ks4, ON_SECONDARY: ks3 + ks4, ON_PUPILS: pupils}
    led, school = 0.0, 0.0
    for base, at, shares in unit.by_base:
        money = rates[:, at] @ shares
        if base == ON_SCHOOL:
            school = school + money
        else:
            led = led + money * base_of[base]
    size = pupils / unit.year_groups
    school = school + np.where(pupils > 0, most * unit.far * np.clip(2 - 2 * size / limit, 0, 1), 0)
    counted = led + school
    level = np.concatenate((level_p, level_3, level_4), axis=1) @ unit.levels
    lift = np.where(pupils > 0, np.maximum(0, level * pupils - counted), 0)
    if before is None:
        baseline = unit.floor
    else:
        share, pupils_before = before
        with np.errstate(divide="ignore", invalid="ignore"):
            baseline = (share - school) / pupils_before
        baseline = np.where(baseline > 0, baseline, 0)
    under = np.maximum(0, (1 + floor / 100) * baseline * pupils - (led + lift))
    under = np.where((pupils > 0) & (baseline > 0), under, 0)
    share = counted + lift + under
    rolled_in = unit.rolled_in[i + 1] if i + 1 < unit.years else 0
    return share + unit.rates * (1 + dearer), (share + rolled_in, pupils)


def project(unit):
    censuses = rolls(unit)
    paid, before = [], None
    for i in range(unit.years):
        money, before = formula(unit, censuses[i], before, i)
        paid.append(money)
    points, heads, staff = list(unit.points), unit.heads, unit.teachers
    first = censuses[0][5]
    reserve, closing = unit.opening, []
    for k in range(2 * unit.years):
        roll, academic, year = (k + 1) // 2, max(0, (k - 1) >> 1), k // 2
        x, b = unit.world[:, roll, :, None], unit.blocks[:, k, :]
        now = censuses[roll]
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(first > 0, 1 + x[:, 6] * (now[5] / first - 1), 1)
        if k % 2 == 1:
            points, heads, staff = september(unit, points, heads, staff, ratio, year)
        spent = heads * b[:, 9:10]
        for p in range(9):
            spent = spent + points[p] * b[:, p : p + 1]
        spent = spent + b[:, 10 : 10 + len(unit.served)] @ unit.served
        income = (7 / 12 if k % 2 else 5 / 12) * paid[year] + unit.grants[k]
        for l, driver in enumerate(unit.drivers):
            price = b[:, 10 + len(unit.served) + l, None]
            pounds = line(unit, unit.lines[l], driver, price, x, b, censuses, roll, academic, year, ratio)
            if unit.spent[l]:
                spent = spent + pounds
            else:
                income = income + pounds
        reserve = reserve + (income - spent)
        if k % 2:
            closing.append(reserve)
    return np.stack(closing, axis=1)


def september(unit, points, heads, staff, ratio, year):
    m = unit.moves[:, year, :, None]
    staying, need, below, above = m[:, 9], m[:, 10], int(m[0, 11, 0]), m[:, 12]
    target, remain = unit.teachers * ratio * need, staff * staying
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(target < remain, target / staff, staying)
    joining = np.maximum(0, target - remain)
    moved = [kept * (points[0] * (1 - m[:, 0]))]
    for p in range(1, 9):
        moved.append(kept * (points[p] * (1 - m[:, p]) + points[p - 1] * m[:, p - 1]))
    moved[below] = moved[below] + joining * (1 - above)
    moved[below + 1] = moved[below + 1] + joining * above
    return moved, heads * kept + joining, target


def line(unit, base, driver, price, x, b, censuses, roll, academic, year, ratio):
    if driver in (FIXED, FLOOR_AREA):
        return price * base
    if driver == CLASSES:
        return price * base * ratio
    if driver == PUPILS:
        return price * base * (censuses[roll][3] + censuses[roll][4])
    if driver == SIXTH_FORM:
        return price * base * censuses[academic][4]
    if driver == TEACHERS:
        moving = np.maximum(0, base - x[:, 7])
        moving = np.where(ratio < 1, np.minimum(moving, x[:, 8] * censuses[0][5]), moving)
        return price * (base + moving * (ratio - 1))
    primary, ks3, ks4 = censuses[year][:3]
    of_primary, of_secondary = b[:, -2, None], b[:, -1, None]
    return base * (
        of_primary * unit.premium[0] * primary + of_secondary * unit.premium[1] * (ks3 + ks4)
    )


def alike(records, count, worlds):
    """Units that differ in their schools only, a cache full of numbers together."""
    groups = {}
    for u in range(count):
        drivers = records[f"u{u}.drivers"].tobytes() + records[f"u{u}.spent"].tobytes()
        key = records[f"u{u}.meta"][1:].tobytes() + drivers
        parts = groups.setdefault(key, [[]])
        size = sum(records[f"u{other}.meta"][0] for other in parts[-1])
        if parts[-1] and (size + records[f"u{u}.meta"][0]) * worlds > NUMBERS:
            parts.append([])
        parts[-1].append(u)
    return [part for parts in groups.values() for part in parts]


def main(path):
    records = read(path)
    count, worlds, years, schools = (int(x) for x in records["all"])
    units = [Unit(records, part, worlds, years) for part in alike(records, count, worlds)]
    worst = 0.0
    for unit in units:
        off = np.abs(project(unit) - unit.answers) / np.maximum(1e6, np.abs(unit.answers))
        worst = max(worst, off.max())
    if not worst <= 1e-11:
        sys.exit(f"numpy does not agree: {worst}")
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time()
        for unit in units:
            project(unit)
        times.append((time.thread_time() - start) * 1e9 / (schools * years * worlds))
    times.sort()
    print(
        f"numpy  {schools:6d} schools x {worlds} worlds: {times[ROUNDS // 2]:7.1f} ns a school-year"
        f" (least {times[0]:.1f}), agrees to {worst:.0e}"
    )


main(sys.argv[1])
