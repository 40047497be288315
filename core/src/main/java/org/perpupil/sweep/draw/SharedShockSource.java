package org.perpupil.sweep.draw;

import org.jspecify.annotations.Nullable;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.sampling.SchoolShocks;
import org.perpupil.sweep.StatedDistribution;

/**
 * A number for each authority or school: the inputs are the standard normal shocks that all have in
 * common, the others are drawn here. For one thread.
 */
final class SharedShockSource implements InputSource {
  private static final Distribution STANDARD_NORMAL = Distribution.normal(0, 1);

  private final SchoolShocks shocks;
  private final @Nullable Path path;
  private final @Nullable Distribution distribution;
  private final double base;
  private final int input;
  private final int firstStream;
  private final int uniforms;
  private final int target;
  private final int targetsEach;
  private final double[] byAuthority;
  private final double[] byGroup;

  /** By group, its uniform numbers. */
  private final double[] u;

  SharedShockSource(
      SchoolShocks shocks,
      StatedDistribution shape,
      int years,
      int input,
      int firstStream,
      int target) {
    this.shocks = shocks;
    this.path = shape.kind().isPath() ? shape.path(years) : null;
    this.distribution = shape.kind().isPath() ? null : shape.distribution();
    this.base = shape.kind().isPath() ? shape.base() : 0;
    this.input = input;
    this.firstStream = firstStream;
    this.uniforms = path == null ? 1 : path.uniforms();
    this.target = target;
    this.targetsEach = path == null ? 1 : years + 1;
    this.byAuthority = new double[shocks.authorities()];
    this.byGroup = new double[shocks.schools()];
    this.u = new double[uniforms * shocks.schools()];
  }

  @Override
  public void fill(long world, double[] inputs, int at, double[] values) {
    int groups = shocks.schools();
    for (int k = 0; k < uniforms; k++) {
      shocks.fill(world, firstStream + k, inputs[at + input + k], byAuthority, byGroup);
      for (int g = 0; g < groups; g++) {
        u[g * uniforms + k] = STANDARD_NORMAL.cumulative(byGroup[g]);
      }
    }
    for (int g = 0; g < groups; g++) {
      int to = target + g * targetsEach;
      if (distribution != null) {
        values[to] = distribution.quantile(u[g]);
      } else if (path != null) {
        path.fill(u, g * uniforms, values, to);
        InputSource.finish(path.years(), base, to, values);
      }
    }
  }
}
