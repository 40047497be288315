package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.RoundingRules;
import org.perpupil.io.BudgetInputs;
import org.perpupil.io.OrganisationInputs;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.school.SchoolTable;
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
        () ->
            BudgetInputs.read(
                schools.files,
                formula.source(),
                budgets,
                Optional.ofNullable(staff),
                Optional.ofNullable(assumptions)),
        Optional.ofNullable(trusts),
        Optional.ofNullable(authorities),
        Optional.ofNullable(services));
  }

  /** Starts a plan of schools, with the years, budgets, posts and assumptions given. */
  ProjectionBuilder plan(OrganisationInputs inputs, SchoolTable table) {
    return ProjectionPlan.builder(table, inputs.budgets().path())
        .years(years.first(), years.last())
        .budgets(inputs.budgets().budgets())
        .staff(inputs.budgets().staff())
        .assumptions(inputs.budgets().assumptions());
  }

  /** Prints what the figures of a projection rest on. */
  void messages(PrintWriter err, OrganisationInputs inputs, Projection projection) {
    Messages.unverified(
        err,
        Allocation.of(projection.schools(), inputs.budgets().formulas(), RoundingRules.statement())
            .unverified());
    ProjectionMessages.defaults(err, projection, inputs.budgets().assumptions());
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
