package org.perpupil.sweep.run;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.SweepPlan;

/**
 * Worlds that somebody gives in place of those that a plan draws: a number for each input of the
 * plan, world by world. Immutable and thread-safe.
 */
public final class GivenWorlds {
  private final String name;
  private final int inputs;
  private final double[] values;
  private final long[] numbers;

  private GivenWorlds(String name, int inputs, double[] values, long[] numbers) {
    this.name = name;
    this.inputs = inputs;
    this.values = values;
    this.numbers = numbers;
  }

  /**
   * Returns worlds.
   *
   * @param name what results call them, such as their file
   * @param inputs how many numbers a world has, in the order of {@link WorldInputs#columns}
   * @param values world after world
   * @param numbers for each world, the number that decides what schools draw for themselves
   * @throws IllegalArgumentException when the sizes do not fit each other
   */
  public static GivenWorlds of(String name, int inputs, double[] values, long[] numbers) {
    if (numbers.length == 0 || values.length != (long) inputs * numbers.length) {
      throw new IllegalArgumentException(
          values.length + " numbers, expected " + inputs + " in each of " + numbers.length);
    }
    return new GivenWorlds(name, inputs, values.clone(), numbers.clone());
  }

  /** Returns how many worlds there are. */
  public int count() {
    return numbers.length;
  }

  /**
   * Returns a plan with these worlds in place of those that it draws.
   *
   * @throws ProblemsException when the plan has other inputs, or stops itself, which takes worlds
   *     that are a fair sample from the first on
   */
  public SweepPlan in(SweepPlan plan) {
    int expected = WorldInputs.columns(plan).size();
    if (inputs != expected) {
      throw new IllegalArgumentException(inputs + " inputs, expected " + expected);
    }
    if (plan.stop().isPresent()) {
      throw new ProblemsException(
          Problem.error(
              "stop",
              name,
              "worlds that the plan draws, whose first ones are a fair sample",
              "the key stop should be taken out, so that all worlds are run"));
    }
    return plan.toBuilder().sampler(SamplerKind.PSEUDO_RANDOM, plan.seed()).worlds(count()).build();
  }

  /** Returns the number that decides what schools draw for themselves. */
  long number(long world) {
    return numbers[(int) world];
  }

  /** Returns where the inputs of a world begin among {@link #values}. */
  int at(long world) {
    return (int) world * inputs;
  }

  /** Returns all inputs; not to be changed. */
  double[] values() {
    return values;
  }

  /** Returns 64 hexadecimal digits that tell worlds apart. */
  String digits() {
    Hasher hasher = Hashing.sha256().newHasher();
    hasher.putString(name, StandardCharsets.UTF_8).putInt(inputs);
    for (long number : numbers) {
      hasher.putLong(number);
    }
    for (double value : values) {
      hasher.putDouble(value);
    }
    return hasher.hash().toString();
  }

  @Override
  public String toString() {
    return "worlds of " + name;
  }
}
