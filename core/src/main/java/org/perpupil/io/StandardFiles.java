package org.perpupil.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.viability.Standard;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads standards of one's own from YAML files, with the keys that {@link Standard#of} knows. */
public final class StandardFiles {
  private static final YAMLMapper MAPPER = new YAMLMapper();

  private StandardFiles() {}

  /**
   * Reads a file.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static Standard read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Optional<String> text = TextFiles.read(file, problems);
    // Finds text that is not YAML, with its line.
    Optional<YamlEvents> events = YamlEvents.of(file, problems);
    ProblemsException.throwIfAny(problems.stream().distinct().toList());
    if (!events.orElseThrow().isMapping()) {
      throw notAMapping(file);
    }
    try {
      return Standard.of(file.toString(), entries(text.orElseThrow()));
    } catch (JacksonException e) {
      throw notAMapping(file);
    }
  }

  @SuppressWarnings("unchecked") // Keys of a mapping are texts.
  private static Map<String, ?> entries(String text) {
    return (Map<String, ?>) MAPPER.readValue(text, Map.class);
  }

  private static ProblemsException notAMapping(Path file) {
    return new ProblemsException(
        Problem.error(
            file.toString(),
            "",
            "the keys id, name, applies_to, status, source and rules",
            "the shipped standards show how it is done"));
  }
}
