package org.perpupil.io.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.read.Given;
import org.perpupil.io.read.Given.Part;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.TrustTerms;

/**
 * Gathers inputs of every kind, each from a file, from content in memory, or as a value, and reads
 * them at once. Not thread-safe.
 */
public final class InputsBuilder {
  private final List<Source> schoolFiles = new ArrayList<>();
  private Part<List<Source>, SchoolTable> schools = Part.none();
  private List<FormulaName> formulas = List.of();
  private Part<Source, Budgets> budgets = Part.none();
  private Part<Source, Staff> staff = Part.none();
  private Part<Source, Assumptions> assumptions = Part.none();
  private Part<Source, Map<String, TrustTerms>> trusts = Part.none();
  private Part<Source, Map<String, AuthorityTerms>> authorities = Part.none();
  private Part<Source, List<ServiceTerms>> services = Part.none();

  InputsBuilder() {}

  /** Takes everything that a workspace names. */
  public InputsBuilder workspace(WorkspaceFile file) {
    schoolFiles.clear();
    file.schools().forEach(this::schools);
    file.formulas().ifPresent(this::formulas);
    file.budgets().ifPresent(this::budgets);
    file.staff().ifPresent(this::staff);
    file.assumptions().ifPresent(this::assumptions);
    file.trusts().ifPresent(this::trusts);
    file.authorities().ifPresent(this::authorities);
    file.services().ifPresent(this::services);
    return this;
  }

  /** Adds a file of schools; all of them have the same columns. */
  public InputsBuilder schools(Source file) {
    schoolFiles.add(file);
    schools = Part.read(List.copyOf(schoolFiles));
    return this;
  }

  /** Sets the schools. */
  public InputsBuilder schools(SchoolTable table) {
    schools = Part.of(table);
    return this;
  }

  /** Sets what pays the schools, and from what a projection starts. */
  public InputsBuilder formulas(FormulaName name) {
    formulas = List.of(name);
    return this;
  }

  /** Sets what budgets of the first year state. */
  public InputsBuilder budgets(Source file) {
    budgets = Part.read(file);
    return this;
  }

  /** Sets what budgets of the first year state. */
  public InputsBuilder budgets(Budgets all) {
    budgets = Part.of(all);
    return this;
  }

  /** Sets the posts. */
  public InputsBuilder staff(Source file) {
    staff = Part.read(file);
    return this;
  }

  /** Sets the posts. */
  public InputsBuilder staff(Staff posts) {
    staff = Part.of(posts);
    return this;
  }

  /** Sets what is assumed of the years to come. */
  public InputsBuilder assumptions(Source file) {
    assumptions = Part.read(file);
    return this;
  }

  /** Sets what is assumed of the years to come. */
  public InputsBuilder assumptions(Assumptions set) {
    assumptions = Part.of(set);
    return this;
  }

  /** Sets the trusts. */
  public InputsBuilder trusts(Source file) {
    trusts = Part.read(file);
    return this;
  }

  /** Sets the trusts, by name. */
  public InputsBuilder trusts(Map<String, TrustTerms> terms) {
    trusts = Part.of(terms);
    return this;
  }

  /** Sets the authorities. */
  public InputsBuilder authorities(Source file) {
    authorities = Part.read(file);
    return this;
  }

  /** Sets the authorities, by code. */
  public InputsBuilder authorities(Map<String, AuthorityTerms> terms) {
    authorities = Part.of(terms);
    return this;
  }

  /** Sets the services, and who pays for them. */
  public InputsBuilder services(Source file) {
    services = Part.read(file);
    return this;
  }

  /** Sets the services, and who pays for them. */
  public InputsBuilder services(List<ServiceTerms> terms) {
    services = Part.of(terms);
    return this;
  }

  /** Returns every file on a disk that is read, in a fixed order. */
  public List<Path> files() {
    Stream<Source> named =
        Stream.concat(
            formulas.stream().flatMap(name -> name.file().stream()),
            Stream.of(budgets, staff, assumptions, trusts, authorities, services)
                .flatMap(part -> Stream.ofNullable(part.source())));
    Stream<Source> all =
        Stream.concat(Stream.ofNullable(schools.source()).flatMap(List::stream), named);
    return all.flatMap(file -> file.path().stream()).toList();
  }

  /**
   * Reads everything and checks it against each other.
   *
   * @throws org.perpupil.problem.ProblemsException with every problem of all of it, when any is an
   *     error
   */
  public OrganisationInputs read() {
    return OrganisationInputs.read(
        new Given(schools, formulas, budgets, staff, assumptions, trusts, authorities, services));
  }
}
