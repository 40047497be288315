package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.school.SchoolField;

/**
 * English as an additional language (EAL): pupils in their first one, two or three years in school,
 * as the formula says; three in the national formula.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66;
 * amounts as published for 3,253 academies in 2017-18.
 */
public final class EnglishAsAdditionalLanguage implements Factor {
  private static final int NATIONAL_YEARS = 3;

  /** Primary pupils. */
  public static final Stage PRIMARY =
      Stage.of(
          "primary",
          Base.PRIMARY,
          DeclaredLine.Stage.PRIMARY,
          SchoolField.EAL1_PRIMARY,
          SchoolField.EAL2_PRIMARY,
          SchoolField.EAL3_PRIMARY);

  /** Pupils from Year 7 on. */
  public static final Stage SECONDARY =
      Stage.of(
          "secondary",
          Base.SECONDARY,
          DeclaredLine.Stage.SECONDARY,
          SchoolField.EAL1_SECONDARY,
          SchoolField.EAL2_SECONDARY,
          SchoolField.EAL3_SECONDARY);

  private static final ImmutableList<Stage> STAGES = ImmutableList.of(PRIMARY, SECONDARY);

  /**
   * What one phase is paid by.
   *
   * @param shares share of pupils in their first year in school, first two, first three
   * @param years which of these counts
   */
  public record Stage(
      List<SchoolField> shares,
      DeclaredParameter years,
      DeclaredParameter rate,
      DeclaredLine line,
      Base base) {
    private static Stage of(
        String phase, Base base, DeclaredLine.Stage stage, SchoolField... shares) {
      String name = "eal_" + phase;
      String label = "English as an additional language, " + phase;
      return new Stage(
          ImmutableList.copyOf(shares),
          DeclaredParameter.of(
              "eal_years_" + phase,
              Parameter.Kind.YEARS,
              Parameter.Purpose.NEEDS,
              "years in school that EAL counts, " + phase + ": 1, 2 or 3"),
          DeclaredParameter.of(name, Parameter.Kind.PER_PUPIL, Parameter.Purpose.NEEDS, label)
              .needed()
              .inBooksAs("eal3_" + phase),
          DeclaredLine.paid(name, label, Counting.PUPILS, stage),
          base);
    }
  }

  @Override
  public List<SchoolField> fields() {
    return STAGES.stream().flatMap(stage -> stage.shares.stream()).toList();
  }

  @Override
  public List<Parameter> parameters() {
    return STAGES.stream().flatMap(stage -> Stream.<Parameter>of(stage.years, stage.rate)).toList();
  }

  @Override
  public List<Line> lines() {
    return STAGES.stream().<Line>map(Stage::line).toList();
  }

  @Override
  public void compile(Assembly to) {
    for (Stage stage : STAGES) {
      OptionalDouble years = to.formula().value(stage.years);
      if (years.isPresent() && to.formula().pays(stage.rate)) {
        SchoolField share = stage.shares.get((int) years.getAsDouble() - 1);
        to.pay(stage.line, stage.rate, to.shares(share, stage.rate, stage.base), stage.base);
      }
    }
  }

  @Override
  public void check(Formula formula, List<Problem> problems) {
    STAGES.forEach(stage -> Checks.needs(formula, stage.rate, stage.years, problems));
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    for (Stage stage : STAGES) {
      boolean isOther = formula.value(stage.years).orElse(NATIONAL_YEARS) != NATIONAL_YEARS;
      if (!formula.year().isBefore(2023) && isOther) {
        Checks.warn(formula, stage.years, "3 years from 2023-24 on", problems);
      }
    }
  }

  @Override
  public void completeNational(RateBook book, Formula.Builder formula) {
    Rate threeYears = book.rate(PRIMARY.rate.bookName());
    for (Stage stage : STAGES) {
      formula.set(
          stage.years,
          new Rate(
              stage.years.fileName(),
              NATIONAL_YEARS,
              stage.years.kind().unit(),
              threeYears.status(),
              threeYears.source()));
    }
  }
}
