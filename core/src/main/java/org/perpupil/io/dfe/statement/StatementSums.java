package org.perpupil.io.dfe.statement;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.perpupil.problem.Problem;

/** The products and sums that tie in every grant statement. */
final class StatementSums {
  private static final double HALF_A_PENNY = 0.005;

  /** Half of a share's last digit. */
  static final double HALF_A_SHARE = 5e-7;

  private static final ImmutableMap<String, Predicate<String>> PARTS =
      ImmutableMap.<String, Predicate<String>>builder()
          .put("basic", name -> name.startsWith("line:basic_"))
          .put("deprivation", name -> name.startsWith("line:idaci_") || name.startsWith("line:fsm"))
          .put("low_prior_attainment", name -> name.startsWith("line:lpa_"))
          .put("english_as_an_additional_language", name -> name.startsWith("line:eal"))
          .put("mobility", name -> name.startsWith("line:mobility_"))
          .put("pupil_led", StatementSums::isPupilLed)
          .build();

  private final GrantStatement statement;
  private final List<Problem> problems = new ArrayList<>();

  private StatementSums(GrantStatement statement) {
    this.statement = statement;
  }

  /** Returns what does not tie. */
  static List<Problem> check(GrantStatement statement) {
    StatementSums sums = new StatementSums(statement);
    statement
        .rows()
        .forEach(
            (key, row) -> {
              if (key.startsWith("line:")) {
                sums.product(row);
              }
            });
    PARTS.forEach((name, isPart) -> sums.total(name, sums.sum(isPart)));
    sums.totals();
    sums.chain();
    return sums.problems;
  }

  static boolean isPupilLed(String key) {
    return key.startsWith("line:") || key.equals("money:other_pupil_led");
  }

  static boolean isSchoolLed(String key) {
    return key.startsWith("lump:")
        || List.of("sparsity", "split_sites", "pfi", "fringe", "exceptional", "other_school_led")
            .contains(key.replaceFirst("^money:", ""));
  }

  /** Returns the pounds of protection: the guarantee less what a cap takes. */
  static double protection(GrantStatement statement) {
    return statement.pounds("guarantee:minimum_funding_guarantee")
        - statement.pounds("guarantee:capping_and_scaling")
        + statement.pounds("guarantee:mppl_restore")
        + statement.pounds("money:floor_top_up")
        + statement.pounds("money:gains_cap");
  }

  private double sum(Predicate<String> isPart) {
    double sum = 0;
    for (Map.Entry<String, StatementRow> row : statement.rows().entrySet()) {
      sum += isPart.test(row.getKey()) ? row.getValue().pounds() : 0;
    }
    return sum;
  }

  private void product(StatementRow row) {
    boolean isWhole = row.rate().isNumber() && row.pupils().isNumber();
    if (!isWhole) {
      if (row.pounds() != 0) {
        wrong(row, row.text(), "an amount with its rate and pupils");
      }
      return;
    }
    double share = row.weighting().isNumber() ? row.weighting().value() : 1;
    double product = row.rate().value() * share * row.pupils().value();
    double tolerance =
        HALF_A_PENNY
            + HALF_A_SHARE * row.rate().value() * row.pupils().value()
            + (row.rate().value() == 0 ? 0 : row.rate().halfUnit()) * share * row.pupils().value();
    if (Math.abs(product - row.pounds()) > tolerance + 1e-9) {
      wrong(
          row,
          row.text(),
          "rate × weighting × pupils (" + Problem.plain(Math.rint(product * 100) / 100) + " here)");
    }
  }

