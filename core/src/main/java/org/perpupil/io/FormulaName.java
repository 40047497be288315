package org.perpupil.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.rates.FundingYear;

/**
 * What a formula may be named by: an edition of the national one, a file of local ones, or the
 * formulas themselves.
 *
 * <p>Immutable and thread-safe.
 */
public final class FormulaName {
  private static final String NATIONAL = "nff:";

  private final String shown;
  private final @Nullable String edition;
  private final @Nullable Source file;
  private final @Nullable Formulas formulas;

  private FormulaName(
      String shown, @Nullable String edition, @Nullable Source file, @Nullable Formulas formulas) {
    this.shown = shown;
    this.edition = edition;
    this.file = file;
    this.formulas = formulas;
  }

  /**
   * Returns what a text names: {@code nff:} and an edition, such as {@code nff:2025-26}, or else a
   * file.
   */
  public static FormulaName parse(String text) {
    return isNational(text)
        ? new FormulaName(text, edition(text.substring(NATIONAL.length())), null, null)
        : of(Path.of(text));
  }

  /** Returns an edition as rate books name it, where it is a year. */
  private static String edition(String written) {
    return FundingYear.find(written).map(FundingYear::toString).orElse(written);
  }

  /** Returns the name of a national formula, such as that of {@code 2025-26}. */
  public static FormulaName national(String edition) {
    return parse(NATIONAL + edition);
  }

  /** Returns a file of local formulas. */
  public static FormulaName of(Path file) {
    return of(Source.of(file));
  }

  /** Returns a file of local formulas, or its content in memory. */
  public static FormulaName of(Source file) {
    return new FormulaName(file.toString(), null, file, null);
  }

  /** Returns formulas that are known. */
  public static FormulaName of(Formulas formulas) {
    String title =
        formulas.all().stream()
            .map(Formula::title)
            .distinct()
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return new FormulaName(title, null, null, formulas);
  }

  /** Returns one formula that pays every school. */
  public static FormulaName of(Formula formula) {
    return of(Formulas.forAll(formula));
  }

  /** Returns whether a text names a national formula, {@code nff:} and an edition, not a file. */
  public static boolean isNational(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(NATIONAL);
  }

  /** Returns the edition of a national formula, or nothing when it is named otherwise. */
  public Optional<String> edition() {
    return Optional.ofNullable(edition);
  }

  /** Returns the file, or nothing when it is named otherwise. */
  public Optional<Source> file() {
    return Optional.ofNullable(file);
  }

  /** Returns the formulas that were given, or nothing when they are named. */
  public Optional<Formulas> formulas() {
    return Optional.ofNullable(formulas);
  }

  /** Returns the name as it was given, or the titles of formulas that were. */
  @Override
  public String toString() {
    return shown;
  }
}
