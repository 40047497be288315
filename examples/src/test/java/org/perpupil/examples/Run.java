package org.perpupil.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

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

  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = PerPupil.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }
}
