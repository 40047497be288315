package org.perpupil;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.InputsBuilder;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.WorkspaceFile;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYears;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.TrustTerms;

/** A builder of a workspace. Not thread-safe. */
public final class WorkspaceBuilder {
  private final InputsBuilder inputs = OrganisationInputs.builder();
  private final Function<String, Source> folder;
  private @Nullable FormulaName formulas;
  private @Nullable FundingYears years;
  private @Nullable String title;

  WorkspaceBuilder(Function<String, Source> folder) {
    this.folder = folder;
  }

  /** Takes everything that a workspace's file names. */
  WorkspaceBuilder from(WorkspaceFile file) {
    inputs.workspace(file);
    formulas = file.formulas().orElse(null);
    years = file.years().orElse(null);
    title = file.title().orElse(null);
    return this;
  }

  InputsBuilder inputs() {
    return inputs;
  }

  Function<String, Source> folder() {
    return folder;
  }

  Optional<FormulaName> formulas() {
    return Optional.ofNullable(formulas);
  }

  Optional<FundingYears> years() {
    return Optional.ofNullable(years);
  }

  Optional<String> title() {
    return Optional.ofNullable(title);
  }

  /** Sets what it is about. */
  public WorkspaceBuilder title(String text) {
    this.title = text;
    return this;
  }

  /** Adds a file of schools; all of them have the same columns. */
  public WorkspaceBuilder schools(Source file) {
    inputs.schools(file);
    return this;
  }

  /** Sets the schools. */
  public WorkspaceBuilder schools(SchoolTable table) {
    inputs.schools(table);
    return this;
  }

  /** Sets what pays the schools: {@code nff:} and an edition, or a file. */
  public WorkspaceBuilder formulas(String name) {
    return formulas(FormulaName.parse(name));
  }

  /** Sets what pays the schools. */
  public WorkspaceBuilder formulas(FormulaName name) {
    this.formulas = name;
    inputs.formulas(name);
    return this;
  }

  /** Sets what budgets of the first year state. */
  public WorkspaceBuilder budgets(Source file) {
    inputs.budgets(file);
    return this;
  }

  /** Sets what budgets of the first year state. */
  public WorkspaceBuilder budgets(Budgets all) {
    inputs.budgets(all);
    return this;
  }

  /** Sets the posts. */
  public WorkspaceBuilder staff(Source file) {
    inputs.staff(file);
    return this;
  }

  /** Sets the posts. */
  public WorkspaceBuilder staff(Staff posts) {
    inputs.staff(posts);
    return this;
  }

  /** Sets what is assumed of the years to come. */
  public WorkspaceBuilder assumptions(Source file) {
    inputs.assumptions(file);
    return this;
  }

  /** Sets what is assumed of the years to come. */
  public WorkspaceBuilder assumptions(Assumptions set) {
    inputs.assumptions(set);
    return this;
  }

  /** Sets the trusts. */
  public WorkspaceBuilder trusts(Source file) {
    inputs.trusts(file);
    return this;
  }

  /** Sets the trusts, by name. */
  public WorkspaceBuilder trusts(Map<String, TrustTerms> terms) {
    inputs.trusts(terms);
    return this;
  }

  /** Sets the authorities. */
  public WorkspaceBuilder authorities(Source file) {
    inputs.authorities(file);
    return this;
  }

  /** Sets the authorities, by code. */
  public WorkspaceBuilder authorities(Map<String, AuthorityTerms> terms) {
    inputs.authorities(terms);
    return this;
  }

  /** Sets the services, and who pays for them. */
  public WorkspaceBuilder services(Source file) {
    inputs.services(file);
    return this;
  }

  /** Sets the services, and who pays for them. */
  public WorkspaceBuilder services(List<ServiceTerms> terms) {
    inputs.services(terms);
    return this;
  }

  /**
   * Sets the funding years, such as {@code 2025-26..2030-31}.
   *
   * @throws ProblemsException when the text is nothing of the kind
   */
  public WorkspaceBuilder years(String text) {
    return years(FundingYears.parse(text));
  }

  /** Sets the funding years. */
  public WorkspaceBuilder years(FundingYears run) {
    this.years = run;
    return this;
  }

  /**
   * Reads everything and checks it against each other.
   *
   * @throws ProblemsException with every problem of all of it, when any is an error
   */
  public Workspace build() {
    return new Workspace(this);
  }
}
