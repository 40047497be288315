package org.perpupil.formula;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;

/** Turns a book of national rates into a formula. */
final class NationalFormula {
  /** Names that differ between the books, which count EAL over three years, and formulas. */
  private static final ImmutableMap<Parameter, String> BOOK_NAMES =
      ImmutableMap.of(
          Parameter.EAL_PRIMARY, "eal3_primary", Parameter.EAL_SECONDARY, "eal3_secondary");

  private NationalFormula() {}

  static Formula of(RateBook book) {
    List<String> missing = new ArrayList<>();
    Formula.Builder formula = Formula.national(book.title(), book.rulesOf());
    for (Parameter parameter : Parameter.values()) {
      String name = BOOK_NAMES.getOrDefault(parameter, parameter.fileName());
      book.find(name)
          .ifPresentOrElse(
              rate -> formula.set(parameter, rate),
              () -> {
                if (isNeeded(parameter, book)) {
                  missing.add(name);
                }
              });
    }
    if (!missing.isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "national rate book " + book.edition(),
              book.rates().size() + " rates",
              "the rates of a whole formula; these are not known: " + String.join(", ", missing),
              "an edition that is complete serves, raised by what you expect of prices"));
    }
    Rate threeYears = book.rate("eal3_primary");
    for (Parameter years : List.of(Parameter.EAL_YEARS_PRIMARY, Parameter.EAL_YEARS_SECONDARY)) {
      formula.set(
          years,
          new Rate(
              years.fileName(), 3, years.kind().unit(), threeYears.status(), threeYears.source()));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      formula.sizeTaper(group, SizeTaper.NFF);
      formula.distanceTaper(group, !book.rulesOf().isBefore(2022));
    }
    return formula.build();
  }

  private static boolean isNeeded(Parameter parameter, RateBook book) {
    int year = book.rulesOf().start();
    boolean isProposal = !book.edition().equals(book.rulesOf().toString());
    return switch (parameter) {
      case MOBILITY_PRIMARY, MOBILITY_SECONDARY, MOBILITY_THRESHOLD_PERCENT -> year >= 2020;
      case MPPL_PRIMARY, MPPL_KS3, MPPL_KS4 -> !isProposal;
      case FLOOR_PERCENT -> true;
      case EAL_YEARS_PRIMARY,
          EAL_YEARS_SECONDARY,
          LPA_PRIMARY_INDICATOR,
          LPA_Y1_4_WEIGHTING,
          LAC,
          SPLIT_SITE_BASIC,
          SPLIT_SITE_DISTANCE,
          FRINGE,
          MFG_PERCENT,
          GAINS_CAP_PERCENT,
          GAINS_SCALING_PERCENT,
          GAINS_CAP_REMAINING_PERCENT ->
          false;
      default -> !parameter.fileName().startsWith("idaci_band");
    };
  }
}
