package org.perpupil.examples;

import java.nio.file.Path;
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

  /** Returns what the file says of an authority, if there is one. */
  Optional<AuthorityTerms> terms(String code) {
    return file().map(given -> AuthorityReader.read(given).get(code));
  }

  /** Returns what an authority's formula may spend. */
  FormulaBudget budget(String code) {
    return budget(pounds(), file(), code);
  }

  /**
   * Returns what an authority's formula may spend.
   *
   * @param pounds what all budget shares may come to, where it is given
   * @param file of authorities, where it is not
   */
  static FormulaBudget budget(Optional<Double> pounds, Optional<Path> file, String code) {
    if (pounds.isPresent()) {
      return FormulaBudget.of(pounds.get());
    }
    return file.map(given -> AuthorityReader.read(given).get(code))
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
}
