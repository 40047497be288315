package org.perpupil.sweep;

import java.util.Locale;
import org.perpupil.statistics.sampling.Sampler;

/** How worlds are drawn. */
public enum SamplerKind {
  /** Independent numbers. */
  PSEUDO_RANDOM,
  /** A Latin hypercube of all worlds. */
  LATIN_HYPERCUBE,
  /** A Sobol sequence with a random shift. */
  SOBOL;

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Sampler sampler(long seed, int dimension, long worlds) {
    return switch (this) {
      case PSEUDO_RANDOM -> Sampler.pseudoRandom(seed, dimension);
      case LATIN_HYPERCUBE -> Sampler.latinHypercube(seed, dimension, worlds);
      case SOBOL -> Sampler.sobolSequence(seed, dimension);
    };
  }
}
