package org.perpupil.projection.pay;

import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;

/**
 * Posts that stay as they are, of one code and kind, as a column over the schools.
 *
 * @param code the code that they are paid under
 * @param row the row of the cost table that prices them, or -1 for heads
 * @param amounts by school, how many posts of the row's salary they are together, or how many heads
 */
@SuppressWarnings("ArrayRecordComponent")
public record Served(BudgetCode code, int row, double[] amounts) {
  /** What posts are added up by, in an order that depends on nothing else. */
  record Key(BudgetCode code, Optional<Kind> kind) implements Comparable<Key> {
    static Key of(BudgetCode code, boolean followsTeachers, Pension pension) {
      return new Key(code, Optional.of(new Kind(followsTeachers, pension)));
    }

    static Key heads(BudgetCode code) {
      return new Key(code, Optional.empty());
    }

    /** Returns the same under another code. */
    Key under(BudgetCode other) {
      return new Key(other, kind);
    }

    @Override
    public int compareTo(Key other) {
      // By hand, since every post of a country is looked up by it.
      int byCode = code.compareTo(other.code);
      if (byCode != 0) {
        return byCode;
      }
      int byKind = Boolean.compare(kind.isEmpty(), other.kind.isEmpty());
      return byKind != 0 || kind.isEmpty()
          ? byKind
          : kind.get().compareTo(other.kind.orElseThrow());
    }
  }

  /** A kind of salary. */
  record Kind(boolean followsTeachers, Pension pension) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byRole = Boolean.compare(followsTeachers, other.followsTeachers);
      return byRole != 0 ? byRole : pension.compareTo(other.pension);
    }
  }
}
