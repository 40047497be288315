package org.perpupil.viability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;

/** The published standards, each a data file of this package's resources. */
public final class Standards {
  private static final ImmutableList<String> IDS =
      ImmutableList.of(
          "maintained-deficit",
          "maintained-excess-balance",
          "academy-balanced-budget",
          "academy-reserves-contact",
          "academy-cash",
          "trust-forecast-risk");

  private static final ImmutableMap<String, Standard> ALL = load();

  private Standards() {}

  /** Returns all published standards; unmodifiable. */
  public static List<Standard> all() {
    return ALL.values().asList();
  }

  /** Returns the published standards that apply to a kind of organisation; unmodifiable. */
  public static List<Standard> of(OrganisationKind kind) {
    return all().stream().filter(standard -> standard.appliesTo().contains(kind)).toList();
  }

  /**
   * Returns a published standard.
   *
   * @throws ProblemsException when there is none of that id; names the nearest
   */
  public static Standard published(String id) {
    Standard standard = ALL.get(id);
    if (standard == null) {
      throw new ProblemsException(
          Problem.error(
              "standard",
              id,
              "one of " + String.join(", ", IDS),
              Names.advice(id, IDS, "it is a file of your own")));
    }
    return standard;
  }

  private static ImmutableMap<String, Standard> load() {
    ImmutableMap.Builder<String, Standard> standards = ImmutableMap.builder();
    for (String id : IDS) {
      String file = id + ".json";
      standards.put(id, Standard.parse(file, text(file)));
    }
    return standards.build();
  }

  private static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(Standards.class.getResourceAsStream(file), "resource " + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
