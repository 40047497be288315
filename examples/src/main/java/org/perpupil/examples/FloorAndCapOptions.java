package org.perpupil.examples;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Parameter;
import org.perpupil.impact.FloorAndCap;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.Problem;
import picocli.CommandLine.Option;

/** How the formula that takes over protects schools in a comparison. */
final class FloorAndCapOptions {
  private static final String BOOK = "book";

  @Option(
      names = "--floor-percent",
      paramLabel = "X",
      description = "Floor: no school loses more than this per pupil, such as -3.")
  private @Nullable Double floorPercent;

  @Option(
      names = "--cap-percent",
      paramLabel = "Y",
      description = "Cap: no school gains more than this per pupil, such as 3.")
  private @Nullable Double capPercent;

  @Option(
      names = "--cap-remaining-percent",
      paramLabel = "Z",
      description = "With a cap: let through this share of the whole gain where that is more.")
  private @Nullable Double capRemainingPercent;

  @Option(
      names = "--protections",
      paramLabel = BOOK,
      description =
          "Take floors and caps from the rates of the years; those of 2019-20 count from 2017-18.")
  private @Nullable String protections;

  /** Returns whether any of the options was given. */
  boolean isAsked() {
    return protections != null || hasPercentages();
  }

  /** Returns what is wrong with the options together, or nothing. */
  Optional<String> misuse(@Nullable String to) {
    if (protections != null && !protections.equals(BOOK)) {
      return Optional.of("--protections takes the word book, not '" + protections + "'");
    }
    if (protections != null && hasPercentages()) {
      return Optional.of("--protections book and percentages of your own exclude each other");
    }
    if (capRemainingPercent != null && capPercent == null) {
      return Optional.of("--cap-remaining-percent needs --cap-percent");
    }
    return isAsked() && (to == null || !Inputs.isNational(to))
        ? Optional.of("a floor or a cap needs a national formula after --to, such as nff:2025-26")
        : Optional.empty();
  }

  /** Returns what of the percentages is not usual. */
  List<Problem> warnings() {
    return Stream.of(
            unusual("--floor-percent", floorPercent, Parameter.FLOOR_PERCENT),
            unusual("--cap-percent", capPercent, Parameter.GAINS_CAP_PERCENT))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns what was asked for. */
  FloorAndCap floorAndCap() {
    if (protections != null) {
      return FloorAndCap.ofBook();
    }
    FloorAndCap asked = FloorAndCap.none();
    asked = floorPercent == null ? asked : asked.withFloorPercent(floorPercent);
    asked = capPercent == null ? asked : asked.withCapPercent(capPercent);
    return capRemainingPercent == null ? asked : asked.withCapRemainingPercent(capRemainingPercent);
  }

  private static Optional<Problem> unusual(
      String option, @Nullable Double value, Parameter parameter) {
    return Optional.ofNullable(value)
        .flatMap(given -> parameter.range().warning(option, Problem.plain(given), given));
  }

  private boolean hasPercentages() {
    return floorPercent != null || capPercent != null || capRemainingPercent != null;
  }
}
