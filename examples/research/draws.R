# A sweep's table and its draws in R, without packages.
# Run: Rscript draws.R FOLDER ID, where FOLDER holds risk.csv and draws.csv.gz of
#   perpupil sweep --plan PLAN --out risk.csv --draws draws.csv.gz

given <- commandArgs(trailingOnly = TRUE)
folder <- given[1]
school <- given[2]

# The fan chart of a school: a row a year, a column a quantile. Identifiers are texts.
risk <- read.csv(file.path(folder, "risk.csv"), colClasses = c(id = "character"))
fan <- subset(risk, level == "school" & id == school & measure == "closing_reserve" &
                statistic %in% c("p05", "p50", "p95"))
print(round(tapply(fan$value, list(fan$year, fan$statistic), sum)))

# Draws are a row a world; outputs have colons in their names, which R keeps if asked to. What a
# school drew for itself is named with "of" and its identifier.
draws <- read.csv(file.path(folder, "draws.csv.gz"), check.names = FALSE)
outputs <- grep(":", names(draws), value = TRUE)
inputs <- setdiff(grep(" of ", names(draws), value = TRUE, invert = TRUE), outputs)
last <- strsplit(tail(outputs, 1), ":")[[1]][2]
reserve <- draws[[paste("closing_reserve", last, "school", school, sep = ":")]]
cat(sprintf("below 0 in %s: %d of %d worlds\n", last, sum(reserve < 0), nrow(draws)))
cat(sprintf("mean %.4f\n", mean(reserve)))

# How the reserve moves with each input that all schools have in common.
numbers <- draws[setdiff(inputs, "world")]
varies <- vapply(numbers, function(column) length(unique(column)) > 1, logical(1))
print(round(sort(cor(numbers[varies], reserve)[, 1]), 3))

# The failing worlds alone, to be run again with sweep --worlds (under another scenario, say).
write.csv(draws[reserve < 0, inputs], file.path(folder, "failing.csv"), row.names = FALSE)
