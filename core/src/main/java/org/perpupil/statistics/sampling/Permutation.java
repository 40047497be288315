package org.perpupil.statistics.sampling;

import org.perpupil.statistics.random.CounterRandom;

/**
 * A pseudo-random order of 0 to n - 1 that is known at any place without being stored.
 *
 * <p>A Feistel network mixes the two halves of a number's bits, each by a random function of the
 * other, which can be undone and so is an order of all numbers with that many bits. One that leads
 * to n or more is followed until it leads below n (cycle walking), fewer than twice on average.
 */
final class Permutation {
  private static final int ROUNDS = 3;

  /** Halves of few bits have few functions, so small orders take more rounds to be fair. */
  private static final int ROUNDS_WHEN_SMALL = 12;

  private static final int SMALL_BITS = 8;

  private final int size;
  private final int lowBits;
  private final int lowMask;
  private final int highMask;
  private final int rounds;
  private final long key;

  /** Creates the order of a size, 1 or more, that belongs to a key. */
  Permutation(long key, int size) {
    int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(size - 1));
    this.key = key;
    this.rounds = bits <= SMALL_BITS ? ROUNDS_WHEN_SMALL : ROUNDS;
    this.size = size;
    this.lowBits = bits / 2;
    this.lowMask = (1 << lowBits) - 1;
    this.highMask = (1 << (bits - lowBits)) - 1;
  }

  /** Returns the number at an index from 0 to n - 1. */
  int at(int index) {
    int value = index;
    do {
      value = network(value);
    } while (value >= size);
    return value;
  }

  private int network(int value) {
    int high = value >>> lowBits;
    int low = value & lowMask;
    for (int round = 0; round < rounds; round++) {
      long counter = (long) round << 33;
      high ^= (int) (CounterRandom.bits(key, counter | low) >>> 32) & highMask;
      low ^= (int) (CounterRandom.bits(key, counter | 1L << 32 | high) >>> 32) & lowMask;
    }
    return high << lowBits | low;
  }
}
