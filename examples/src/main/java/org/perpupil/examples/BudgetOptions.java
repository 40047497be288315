package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.RoundingRules;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.sweep.SweepBasis;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command needs that runs schools' budgets and knows who runs the schools. */
final class BudgetOptions {
  @Mixin SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  FormulaOption formula;

  @Option(
      names = "--budgets",
      required = true,
      paramLabel = "FILE",
      description = "Budgets of the first year, one row a school and code.")
  Path budgets;

  @Option(names = "--staff", paramLabel = "FILE", description = "Posts, one row each.")
  @Nullable Path staff;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What is assumed of the years to come, in YAML.")
  @Nullable Path assumptions;

  @Option(
      names = "--years",
      required = true,
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "Funding years, such as 2025-26..2030-31.")
  YearsOption years;

  OrganisationInputs read(
      @Nullable Path trusts, @Nullable Path authorities, @Nullable Path services) {
    return OrganisationInputs.read(
        () -> schools.read(formula.source(), budgets, staff, assumptions),
        Optional.ofNullable(trusts),
        Optional.ofNullable(authorities),
        Optional.ofNullable(services));
  }

  /** Returns what is odd in the files and in a run of the years, without being wrong. */
  List<Problem> warnings(OrganisationInputs inputs) {
    return Stream.concat(
            inputs.warnings(years.first(), years.last()).stream(),
            TermsLeftOut.affordability(inputs.authorities().values()).stream())
        .toList();
  }

  /** Starts a plan of all schools, with the years, budgets, posts and assumptions given. */
  ProjectionBuilder plan(OrganisationInputs inputs) {
    return plan(inputs, years);
  }

  /** Starts a plan of all schools, with what was read. */
  static ProjectionBuilder plan(OrganisationInputs inputs, YearsOption years) {
    return inputs.projectionOfThoseRun(years.span());
  }

  /** Prints what the figures of a projection rest on. */
  void messages(PrintWriter err, OrganisationInputs inputs, Projection projection) {
    Messages.unverified(
        err,
        Allocation.of(projection.schools(), inputs.budgets().formulas(), RoundingRules.statement())
            .unverified());
    Messages.warnings(err, projection.plan().warnings());
    ProjectionMessages.posts(err, projection.plan());
    ProjectionMessages.basis(err, SweepBasis.of(projection, inputs.budgets().assumptions()));
    ProjectionMessages.givingWay(err, inputs.budgets().assumptions(), projection.years());
    err.flush();
  }

  /** Returns every file but the schools that is read. */
  String[] otherInputs(@Nullable Path... more) {
    Stream<Path> files =
        Stream.concat(Stream.of(budgets, staff, assumptions), Stream.of(more))
            .flatMap(Stream::ofNullable);
    return Stream.concat(Stream.of(formula.source()), files.map(Path::toString))
        .toArray(String[]::new);
  }
}
