package org.perpupil.formula.protection;

/**
 * What a run remembers of the year before, and the baselines that follow from it.
 *
 * <p>Everything is in pounds of a full year. Before the first year this is what the schools' own
 * columns say. Mutable, for one thread.
 */
public final class LastYear {
  private final double[] share;
  private final double[] pupils;
  private final double[] guaranteePupils;
  private final double[] premises;
  private final double[] leftOutOfFloor;
  private boolean given;

  /** Whether every school had a share that can be compared. */
  private boolean areAllSharesKnown;

  /** Columns of the schools, read only. */
  private double[] givenGuaranteeBaseline = new double[0];

  private double[] givenFloorBaseline = new double[0];
  private double[] givenOrNoFloor = new double[0];
  private double[] mostOfGivenFloor = new double[0];
  private double[] exclusions = new double[0];
  private double[] technical = new double[0];

  /** Makes room for as many schools as given. */
  public LastYear(int capacity) {
    this.share = new double[capacity];
    this.pupils = new double[capacity];
    this.guaranteePupils = new double[capacity];
    this.premises = new double[capacity];
    this.leftOutOfFloor = new double[capacity];
  }

  /** Takes what the schools' columns say of the year before the first. */
  public void start(ProtectionColumns columns, int size) {
    givenGuaranteeBaseline = columns.guaranteeBaseline;
    givenFloorBaseline = columns.floorBaseline;
    givenOrNoFloor = columns.floorBaselineOrZero;
    mostOfGivenFloor = columns.mostOfFloor;
    copy(columns.previousShare, share, size);
    copy(columns.previousPupils, guaranteePupils, size);
    exclusions = columns.previousExclusions;
    technical = columns.previousTechnical;
    copy(columns.previousPremises, premises, size);
    this.given = true;
  }

  /**
   * Takes the year that has just been run.
   *
   * @param rolledIn pounds that were grants in that year and are in the formula from the next
   */
  public void carry(
      ProtectionColumns columns,
      UnprotectedYear year,
      double[] budgetShare,
      double[] rolledIn,
      int size) {
    double[] rates = year.rates;
    for (int i = 0; i < size; i++) {
      share[i] = budgetShare[i] - rates[i] + rolledIn[i];
    }
    areAllSharesKnown = areAllKnown(share, size);
    if (columns.isAnyOwnCount) {
      for (int i = 0; i < size; i++) {
        guaranteePupils[i] = columns.guaranteePupils(i, year.pupils[i]);
      }
    } else {
      copy(year.pupils, guaranteePupils, size);
    }
    copy(year.pupils, pupils, size);
    exclusions = columns.exclusions;
    technical = columns.technical;
    copy(year.premises, premises, size);
    double[] other = year.other;
    for (int i = 0; i < size; i++) {
      leftOutOfFloor[i] = premises[i] + other[i];
    }
    this.given = false;
  }

  /** Leaves money of last year out that no protection follows. */
  public void leaveOut(int row, double pounds) {
    share[row] -= pounds;
    areAllSharesKnown &= !Double.isNaN(share[row]);
  }

  /** Begins a school that others merge into: nothing of its own was before. */
  public void clear(int row) {
    share[row] = 0;
    pupils[row] = 0;
    guaranteePupils[row] = 0;
    premises[row] = 0;
    leftOutOfFloor[row] = 0;
  }

  /**
   * Adds what was before of a school that merges into one that was {@linkplain #clear cleared}, so
   * that its baselines are those of the others by their pupils.
   *
   * @param takenOff this year's lump sum and sparsity of the school that merges; those of the one
   *     that it merges into are added to the sum once, see {@link #leaveOut}
   */
  public void join(int row, LastYear of, int ofRow, double takenOff) {
    share[row] += of.share[ofRow] - takenOff;
    areAllSharesKnown &= !Double.isNaN(share[row]);
    pupils[row] += of.pupils[ofRow];
    guaranteePupils[row] += of.guaranteePupils[ofRow];
    premises[row] += of.premises[ofRow];
    leftOutOfFloor[row] += of.leftOutOfFloor[ofRow];
  }

  /** Returns whether it is the schools' own columns that say what was before. */
  public boolean isGiven() {
    return given;
  }

  /**
   * Returns the baseline of the local guarantee in pounds per pupil.
   *
   * @param takenOff this year's lump sum and sparsity
   * @param withoutPremises whether split sites and PFI are left out
   * @return NaN where there is none; 0 or less where lump sum and sparsity leave nothing of last
   *     year's share, so that the school cannot be paid
   */
  double guaranteeBaseline(int row, double takenOff, boolean withoutPremises) {
    if (given && Double.isNaN(share[row])) {
      return givenGuaranteeBaseline[row];
    }
    double money =
        LocalProtection.protectedMoney(
            share[row],
            takenOff,
            exclusions[row],
            technical[row],
            withoutPremises ? premises[row] : 0);
    return guaranteePupils[row] > 0 ? money / guaranteePupils[row] : Double.NaN;
  }

  /** Returns the baseline of the national floor in pounds per pupil; NaN where there is none. */
  double floorBaseline(int row, double takenOff) {
    return given
        ? givenFloorBaseline[row]
        : NationalProtection.baseline(share[row], leftOutOfFloor[row], takenOff, pupils[row]);
  }

  /** Writes the top-ups to the national floor; NaN for a school that this year cannot pay. */
  void floors(double floor, UnprotectedYear year, int size, double[] topUps) {
    if (given) {
      FloorColumns.given(floor, givenOrNoFloor, mostOfGivenFloor, year, size, topUps);
    } else {
      FloorColumns.following(floor, share, leftOutOfFloor, pupils, year, size, topUps);
      for (int i = 0; i < size && !areAllSharesKnown; i++) {
        // Without a share of last year there is no floor, as without pupils.
        topUps[i] = Double.isNaN(share[i]) ? 0 : topUps[i];
      }
    }
  }

  /** Returns whether no value is NaN; a sum of them all is NaN as soon as one is. */
  private static boolean areAllKnown(double[] values, int size) {
    double one = 0;
    double two = 0;
    double three = 0;
    double four = 0;
    int i = 0;
    for (; i + 4 <= size; i += 4) {
      one += values[i];
      two += values[i + 1];
      three += values[i + 2];
      four += values[i + 3];
    }
    for (; i < size; i++) {
      one += values[i];
    }
    return !Double.isNaN(one + two + three + four);
  }

  private static void copy(double[] from, double[] to, int size) {
    System.arraycopy(from, 0, to, 0, size);
  }
}
