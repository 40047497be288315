package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine.Option;

/** Where the money of an authority's formula comes from. */
final class BlockOption {
  @Option(
      names = "--authorities",
      required = true,
      paramLabel = "FILE",
      description = "Authorities: schools block, growth and falling-rolls funds.")
  private @Nullable Path file;

  @Option(
      names = "--schools-block",
      required = true,
      paramLabel = "POUNDS",
      description = "What all budget shares may come to, funds taken off.")
  private @Nullable Double pounds;

  /** Returns the file and another one that are read, or that one alone. */
  String[] filesWith(String other) {
    return file == null ? new String[] {other} : new String[] {other, file.toString()};
  }

  /** Returns what all budget shares may come to, where it is given. */
  Optional<Double> pounds() {
    return Optional.ofNullable(pounds);
  }

  /** Returns the file of authorities, where it is given. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Returns what the file says of an authority, if there is one.
   *
   * @param err where what is odd about the file is told
   */
  Optional<AuthorityTerms> terms(String code, PrintWriter err) {
    return file().flatMap(given -> terms(given, code, err));
  }

  /**
   * Returns what an authority's formula may spend.
   *
   * @param err where what is odd about the file is told
   */
  FormulaBudget budget(String code, PrintWriter err) {
    return budget(pounds(), file(), code, err);
  }

  /**
   * Returns what an authority's formula may spend.
   *
   * @param pounds what all budget shares may come to, where it is given
   * @param file of authorities, where it is not
   * @param err where what is odd about the file is told
   */
  static FormulaBudget budget(
      Optional<Double> pounds, Optional<Path> file, String code, PrintWriter err) {
    if (pounds.isPresent()) {
      return FormulaBudget.of(pounds.get());
    }
    return file.flatMap(given -> terms(given, code, err))
        .flatMap(AuthorityTerms::budget)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        file.map(Path::toString).orElse("") + ", column schools_block",
                        "",
                        "the schools block of authority " + code,
                        "its row is missing; --schools-block gives it as well")));
  }

  private static Optional<AuthorityTerms> terms(Path file, String code, PrintWriter err) {
    List<Problem> odd = new ArrayList<>();
    AuthorityTerms terms = AuthorityReader.read(file, odd).get(code);
    Messages.warnings(err, odd);
    return Optional.ofNullable(terms);
  }
}
