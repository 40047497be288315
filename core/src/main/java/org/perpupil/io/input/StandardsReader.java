package org.perpupil.io.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.Source;
import org.perpupil.io.yaml.YamlNode;
import org.perpupil.io.yaml.YamlText;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.text.Values;
import org.perpupil.viability.Standard;

/** Reads standards of one's own from YAML files, with the keys that {@link Standard#of} knows. */
public final class StandardsReader {
  private StandardsReader() {}

  /**
   * Reads a file.
   *
   * @param warnings where what is odd is added
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static Standard read(Path file, List<Problem> warnings) {
    List<Problem> problems = new ArrayList<>();
    Optional<YamlText> text = YamlText.read(Source.of(file), problems);
    Optional<YamlNode> root = text.map(read -> YamlNode.of(read, problems));
    ProblemsException.throwIfAny(problems);
    warnings.addAll(problems);
    if (root.orElseThrow().keys().isEmpty()) {
      throw notAMapping(file);
    }
    return Standard.of(file.toString(), entries(text.orElseThrow().text()));
  }

  @SuppressWarnings("unchecked") // Keys of a mapping are texts.
  private static Map<String, ?> entries(String text) {
    return (Map<String, ?>) Values.yaml(text).map();
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
