package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;
import org.perpupil.school.School;

/**
 * Which schools are wanted: all of them where nothing is named, else those that every kind of name
 * that is used allows.
 *
 * @param authorities codes
 * @param urns numbers of schools
 * @param trusts names, in any case
 */
public record Selection(Set<String> authorities, Set<String> urns, Set<String> trusts) {
  /** Copies the names. */
  public Selection {
    authorities = ImmutableSet.copyOf(authorities);
    urns = ImmutableSet.copyOf(urns);
    trusts =
        trusts.stream()
            .map(trust -> trust.toLowerCase(Locale.ROOT))
            .collect(ImmutableSet.toImmutableSet());
  }

  boolean has(AllocationRow row) {
    return (authorities.isEmpty() || authorities.contains(row.laCode()))
        && (urns.isEmpty() || urns.contains(row.urn()))
        && (trusts.isEmpty() || trusts.contains(row.trust().toLowerCase(Locale.ROOT)));
  }

  boolean has(String laCode) {
    return authorities.isEmpty() || authorities.contains(laCode);
  }

  boolean has(School school) {
    return (authorities.isEmpty() || authorities.contains(school.laCode()))
        && (urns.isEmpty() || urns.contains(school.id()))
        && (trusts.isEmpty()
            || trusts.contains(school.trust().orElse("").toLowerCase(Locale.ROOT)));
  }

  /** Returns whether an authority may hold a school that is wanted. */
  boolean mayHold(Collection<AllocationRow> authority) {
    return authority.stream().anyMatch(this::has);
  }

  /** Returns what was named and is not in the file. */
  List<Problem> absent(AllocationTable table) {
    List<Problem> problems = new ArrayList<>();
    check("an authority", authorities, AllocationRow::laCode, table, problems);
    check("a school's URN", urns, AllocationRow::urn, table, problems);
    check("a trust", trusts, row -> row.trust().toLowerCase(Locale.ROOT), table, problems);
    return problems;
  }

  private static void check(
      String what,
      Set<String> wanted,
      Function<AllocationRow, String> name,
      AllocationTable table,
      List<Problem> problems) {
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> known =
        table.rows().stream()
            .map(name)
            .filter(text -> !text.isEmpty())
            .collect(ImmutableSet.toImmutableSet());
    for (String text : wanted) {
      if (!known.contains(text)) {
        String otherwise =
            known.isEmpty()
                ? "this file does not tell it"
                : "its row was left out, or it stands in another file";
        problems.add(
            Problem.error(
                table.file().toString(),
                text,
                what + " of the file",
                Names.advice(text, known, otherwise)));
      }
    }
  }
}
