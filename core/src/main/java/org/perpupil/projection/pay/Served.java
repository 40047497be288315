package org.perpupil.projection.pay;

import java.util.Comparator;
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
    private static final Comparator<Kind> KINDS =
        Comparator.comparing(Kind::followsTeachers).thenComparing(Kind::pension);
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::code)
            .thenComparing(key -> key.kind().isEmpty())
            .thenComparing(key -> key.kind().orElse(Kind.NONE), KINDS);

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
      return ORDER.compare(this, other);
    }
  }

  /** A kind of salary. */
  record Kind(boolean followsTeachers, Pension pension) {
    static final Kind NONE = new Kind(false, Pension.NONE);
  }
}
