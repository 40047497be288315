package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of the command line.
 *
 * @param code its exit code
 * @param out what it printed as results
 * @param err what it printed as messages
 */
record Run(int code, String out, String err) {
  static final Path WEXMOOR = Path.of("data/wexmoor");
  static final String SCHOOLS = WEXMOOR.resolve("schools.csv").toString();
  static final String FORMULAS = WEXMOOR.resolve("formulas.csv").toString();

  /** Runs a command; its lines are as long as they would be on a screen of any width. */
  static Run of(String... arguments) {
    return of(Integer.MAX_VALUE, arguments);
  }

  /** Runs a command whose results are laid out for a width, as the program does. */
  static Run of(int width, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        PerPupil.commandLine(
                Screen.of(new PrintWriter(out), false, width),
                new PrintWriter(err),
                Path.of(""),
                arguments)
            .execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /** Copies the shipped files to a folder, for a plan or a scenario of a test's own beside them. */
  static void copyWexmoor(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(WEXMOOR)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Returns a shipped scenario. */
  static Path scenario(String name) {
    return WEXMOOR.resolve(name + ".scenario.yaml");
  }

  /** Writes the shipped schools to a folder with the first occurrence of a text changed. */
  static Path withFirstSchool(Path folder, String old, String changed) throws IOException {
    String all = Files.readString(Path.of(SCHOOLS), UTF_8);
    assertThat(all).contains(old);
    String text = all.replaceFirst(Pattern.quote(old), changed);
    return Files.writeString(folder.resolve("schools.csv"), text, UTF_8);
  }
}
