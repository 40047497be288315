package org.perpupil.statistics.random;

/**
 * Nested uniform scrambling: each of a number's bits is flipped or not by a coin that belongs to
 * the bits above it, so that points that share an interval of halves go on sharing one.
 *
 * <p>The coins of the upper {@value #LEVELS} bits are drawn apart for each node of the tree of
 * halves; those below are drawn together, since no two points of a sequence share so many bits.
 *
 * <p>Source: Owen (1995), Randomly Permuted (t,m,s)-Nets and (t,s)-Sequences.
 */
public final class OwenScrambling {
  private static final int CELL_BITS = 52;

  /** Levels whose coins one number of 64 bits holds: 63 nodes. */
  private static final int GROUP = 6;

  private static final int LEVELS = 36;
  private static final int REST = CELL_BITS - LEVELS;

  private OwenScrambling() {}

  /**
   * Returns where a cell of 2^52 equal parts of 0 to 1 goes: another cell for each, by a key.
   *
   * @param cell 0 to below 2^52
   */
  public static long scrambled(long cell, long key) {
    long result = 0;
    long above = 0;
    for (int group = 0; group < LEVELS / GROUP; group++) {
      long coins = CounterRandom.bits(key, above << 3 | group);
      int top = CELL_BITS - 1 - group * GROUP;
      int node = 1;
      for (int level = 0; level < GROUP; level++) {
        int bit = (int) (cell >>> (top - level)) & 1;
        result = result << 1 | (bit ^ (coins >>> node & 1));
        node = node << 1 | bit;
      }
      above = above << GROUP | (node & ((1 << GROUP) - 1));
    }
    long coins = CounterRandom.bits(key, above << 3 | LEVELS / GROUP) >>> (64 - REST);
    return result << REST | ((cell & ((1L << REST) - 1)) ^ coins);
  }
}
