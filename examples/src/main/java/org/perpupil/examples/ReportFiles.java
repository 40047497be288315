package org.perpupil.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.BudgetYears;
import org.perpupil.ShareChanges;
import org.perpupil.Workspace;
import org.perpupil.WorkspaceBuilder;
import org.perpupil.io.FileScope;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.InputsBuilder;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.rates.RateBook;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every page is made of: schools, the formulas that pay them, and budgets over years. */
final class ReportFiles {
  @Mixin SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  FormulaOption formula;

  @Option(
      names = "--to",
      paramLabel = "FORMULA",
      description =
          "The formula in its place (default: the national one of the year of --formulas, where it"
              + " is known).")
  @Nullable String to;

  @Mixin FloorAndCapOptions protections;

  @Option(
      names = "--budgets",
      paramLabel = "FILE",
      description = "Budgets of the first year, one row a school and code.")
  @Nullable Path budgets;

  @Option(names = "--staff", paramLabel = "FILE", description = "Posts, one row each.")
  @Nullable Path staff;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What is assumed of the years to come, in YAML.")
  @Nullable Path assumptions;

  @Option(
      names = "--years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "Funding years, such as 2025-26..2030-31; with --budgets.")
  @Nullable YearsOption years;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description =
          "Authorities: what makes the guarantee affordable in every year; duties and levies of an"
              + " authority that its schools leave.")
  @Nullable Path authorities;

  @Option(names = "--trusts", paramLabel = "FILE", description = "Trusts, one row each.")
  @Nullable Path trusts;

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "Services: what they cost and who pays.")
  @Nullable Path services;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "What varies in many worlds, in YAML, on the same files.")
  @Nullable Path plan;

  @Mixin private OutsideOption outside;

  /** Reads everything. */
  OrganisationInputs read() {
    InputsBuilder builder =
        OrganisationInputs.builder().formulas(FormulaName.parse(formula.source()));
    schools.giveTo(builder);
    Optional.ofNullable(budgets).map(Source::of).ifPresent(builder::budgets);
    Optional.ofNullable(staff).map(Source::of).ifPresent(builder::staff);
    Optional.ofNullable(assumptions).map(Source::of).ifPresent(builder::assumptions);
    Optional.ofNullable(authorities).map(Source::of).ifPresent(builder::authorities);
    Optional.ofNullable(trusts).map(Source::of).ifPresent(builder::trusts);
    Optional.ofNullable(services).map(Source::of).ifPresent(builder::services);
    return schools.withAreaCost(builder.read());
  }

  /** Returns what was read as programs have it. */
  Workspace workspace(OrganisationInputs inputs, Optional<String> title) {
    WorkspaceBuilder builder =
        Workspace.builder()
            .schools(inputs.budgets().schools())
            .formulas(FormulaName.of(inputs.budgets().formulas()))
            .assumptions(inputs.budgets().assumptions())
            .staff(inputs.budgets().staff())
            .authorities(inputs.authorities())
            .trusts(inputs.trusts())
            .services(inputs.services());
    ReportQuestion.withBalances(inputs.budgets()).ifPresent(builder::budgets);
    Optional.ofNullable(years).map(YearsOption::span).ifPresent(builder::years);
    title.ifPresent(builder::title);
    return builder.build();
  }

  /** Returns the formula in place of the one that pays now, where there is one. */
  Optional<FormulaName> target(OrganisationInputs inputs) {
    if (to != null) {
      return Optional.of(FormulaName.parse(to));
    }
    if (formula.file == null) {
      return Optional.empty();
    }
    String year = inputs.budgets().formulas().all().iterator().next().year().toString();
    return Optional.of(year).filter(RateBook.editions()::contains).map(FormulaName::national);
  }

  /** Returns what the formula in its place changes, where there is one. */
  Optional<ShareChanges> changes(Workspace workspace, OrganisationInputs inputs) {
    return target(inputs)
        .map(
            name ->
                workspace.compare(
                    FormulaName.of(inputs.budgets().formulas()), name, protections.floorAndCap()));
  }

  /** Returns budgets over years, where balances follow from any. */
  Optional<BudgetYears> projected(Workspace workspace, OrganisationInputs inputs) {
    return ReportQuestion.withBalances(inputs.budgets()).map(some -> workspace.project());
  }

  /** Returns the files that a plan of the same schools names, too. */
  List<Path> named() {
    List<Path> files = new ArrayList<>(schools.files);
    Stream.of(formula.file == null ? null : Path.of(formula.file), budgets, staff, assumptions)
        .flatMap(Stream::ofNullable)
        .forEach(files::add);
    return files;
  }

  /**
   * Returns every file but the schools, with more of other options, so that none is written over.
   */
  String[] others(List<String> more) {
    Stream<String> files =
        Stream.of(budgets, staff, assumptions, authorities, trusts, services, plan)
            .flatMap(Stream::ofNullable)
            .map(Path::toString);
    Stream<String> formulas = Stream.of(formula.source(), to).flatMap(Stream::ofNullable);
    return Stream.of(formulas, files, more.stream()).flatMap(each -> each).toArray(String[]::new);
  }

  /** Returns whether a plan may name files elsewhere. */
  FileScope planScope() {
    return outside.mayName();
  }

  /** Returns the years, where budgets are given. */
  YearsOption span() {
    return Objects.requireNonNull(years);
  }
}
