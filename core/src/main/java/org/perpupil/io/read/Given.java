package org.perpupil.io.read;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.TrustTerms;

/**
 * What inputs are read from: for each kind files, the values themselves, or nothing.
 *
 * @param schools files with the same columns, or the schools
 * @param formulas sets of formulas, the first of which a projection starts from
 */
public record Given(
    Part<List<Source>, SchoolTable> schools,
    List<FormulaName> formulas,
    Part<Source, Budgets> budgets,
    Part<Source, Staff> staff,
    Part<Source, Assumptions> assumptions,
    Part<Source, Map<String, TrustTerms>> trusts,
    Part<Source, Map<String, AuthorityTerms>> authorities,
    Part<Source, List<ServiceTerms>> services) {

  public Given {
    formulas = ImmutableList.copyOf(formulas);
  }

  /** One kind of input: at most one of the two. */
  public record Part<S, T>(@Nullable S source, @Nullable T value) {
    public static <S, T> Part<S, T> none() {
      return new Part<>(null, null);
    }

    public static <S, T> Part<S, T> read(S source) {
      return new Part<>(source, null);
    }

    public static <S, T> Part<S, T> read(Optional<S> source) {
      return new Part<>(source.orElse(null), null);
    }

    public static <S, T> Part<S, T> of(T value) {
      return new Part<>(null, value);
    }

    /** Returns what problems call it, where it is no file. */
    public String name(String otherwise) {
      return source != null ? source.toString() : otherwise;
    }

    public boolean isGiven() {
      return source != null || value != null;
    }

    /** Returns the value, what a reader makes of the source, or what nothing comes to. */
    public T or(Function<S, T> reader, T nothing) {
      if (source != null) {
        return reader.apply(source);
      }
      return value != null ? value : nothing;
    }
  }

  /** Returns files of a projection. */
  public static Given files(
      List<Source> schools,
      List<FormulaName> formulas,
      Source budgets,
      Optional<Source> staff,
      Optional<Source> assumptions) {
    return new Given(
        Part.read(schools),
        formulas,
        Part.read(budgets),
        Part.read(staff),
        Part.read(assumptions),
        Part.none(),
        Part.none(),
        Part.none());
  }

  /** Returns files on a disk. */
  public static Given files(
      List<Path> schools,
      String formulas,
      Path budgets,
      Optional<Path> staff,
      Optional<Path> assumptions) {
    return files(
        Source.of(schools),
        List.of(FormulaName.parse(formulas)),
        Source.of(budgets),
        staff.map(Source::of),
        assumptions.map(Source::of));
  }
}
