package org.perpupil.io.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.io.scenario.ScenarioReader;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.scenario.Scenario;

/**
 * A scenario read from a YAML file, and the files that it names for its baseline.
 *
 * @param scenario the scenario
 * @param baseline the files of its baseline, their paths resolved against the scenario's own
 * @param warnings what is odd without being wrong
 */
public record ScenarioFile(Scenario scenario, ScenarioBaseline baseline, List<Problem> warnings) {

  /** Copies the warnings. */
  public ScenarioFile {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file; the files that it names lie in its folder or below.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static ScenarioFile read(Path file) {
    return read(file, FileScope.IN_ITS_FOLDER);
  }

  /**
   * Reads a file.
   *
   * @param mayName where the files that it names may lie
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static ScenarioFile read(Path file, FileScope mayName) {
    return read(Source.of(file), mayName);
  }

  /**
   * Reads a file, or content in memory, whose baseline names a national formula at most.
   *
   * @param mayName where the files that a file on a disk names may lie
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static ScenarioFile read(Source file, FileScope mayName) {
    List<Problem> problems = new ArrayList<>();
    Optional<ScenarioFile> read =
        YamlEvents.of(file, problems)
            .flatMap(yaml -> new ScenarioReader(file, mayName, yaml, problems).read());
    ProblemsException.throwIfAny(problems);
    return read.orElseThrow();
  }
}
