package org.perpupil.statistics.world;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.statistics.distribution.Copula;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;

/**
 * The inputs of a world, made from its uniform numbers by distributions, paths and copulas.
 *
 * <p>Each distribution takes one uniform number and gives one input; each path takes {@link
 * Path#uniforms} and gives one input a year. Both stand in the order in which they were added.
 * Immutable and thread-safe.
 */
public final class UncertainInputs {
  private final ImmutableList<UncertainInput> inputs;
  private final ImmutableList<Source> sources;
  private final ImmutableList<Coupling> couplings;
  private final int uniforms;

  UncertainInputs(
      ImmutableList<UncertainInput> inputs,
      ImmutableList<Source> sources,
      ImmutableList<Coupling> couplings,
      int uniforms) {
    this.inputs = inputs;
    this.sources = sources;
    this.couplings = couplings;
    this.uniforms = uniforms;
  }

  /** Returns a builder without inputs. */
  public static UncertainInputsBuilder builder() {
    return new UncertainInputsBuilder();
  }

  /** Returns the inputs, each at its position; unmodifiable. */
  public List<UncertainInput> inputs() {
    return inputs;
  }

  /** Returns how many uniform numbers a world takes: the dimension that a sampler must have. */
  public int uniforms() {
    return uniforms;
  }

  /**
   * Turns a world's uniform numbers into its inputs; allocates nothing.
   *
   * @param u uniform numbers from {@code from} on, {@link #uniforms} of them; changed where a
   *     copula joins them
   * @param values where the inputs go, from {@code to} on
   */
  public void fill(double[] u, int from, double[] values, int to) {
    for (int i = 0; i < couplings.size(); i++) {
      Coupling coupling = couplings.get(i);
      coupling.copula.apply(u, from, coupling.positions);
    }
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).fill(u, from, values, to);
    }
  }

  /** What turns some uniform numbers into some inputs. */
  sealed interface Source {
    void fill(double[] u, int from, double[] values, int to);
  }

  /** One input from one uniform number. */
  record Single(Distribution distribution, int uniform, int position) implements Source {
    @Override
    public void fill(double[] u, int from, double[] values, int to) {
      values[to + position] = distribution.quantile(u[from + uniform]);
    }
  }

  /** An input for each year. */
  record Yearly(Path path, int uniform, int position) implements Source {
    @Override
    public void fill(double[] u, int from, double[] values, int to) {
      path.fill(u, from + uniform, values, to + position);
    }
  }

  /** Uniform numbers that a copula joins. */
  static final class Coupling {
    private final Copula copula;
    private final int[] positions;

    Coupling(Copula copula, int[] positions) {
      this.copula = copula;
      this.positions = positions;
    }
  }
}
