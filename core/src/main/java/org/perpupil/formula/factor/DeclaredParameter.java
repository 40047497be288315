package org.perpupil.formula.factor;

import org.perpupil.formula.Parameter;
import org.perpupil.problem.Range;
import org.perpupil.rates.RateBook;

/** A rate or setting, declared where its rule is. Immutable and thread-safe. */
public final class DeclaredParameter implements Parameter {
  private static final int NEVER = Integer.MAX_VALUE;

  private final String fileName;
  private final Kind kind;
  private final Range range;
  private final Purpose purpose;
  private final String description;
  private final Holder holder;
  private final InBooks inBooks;

  /** Looked up once; a second look finds the same. */
  private int index = -1;

  private DeclaredParameter(
      String fileName,
      Kind kind,
      Range range,
      Purpose purpose,
      String description,
      Holder holder,
      InBooks inBooks) {
    this.fileName = fileName;
    this.kind = kind;
    this.range = range;
    this.purpose = purpose;
    this.description = description;
    this.holder = holder;
    this.inBooks = inBooks;
  }

  /** Returns a parameter of local and national formulas, which national rate books may lack. */
  public static DeclaredParameter of(
      String fileName, Kind kind, Purpose purpose, String description) {
    InBooks optional = new InBooks(fileName, NEVER, false);
    return new DeclaredParameter(
        fileName, kind, kind.range(), purpose, description, Holder.ANY, optional);
  }

  /** Returns the same parameter with other usual values than its kind's; others are warned of. */
  public DeclaredParameter usually(double low, double high) {
    return new DeclaredParameter(
        fileName, kind, range.usually(low, high), purpose, description, holder, inBooks);
  }

  /** Returns the same parameter for local formulas alone. */
  public DeclaredParameter localOnly() {
    return heldBy(Holder.LOCAL);
  }

  /** Returns the same parameter for the national formula alone. */
  public DeclaredParameter nationalOnly() {
    return heldBy(Holder.NATIONAL);
  }

  /** Returns the same parameter, which every national rate book must have. */
  public DeclaredParameter needed() {
    return inBooks(new InBooks(inBooks.name, 0, true));
  }

  /** Returns the same parameter, which every national rate book from a year on must have. */
  public DeclaredParameter neededFrom(int year) {
    return inBooks(new InBooks(inBooks.name, year, true));
  }

  /** Returns the same parameter, which national rate books must have but for proposals. */
  public DeclaredParameter neededUnlessProposed() {
    return inBooks(new InBooks(inBooks.name, 0, false));
  }

  /** Returns the same parameter, which national rate books may lack. */
  public DeclaredParameter optional() {
    return inBooks(new InBooks(inBooks.name, NEVER, false));
  }

  /** Returns the same parameter, which national rate books have under another name. */
  public DeclaredParameter inBooksAs(String name) {
    return inBooks(new InBooks(name, inBooks.neededFrom, inBooks.neededInProposals));
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Range range() {
    return range;
  }

  @Override
  public Purpose purpose() {
    return purpose;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public boolean isLocal() {
    return holder != Holder.NATIONAL;
  }

  @Override
  public boolean isNational() {
    return holder != Holder.LOCAL;
  }

  /** Returns the name in national rate books. */
  public String bookName() {
    return inBooks.name;
  }

  /** Returns whether a national rate book is not whole without it. */
  public boolean isNeeded(RateBook book) {
    boolean isProposal = !book.edition().equals(book.rulesOf().toString());
    return !book.rulesOf().isBefore(inBooks.neededFrom)
        && (inBooks.neededInProposals || !isProposal);
  }

  @Override
  public int index() {
    if (index < 0) {
      index = Parameter.indexOf(this);
    }
    return index;
  }

  @Override
  public int compareTo(Parameter other) {
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

  private DeclaredParameter heldBy(Holder other) {
    return new DeclaredParameter(fileName, kind, range, purpose, description, other, inBooks);
  }

  private DeclaredParameter inBooks(InBooks other) {
    return new DeclaredParameter(fileName, kind, range, purpose, description, holder, other);
  }

  /** Which formulas may hold a parameter. */
  private enum Holder {
    ANY,
    LOCAL,
    NATIONAL
  }

  /** What a national rate book calls a parameter, and from which year on it must have it. */
  private record InBooks(String name, int neededFrom, boolean neededInProposals) {}
}
