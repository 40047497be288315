package org.perpupil.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Files of one right row, changed in the cells that a test names, and the problems they cause. */
public final class SmallFiles {
  public static final String SCHOOL_HEADER =
      "id,la_code,phase,year_groups_primary,year_groups_secondary,"
          + "pupils_primary,pupils_ks3,pupils_ks4";
  public static final String SCHOOL = "A1,301,primary,7,0,210,0,0";
  public static final String FORMULA_HEADER = "year,la_code,basic_primary";
  public static final String FORMULA = "2017-18,301,3000";

  private final Path folder;

  public SmallFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a school that differs from a right one.
   *
   * @param cells such as {@code fsm_primary=1.2;phase=secondary}
   */
  public Path school(String cells) {
    return oneRow("schools.csv", SCHOOL_HEADER, SCHOOL, cells);
  }

  /** Writes a formula that differs from a right one. */
  public Path formula(String cells) {
    return oneRow("formulas.csv", FORMULA_HEADER, FORMULA, cells);
  }

  /** Writes a file of several lines. */
  public Path lines(String name, String... lines) {
    return text(name, String.join("\n", lines) + "\n");
  }

  /** Writes a file of exactly this text. */
  public Path text(String name, String text) {
    try {
      return Files.write(folder.resolve(name), text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is wrong with schools, none of which has a formula to look for. */
  public static List<Problem> problems(Path... schools) {
    return problems(List.of(schools), List.of());
  }

  /** Returns what is wrong with schools and formulas; fails when nothing is. */
  static List<Problem> problems(List<Path> schools, List<String> formulas) {
    return problemsOf(() -> Inputs.read(schools, formulas));
  }

  /** Returns what is wrong with what is read; fails when nothing is. */
  public static List<Problem> problemsOf(ThrowingCallable reading) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, reading);
    assertThat(thrown).as("the files were read as if they were right").isNotNull();
    for (Problem problem : Problem.grouped(thrown.problems())) {
      assertThat(thrown).hasMessageContaining(problem.toString());
      assertThat(problem.toString().lines())
          .hasSize(2)
          .element(1)
          .asString()
          .startsWith("Maybe ")
          .endsWith(".");
    }
    return thrown.problems();
  }

  private Path oneRow(String name, String header, String row, String cells) {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> values = Splitter.on(',').splitToList(row);
    List<String> columns = Splitter.on(',').splitToList(header);
    for (int i = 0; i < columns.size(); i++) {
      all.put(columns.get(i), values.get(i));
    }
    for (String cell : Splitter.on(';').omitEmptyStrings().split(cells)) {
      List<String> parts = Splitter.on('=').limit(2).splitToList(cell);
      all.put(parts.get(0), parts.get(1));
    }
    String quoted =
        all.values().stream().map(value -> '"' + value + '"').collect(Collectors.joining(","));
    return lines(name, String.join(",", all.keySet()), quoted);
  }
}
