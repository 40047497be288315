package org.perpupil.sweep;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;

/** The kinds of distributions and paths that a plan can state, and the keys of each. */
public enum DistributionKind {
  /** Every value between two as likely. */
  UNIFORM("low high"),
  /** A density that rises to a mode and falls. */
  TRIANGULAR("low mode high"),
  /** Normal, between two limits where they are given. */
  NORMAL("mean standard_deviation low? high?"),
  /** The logarithm is normal; between two limits where they are given. */
  LOGNORMAL("log_mean log_standard_deviation low? high?"),
  /** Values of a sample, each as likely. */
  EMPIRICAL("values*"),
  /** Values with a probability each. */
  DISCRETE("values* weights*"),
  /** One of several distributions, with a probability each. */
  MIXTURE("weights* parts+"),
  /** A path that strays from its mean and comes back; one mean for all years, or one for each. */
  AUTOREGRESSIVE("means* persistence shock start? low? high?"),
  /** A path that is at its base (0 if not given) until the size of a jump is added, for good. */
  JUMP("base? probabilities* size+"),
  /**
   * A path that changes between values; {@code start} counts regimes from 1, {@code transitions}
   * holds for each regime in turn the probability of each regime a year later.
   */
  REGIMES("values* start transitions*");

  private final String keys;

  DistributionKind(String keys) {
    this.keys = keys;
  }

  /** How a key's value looks. */
  public enum Form {
    /** A number. */
    NUMBER,
    /** A list of numbers. */
    NUMBERS,
    /** A distribution, or a list of them. */
    SHAPES
  }

  /**
   * A key.
   *
   * @param name as it is written
   * @param form how its value looks
   * @param required whether it must be there
   */
  public record Key(String name, Form form, boolean required) {
    private static Key parse(String text) {
      String name = text.replaceAll("[^a-z_]", "");
      Form form =
          text.endsWith("*") ? Form.NUMBERS : text.endsWith("+") ? Form.SHAPES : Form.NUMBER;
      return new Key(name, form, !text.endsWith("?"));
    }
  }

  /** Returns the keys, in the order in which they are written; unmodifiable. */
  public List<Key> keys() {
    return Splitter.on(' ').splitToList(keys).stream()
        .map(Key::parse)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns whether it gives one number a year rather than one for all. */
  public boolean isPath() {
    return this == AUTOREGRESSIVE || this == JUMP || this == REGIMES;
  }

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
