package org.perpupil.budget;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;

/** The points of the teachers' scales, under the names that people use for them. */
final class PayPoints {
  private static final String EXPECTED =
      "a point of the teachers' scales: M1 to M6, U1 to U3, L1 to L43 or UQ1 to UQ6";

  private static final ImmutableMap<String, Integer> SCALES =
      ImmutableMap.of("M", 6, "U", 3, "L", 43, "UQ", 6);

  /** What people write for a scale beside its own letters. */
  private static final ImmutableMap<String, String> USUAL =
      ImmutableMap.<String, String>builder()
          .put("MPS", "M")
          .put("MPR", "M")
          .put("MPG", "M")
          .put("MS", "M")
          .put("UPS", "U")
          .put("UPR", "U")
          .put("UPG", "U")
          .put("US", "U")
          .put("LS", "L")
          .put("LPS", "L")
          .put("LPR", "L")
          .put("UQT", "UQ")
          .put("UNQ", "UQ")
          .put("UQS", "UQ")
          .build();

  private static final ImmutableSet<String> ALL =
      SCALES.entrySet().stream()
          .flatMap(
              scale ->
                  IntStream.rangeClosed(1, scale.getValue())
                      .mapToObj(point -> scale.getKey() + point))
          .collect(ImmutableSet.toImmutableSet());

  private static final Pattern POINT = Pattern.compile("([A-Z]+)0*(\\d{1,2})");
  private static final Pattern POUNDS = Pattern.compile("£?\\d[\\d,]*\\d{3}(\\.\\d+)?");

  private PayPoints() {}

  /** Returns every point, lowest first by scale. */
  static ImmutableList<String> all() {
    return ALL.asList();
  }

  /** Returns the point written so, such as {@code U2} for {@code UPS2}; empty when it is none. */
  static Optional<String> find(String written) {
    if (ALL.contains(written)) {
      return Optional.of(written);
    }
    Matcher parts = POINT.matcher(plain(written));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String point = scale(parts) + parts.group(2);
    return ALL.contains(point) ? Optional.of(point) : Optional.empty();
  }

  /** Returns what is wrong with a point that there is not. */
  static Problem unknown(String written) {
    return Problem.error("point", written, EXPECTED, advice(written));
  }

  private static String advice(String written) {
    String plain = plain(written);
    if (POUNDS.matcher(plain).matches()) {
      return "this is a salary in pounds; its scale is salary then";
    }
    if (plain.matches("\\d{1,2}")) {
      return "the letter of the scale is missing, such as M, U, L or UQ";
    }
    if (plain.matches("(TLR|SEN)\\d*[A-Z]?")) {
      return "this is an allowance, which no scale holds; give the post on scale salary, the"
          + " allowance included";
    }
    if (plain.matches("LP\\d*|LP(MIN|MAX)")) {
      return "a leading practitioner is paid within a range; give the post on scale salary";
    }
    Matcher parts = POINT.matcher(plain);
    if (parts.matches()) {
      Integer last = SCALES.get(scale(parts));
      if (last != null) {
        return "a point of another scale was meant; this one runs from "
            + scale(parts)
            + "1 to "
            + scale(parts)
            + last;
      }
    }
    return Names.advice(written, ALL, "the post is on another scale; give it a salary instead");
  }

  private static String scale(Matcher parts) {
    String letters = parts.group(1);
    return USUAL.getOrDefault(letters, letters);
  }

  private static String plain(String written) {
    return written.toUpperCase(Locale.ROOT).replaceAll("[\\s._-]", "");
  }
}
