"""A sweep's table and its draws in pandas.

Run: python3 draws_pandas.py FOLDER ID, where FOLDER holds risk.csv and draws.csv.gz of
    perpupil sweep --plan PLAN --out risk.csv --draws draws.csv.gz
"""

import json
import sys

import pandas as pd

folder, school = sys.argv[1:3]

# The fan chart of a school: a row a year, a column a quantile. Identifiers are texts.
risk = pd.read_csv(f"{folder}/risk.csv", dtype={"id": str})
fan = risk[
    (risk.level == "school")
    & (risk.id == school)
    & (risk.measure == "closing_reserve")
    & risk.statistic.isin(["p05", "p50", "p95"])
].pivot(index="year", columns="statistic", values="value")
print(fan.round(0))

# Draws are a row a world; the summary beside them tells what each column is, and its unit.
draws = pd.read_csv(f"{folder}/draws.csv.gz")
with open(f"{folder}/draws.csv.summary.json", encoding="utf-8") as summary:
    columns = json.load(summary)["columns"]
outputs = [column["name"] for column in columns if column["kind"] == "output"]
inputs = ["world"] + [column["name"] for column in columns if column["kind"] == "input"]
last = outputs[-1].split(":")[1]
reserve = f"closing_reserve:{last}:school:{school}"
failing = draws[draws[reserve] < 0]
print(f"below 0 in {last}: {len(failing)} of {len(draws)} worlds")
print(f"mean {draws[reserve].mean():.4f}")

# Tidy: a row a world, measure, year and unit.
tidy = draws.set_index("world")[outputs].melt(ignore_index=False, var_name="column")
tidy[["measure", "year", "level", "id"]] = tidy.pop("column").str.split(":", n=3, expand=True)
print(tidy.groupby(["measure", "year"]).value.mean().round(2).head())

# The failing worlds alone, to be run again with sweep --worlds (under another scenario, say).
failing[inputs].to_csv(f"{folder}/failing.csv", index=False)
