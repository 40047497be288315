package org.perpupil.formula.factor;

import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;

/** A line, declared where its rule is. Immutable and thread-safe. */
public final class DeclaredLine implements Line {
  private final String fileName;
  private final String label;
  private final Group group;
  private final Counting counting;
  private final Stage stage;

  /** Looked up once; a second look finds the same. */
  private int index = -1;

  private DeclaredLine(String fileName, String label, Group group, Counting counting, Stage stage) {
    this.fileName = fileName;
    this.label = label;
    this.group = group;
    this.counting = counting;
    this.stage = stage;
  }

  /** Returns a line whose money is paid by terms. */
  public static DeclaredLine paid(String fileName, String label, Counting counting) {
    return paid(fileName, label, counting, Stage.ANY);
  }

  /** Returns a line whose money is paid by terms, for pupils of one stage alone. */
  public static DeclaredLine paid(String fileName, String label, Counting counting, Stage stage) {
    Group group =
        switch (counting) {
          case PUPILS -> Group.PUPIL_LED;
          case SCHOOL, PREMISES, OTHER -> Group.SCHOOL_LED;
          case RATES -> Group.RATES;
          case DERIVED ->
              throw new IllegalArgumentException(fileName + " is paid, and so not derived");
        };
    return new DeclaredLine(fileName, label, group, counting, stage);
  }

  /** Returns a line that follows from others. */
  public static DeclaredLine derived(String fileName, String label, Group group) {
    return new DeclaredLine(fileName, label, group, Counting.DERIVED, Stage.ANY);
  }

  @Override
  public Group group() {
    return group;
  }

  @Override
  public Counting counting() {
    return counting;
  }

  @Override
  public boolean mayBeNotionalSen() {
    return counting != Counting.DERIVED && counting != Counting.RATES;
  }

  @Override
  public boolean isPrimary() {
    return stage == Stage.PRIMARY;
  }

  @Override
  public boolean isSecondary() {
    return stage == Stage.SECONDARY;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public int index() {
    if (index < 0) {
      index = Line.indexOf(this);
    }
    return index;
  }

  @Override
  public int compareTo(Line other) {
    return Integer.compare(index(), other.index());
  }

  /** Follows from the name, so that no order rests on where objects lie in memory. */
  @Override
  public int hashCode() {
    return fileName.hashCode();
  }

  @Override
  public String toString() {
    return fileName;
  }

  /** The pupils that a line pays for. */
  public enum Stage {
    /** Pupils up to Year 6. */
    PRIMARY,
    /** Pupils from Year 7 on. */
    SECONDARY,
    /** The whole school. */
    ANY
  }
}
