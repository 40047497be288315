package org.perpupil.authority.leaving;

/**
 * The surplus balances of maintained schools, which stand behind licensed deficits.
 *
 * <p>An authority may let a school run a deficit because it holds the cash of the others. When a
 * school leaves, its surplus goes with it, and so does its deficit unless it leaves with a sponsor.
 * Pure functions, thread-safe.
 *
 * <p>Source: Norfolk's information to its schools of August 2017.
 */
final class SurplusPool {
  private SurplusPool() {}

  /**
   * Returns the pounds of surplus that no deficit needs: surpluses less deficits of the schools
   * that are maintained; negative when deficits stand on nothing.
   *
   * @param balances pounds, a value for each school, negative for a deficit
   * @param maintained whether each school is maintained
   */
  public static double headroom(double[] balances, boolean[] maintained) {
    double headroom = 0;
    for (int i = 0; i < balances.length; i++) {
      if (maintained[i]) {
        headroom += balances[i];
      }
    }
    return headroom;
  }

  /**
   * Returns the share of licensed deficits that surpluses stand behind, 0 to 1; 1 where there is no
   * deficit.
   *
   * @param balances pounds, a value for each school, negative for a deficit
   * @param maintained whether each school is maintained
   */
  public static double backing(double[] balances, boolean[] maintained) {
    double surpluses = 0;
    double deficits = 0;
    for (int i = 0; i < balances.length; i++) {
      if (maintained[i]) {
        surpluses += Math.max(0, balances[i]);
        deficits += Math.max(0, -balances[i]);
      }
    }
    return deficits == 0 ? 1 : Math.min(1, surpluses / deficits);
  }
}
