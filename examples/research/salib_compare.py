"""Works the estimates of SalibPoints out again with SALib, from the same points and outputs.

Run: python3 salib_compare.py FOLDER, with numpy, scipy and SALib 1.5 where Python finds them.
Ends with 1 where two values differ by more than 1e-9 although the estimator is the same.
"""

import sys
from pathlib import Path

import numpy as np
from SALib.analyze import morris as salib_morris
from SALib.analyze import sobol as salib_sobol

folder = Path(sys.argv[1])
worst = 0.0


def estimates(name):
    rows = [line.split(",") for line in (folder / f"{name}.estimates.csv").read_text().split()]
    return {(r[0], r[1], r[2]): tuple(float(c) for c in r[3:]) for r in rows}


def points(name):
    table = np.loadtxt(folder / f"{name}.points.csv", delimiter=",")
    return table[:, :-1], table[:, -1]


def same(what, ours, theirs):
    global worst
    worst = max(worst, abs(ours - theirs))
    print(f"  {what:28s} {ours: .12f} {theirs: .12f}  {abs(ours - theirs):.1e}")


for name, low, high in (("ishigami", -np.pi, np.pi), ("g", 0, 1)):
    x, y = points(name)
    d = x.shape[1]
    ours = estimates(name)
    stride = 2 * d + 2
    block = y.reshape(-1, stride)
    # SALib lays a base point out as A, A with columns of B, B with columns of A, B.
    a, b = block[:, 0], block[:, 1]
    ordered = np.column_stack([a, block[:, 2:], b]).ravel()
    problem = {
        "num_vars": d,
        "names": [f"x{k + 1}" for k in range(d)],
        "bounds": [[low, high]] * d,
    }
    found = salib_sobol.analyze(
        problem, ordered, calc_second_order=True, num_resamples=1000, seed=7
    )
    # SALib centres by the mean of all outputs, we by that of A and B, as published; its own
    # estimators on outputs that are centred so are the same ones.
    middle = np.r_[a, b].mean()
    centred = block - middle
    ca, cb = centred[:, 0], centred[:, 1]
    cab, cba = centred[:, 2 : 2 + d], centred[:, 2 + d :]
    print(f"{name}: N {len(block)}, ours, SALib's estimator, difference")
    for k in range(d):
        key = f"x{k + 1}"
        same(f"S1 {key}", ours["first_order", key, ""][0],
             salib_sobol.first_order(ca, cab[:, k], cb))
        same(f"ST {key}", ours["total_order", key, ""][0], found["ST"][k])
    for j in range(d):
        for k in range(j + 1, d):
            same(f"S2 x{j + 1} x{k + 1}", ours["second_order", f"x{j + 1}", f"x{k + 1}"][0],
                 salib_sobol.second_order(ca, cab[:, j], cab[:, k], cba[:, j], cb))
    print("  as analyze() centres them, and half widths of 95% intervals, ours and SALib's:")
    for k in range(d):
        key = f"x{k + 1}"
        value, lowest, highest = ours["first_order", key, ""]
        total, total_low, total_high = ours["total_order", key, ""]
        print(f"  {key} S1 {value: .6f} {found['S1'][k]: .6f}"
              f"  +-{(highest - lowest) / 2:.4f} {found['S1_conf'][k]:.4f}"
              f"   ST {total: .6f} {found['ST'][k]: .6f}"
              f"  +-{(total_high - total_low) / 2:.4f} {found['ST_conf'][k]:.4f}")

x, y = points("morris")
d = x.shape[1]
ours = estimates("morris")
problem = {
    "num_vars": d,
    "names": [f"x{k + 1}" for k in range(d)],
    "bounds": [[0, 1]] * d,
}
found = salib_morris.analyze(problem, x, y, num_levels=4, num_resamples=1000, seed=7)
print(f"morris: {len(y) // (d + 1)} trajectories, ours, SALib, difference")
for k in range(d):
    key = f"x{k + 1}"
    same(f"mu {key}", ours["mu", key, ""][0], found["mu"][k])
    same(f"mu_star {key}", ours["mu_star", key, ""][0], found["mu_star"][k])
    same(f"sigma {key}", ours["sigma", key, ""][0], found["sigma"][k])
    value, lowest, highest = ours["mu_star", key, ""]
    print(f"  {key} mu_star half width of 95%: {(highest - lowest) / 2:.4f}"
          f" {found['mu_star_conf'][k]:.4f}")
print(f"largest difference {worst:.1e}")
sys.exit(1 if worst > 1e-9 else 0)
