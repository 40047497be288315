package org.perpupil.examples;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.AuthorityFiles;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.FormulaBudget;
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

  /** Returns what the file says of an authority, if there is one. */
  Optional<AuthorityTerms> terms(String code) {
    return Optional.ofNullable(file).map(given -> AuthorityFiles.read(given).get(code));
  }

  /** Returns what an authority's formula may spend. */
  FormulaBudget budget(String code) {
    if (pounds != null) {
      return FormulaBudget.of(pounds);
    }
    return terms(code)
        .flatMap(AuthorityTerms::budget)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        file + ", column schools_block",
                        "",
                        "the schools block of authority " + code,
                        "its row is missing; --schools-block gives it as well")));
  }
}
