package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Files of schools that nobody made up: the shipped ones again and again, with needs, rates, costs
 * and cash of their own, which have as many decimals as files may have. Half of the schools spend
 * revenue on capital; two authorities share two trusts, one of which pools reserves and grant.
 */
final class AuthorityToCast {
  /** Codes that posts are worked out for, whose money has to fit the posts. */
  private static final Set<String> STAFF =
      Set.of("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E26", "I01", "OB01");

  private final Path folder;
  private final Random random;

  private AuthorityToCast(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Writes copies of the shipped schools and all that belongs to them to a folder. */
  static Path write(Path folder, long seed, int copies) throws IOException {
    AuthorityToCast files = new AuthorityToCast(Files.createDirectories(folder), seed);
    files.copy("schools.csv", copies, files::school);
    files.copy("budgets.csv", copies, files::budget);
    files.addCapital();
    files.copy("staff.csv", copies, (row, copy) -> row.put("id", row.get("id") + copy));
    files.copy("formulas.csv", 2, files::formula);
    files.copy("authorities.csv", 2, (row, copy) -> row.put("la_code", laCode(copy)));
    for (String name : List.of("trusts.csv", "services.csv", "assumptions.yaml")) {
      Files.copy(
          Run.WEXMOOR.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }

  private interface Change {
    void make(Map<String, String> row, String copy);
  }

  private void copy(String name, int copies, Change change) throws IOException {
    List<Map<String, String>> rows = Printed.csv(Run.WEXMOOR.resolve(name));
    List<String> lines = new ArrayList<>(List.of(String.join(",", rows.get(0).keySet())));
    for (int copy = 0; copy < copies; copy++) {
      for (Map<String, String> row : Printed.csv(Run.WEXMOOR.resolve(name))) {
        change.make(row, copy == 0 ? "" : "x" + copy);
        lines.add(String.join(",", row.values()));
      }
    }
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", UTF_8);
  }

  private void school(Map<String, String> row, String copy) {
    row.put("id", row.get("id") + copy);
    row.put("la_code", laCode(copy));
    row.replaceAll(
        (column, value) -> {
          if (value.isEmpty() || value.equals("0")) {
            return value;
          }
          boolean isShare = column.endsWith("_primary") || column.endsWith("_secondary");
          if (column.startsWith("pupils_")) {
            return scaled(value, 0.97, 1.03, 0);
          }
          if (isShare && !column.startsWith("year_groups")) {
            return scaled(value, 0.8, 1.1, 9);
          }
          return switch (column) {
            case "rates", "pfi" -> scaled(value, 0.9, 1.1, 2);
            case "mfg_baseline_per_pupil" -> scaled(value, 0.97, 1.02, 4);
            default -> value;
          };
        });
  }

  private void budget(Map<String, String> row, String copy) {
    row.put("id", row.get("id") + copy);
    if (!STAFF.contains(row.get("code"))) {
      row.put("amount", scaled(row.get("amount"), 0.95, 1.05, 2));
    }
  }

  private void addCapital() throws IOException {
    StringBuilder rows = new StringBuilder();
    Path budgets = folder.resolve("budgets.csv");
    String written = Files.readString(budgets, UTF_8);
    for (Map<String, String> school : Printed.csv(folder.resolve("schools.csv"))) {
      if (random.nextBoolean() && !written.contains("\n" + school.get("id") + ",E30,")) {
        rows.append(school.get("id")).append(",E30,").append(scaled("9000", 0, 2, 2)).append('\n');
      }
    }
    Files.writeString(budgets, written + rows, UTF_8);
  }

  private void formula(Map<String, String> row, String copy) {
    row.put("la_code", laCode(copy));
    row.replaceAll(
        (column, value) ->
            !column.endsWith("percent") && (column.startsWith("basic") || column.startsWith("lump"))
                ? scaled(value, 0.99, 1.01, 2)
                : value);
  }

  private static String laCode(String copy) {
    return copy.isEmpty() ? "999" : "998";
  }

  private String scaled(String value, double low, double high, int decimals) {
    double factor = low + (high - low) * random.nextDouble();
    return new BigDecimal(value)
        .multiply(BigDecimal.valueOf(factor))
        .setScale(decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
