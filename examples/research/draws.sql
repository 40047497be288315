-- A sweep's table and its draws in DuckDB.
-- Run: in the folder that holds risk.csv and draws.csv.gz of
--   perpupil sweep --plan PLAN --out risk.csv --draws draws.csv.gz
-- duckdb < draws.sql

-- The fan chart of every school. Identifiers are texts.
CREATE TABLE risk AS
SELECT * FROM read_csv('risk.csv', header = true, types = {'id': 'VARCHAR'});

PIVOT (
  SELECT id, year, statistic, value FROM risk
  WHERE level = 'school' AND measure = 'closing_reserve' AND statistic IN ('p05', 'p50', 'p95')
) ON statistic USING sum(value) ORDER BY id, year;

-- Draws are a row a world; tidy, a row a world, measure, year and unit.
CREATE TABLE draws AS SELECT * FROM read_csv('draws.csv.gz', header = true);

CREATE TABLE tidy AS
SELECT world,
       split_part(name, ':', 1) AS measure,
       split_part(name, ':', 2) AS year,
       split_part(name, ':', 3) AS level,
       split_part(name, ':', 4) AS id,
       value
FROM (UNPIVOT draws ON COLUMNS('.*:.*') INTO NAME name VALUE value);

SELECT id, year, count(*) FILTER (value < 0) AS below_0, count(*) AS worlds,
       round(avg(value), 4) AS mean
FROM tidy
WHERE measure = 'closing_reserve' AND level = 'school'
GROUP BY id, year ORDER BY id, year;

-- As Parquet, for other programs and larger sweeps.
COPY tidy TO 'tidy.parquet' (FORMAT parquet);