  private void totals() {
    double pupilLed = sum(StatementSums::isPupilLed);
    double schoolLed = sum(StatementSums::isSchoolLed);
    double rates = statement.pounds("money:rates");
    double level = statement.pounds("money:mppl_top_up");
    double protection = protection(statement);
    double share = pupilLed + schoolLed + level;
    // Rates are paid for academies; their statements may leave them out of totals.
    total("school_led", schoolLed, schoolLed + rates);
    total("adjustments", level);
    total("budget_share", share, share + rates);
    total("protection", protection);
    double others = statement.pounds("money:dedelegation");
    for (String code : List.of("I03", "I06")) {
      others += statement.pounds("budget:" + code);
    }
    double all = share + protection + others;
    total("allocation", all, all + rates);
    boolean hasTotal =
        statement.amount("total:budget_share").isPresent()
            || statement.amount("total:allocation").isPresent();
    if (!hasTotal) {
      problems.add(
          Problem.error(
              statement.place(),
              "no total",
              "the row Total school budget share or Total allocation",
              "the file was cut when it was saved"));
    }
  }

  /** The guarantee's chain, as far as it stands there. */
  private void chain() {
    double previous =
        guarantee("previous_budget_share")
            + guarantee("rolled_in_grants")
            - guarantee("previous_exclusions")
            - guarantee("previous_lump_sum")
            - guarantee("previous_sparsity")
            - guarantee("previous_split_sites")
            - guarantee("previous_pfi")
            - guarantee("previous_technical_adjustments");
    if (statement.amount("guarantee:previous_budget_share").isPresent()) {
      step("previous_adjusted", previous, 10 * HALF_A_PENNY, "what stands above it comes to");
    }
    double pupils = guarantee("previous_pupils");
    if (pupils > 0 && statement.amount("guarantee:previous_adjusted").isPresent()) {
      step("unit", guarantee("previous_adjusted") / pupils, HALF_A_PENNY, "money by pupils");
    }
    double current =
        guarantee("budget_share")
            - guarantee("exclusions")
            - guarantee("lump_sum")
            - guarantee("sparsity")
            - guarantee("split_sites")
            - guarantee("pfi")
            - guarantee("technical_adjustments");
    if (statement.amount("guarantee:budget_share").isPresent()) {
      step("adjusted", current, 10 * HALF_A_PENNY, "what stands above it comes to");
    }
    double now = guarantee("pupils");
    if (now > 0 && statement.amount("guarantee:guaranteed_unit").isPresent()) {
      step(
          "guaranteed",
          guarantee("guaranteed_unit") * now,
          HALF_A_PENNY * (now + 2),
          "guaranteed amount per pupil × pupils");
    }
    boolean isWhole =
        statement.amount("guarantee:guaranteed").isPresent()
            && statement.amount("guarantee:adjusted").isPresent();
    if (isWhole) {
      step(
          "minimum_funding_guarantee",
          Math.max(0, guarantee("guaranteed") - guarantee("adjusted")),
          4 * HALF_A_PENNY,
          "guaranteed less adjusted budget share, 0 or more");
    }
  }

  private double guarantee(String name) {
    return statement.pounds("guarantee:" + name);
  }

  private void step(String name, double expected, double tolerance, String what) {
    Optional<StatementRow> row = statement.find("guarantee:" + name);
    if (row.isPresent()
        && row.get().amount().isNumber()
        && Math.abs(row.get().pounds() - expected) > tolerance + 1e-7) {
      wrong(
          row.get(),
          row.get().text(),
          what + " (" + Problem.plain(Math.rint(expected * 100) / 100) + " here)");
    }
  }

  private void total(String name, double... sums) {
    Optional<StatementRow> row = statement.find("total:" + name);
    if (row.isEmpty() || !row.get().amount().isNumber()) {
      return;
    }
    // Some statements add lines as they are and round the sum.
    double tolerance = HALF_A_PENNY * (statement.rows().size() + 1);
    for (double sum : sums) {
      if (Math.abs(row.get().pounds() - sum) <= tolerance) {
        return;
      }
    }
    wrong(
        row.get(),
        row.get().text(),
        "the sum of its rows (" + Problem.plain(Math.rint(sums[0] * 100) / 100) + " here)");
  }

  private void wrong(StatementRow row, String found, String expected) {
    problems.add(
        Problem.error(
            row.place() + " (" + row.description() + ")",
            found.isEmpty() ? "nothing" : found,
            expected,
            "a cell was changed after the file was downloaded, or a row was taken out"));
  }
}
