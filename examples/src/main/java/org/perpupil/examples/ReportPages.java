package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.AssumptionRanking;
import org.perpupil.Workspace;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.authority.levers.HighNeedsTransfer;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.Levers;
import org.perpupil.examples.page.AuthorityPage;
import org.perpupil.examples.page.Departing;
import org.perpupil.examples.page.ForumPage;
import org.perpupil.examples.page.Page;
import org.perpupil.examples.page.ReportResults;
import org.perpupil.examples.page.SchoolPage;
import org.perpupil.examples.page.Timetable;
import org.perpupil.examples.page.TrustPage;
import org.perpupil.formula.Formula;
import org.perpupil.io.Source;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.ProfileReader;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.school.School;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.viability.cash.MonthlyProfiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The pages of the four kinds, from what was read. */
record ReportPages(
    ReportFiles files,
    ReportOptions options,
    CommandSpec spec,
    Workspace workspace,
    OrganisationInputs inputs) {
  /**
   * Returns the page of a school, an authority or a trust, or nothing where no school has figures;
   * that of a forum is {@link #forum()}, as it rests on other figures.
   *
   * @param base what the formula changes and what budgets come to
   */
  Optional<Page> page(ReportKind kind, ReportResults base) {
    return switch (kind) {
      case SCHOOL -> {
        School school =
            workspace
                .schools()
                .school(workspace.schools().requireRow(String.valueOf(options.id), "--id"));
        ReportResults results =
            withChoice(inWorlds(base, new SweepUnit(SweepUnit.Level.SCHOOL, school.id())), school);
        yield has(results, school.id())
            ? Optional.of(
                SchoolPage.of(
                    results,
                    school,
                    months(),
                    new Timetable(inputs.budgets().staff(), options.periods())))
            : Optional.empty();
      }
      case AUTHORITY -> {
        String code = NextFormula.code(workspace.schools(), Optional.ofNullable(options.laCode));
        ReportResults results = inWorlds(base, new SweepUnit(SweepUnit.Level.AUTHORITY, code));
        boolean hasAny =
            workspace.schools().schools().stream()
                .filter(school -> school.laCode().equals(code))
                .anyMatch(school -> has(results, school.id()));
        yield hasAny
            ? Optional.of(AuthorityPage.of(results, code, departing(code)))
            : Optional.empty();
      }
      case TRUST -> files.trusts == null ? trustBySchools(base) : Optional.of(trust(base));
      case FORUM -> throw new IllegalArgumentException("a forum's page is of levers");
    };
  }

  /** Returns the page of a trust that no file has terms of: the schools that name it. */
  private Optional<Page> trustBySchools(ReportResults base) {
    String name = String.valueOf(options.trust);
    List<School> schools =
        workspace.schools().schools().stream()
            .filter(school -> school.trust().filter(name::equals).isPresent())
            .toList();
    if (schools.isEmpty()) {
      Set<String> known = new TreeSet<>();
      workspace.schools().schools().forEach(school -> school.trust().ifPresent(known::add));
      throw new ProblemsException(
          Problem.error(
              "--trust",
              name,
              "a trust that schools name, one of " + known.size(),
              Names.advice(name, known, "its schools are in another file")));
    }
    ReportResults results = inWorlds(base, new SweepUnit(SweepUnit.Level.TRUST, name));
    return schools.stream().anyMatch(school -> has(results, school.id()))
        ? Optional.of(TrustPage.of(results, name, schools))
        : Optional.empty();
  }

  /** Returns when money comes and goes, where cash is shown by month. */
  private Optional<MonthlyProfiles> months() {
    if (!options.monthly) {
      return Optional.empty();
    }
    if (options.profiles == null) {
      return Optional.of(MonthlyProfiles.shipped());
    }
    ProfileReader.Read read = ProfileReader.read(options.profiles);
    Messages.warnings(spec.commandLine().getErr(), read.warnings());
    return Optional.of(read.profiles());
  }

  private Page trust(ReportResults base) {
    TrustQuestion question =
        new TrustQuestion(
            String.valueOf(options.trust),
            options.joining,
            options.sponsored,
            BalanceTransfer.RECOVERY_MONTHS);
    TrustProjection trust =
        question.answer(inputs, BudgetOptions.plan(inputs, files.span())).years();
    Map<School, StayOrJoin> courses = new LinkedHashMap<>();
    question
        .courses()
        .forEach(
            (id, course) -> {
              JoiningQuestion.Answer answer =
                  course.get().answer(inputs, () -> BudgetOptions.plan(inputs, files.span()));
              courses.put(answer.school(), answer.courses());
            });
    SweepUnit unit = new SweepUnit(SweepUnit.Level.TRUST, trust.terms().name());
    return TrustPage.of(inWorlds(base, unit), trust, courses);
  }

  /** Returns the page of a schools forum. */
  Page forum() {
    PrintWriter err = spec.commandLine().getErr();
    List<Lever> levers = options.mixes.levers(err);
    String code = NextFormula.code(workspace.schools(), Optional.ofNullable(options.laCode));
    Formula before = inputs.budgets().formulas().find(code).orElseThrow();
    Formula to =
        inputs
            .formulas(files.target(inputs).orElseThrow(this::targetIsMissing))
            .all()
            .iterator()
            .next();
    Formula national = NextFormula.national(to, before, Optional.ofNullable(options.uplift), spec);
    Levers solved =
        new LeversQuestion(
                code,
                inputs.authority(code),
                BlockOption.budget(
                    Optional.ofNullable(options.schoolsBlock),
                    Optional.ofNullable(files.authorities),
                    code,
                    err),
                HighNeedsTransfer.of(options.transfer == null ? 0 : options.transfer),
                levers)
            .answer(workspace.schools(), before, national);
    Messages.baselines(err, solved.national());
    Messages.unverified(err, solved.national().unverified());
    return ForumPage.of(workspace, code, solved);
  }

  private ParameterException targetIsMissing() {
    return new ParameterException(
        spec.commandLine(), "report forum needs --to, the national formula of a year");
  }

  private static boolean has(ReportResults results, String school) {
    return results.changes().filter(some -> some.ids().contains(school)).isPresent()
        || results.years().filter(some -> some.ids().contains(school)).isPresent();
  }

  private Optional<Departing> departing(String code) {
    if (files.authorities == null
        || files.budgets == null
        || !ReportQuestion.canBeLeft(inputs, code)) {
      return Optional.empty();
    }
    DeparturesQuestion question =
        new DeparturesQuestion(
            options.order == null ? ExitOrder.BY_SIZE : options.order,
            1,
            1,
            List.of(),
            Optional.empty(),
            Optional.of(code));
    return Optional.of(
        question
            .answer(inputs, files.authorities, () -> BudgetOptions.plan(inputs, files.span()))
            .shown(question.order().label()));
  }

  /** Returns the results with what came of the plan's worlds, and what matters most to a unit. */
  private ReportResults inWorlds(ReportResults results, SweepUnit unit) {
    boolean isSchool = unit.level() == SweepUnit.Level.SCHOOL;
    if (files.plan == null
        || results.years().filter(all -> !isSchool || all.ids().contains(unit.id())).isEmpty()) {
      return results;
    }
    Messages.warnings(
        spec.commandLine().getErr(),
        ReportQuestion.plan(
                files.plan,
                files.planScope(),
                files.named(),
                results.years().orElseThrow().projection().years())
            .warnings());
    Source varied = Source.of(files.plan);
    // One at a time: each takes its own memory for many schools.
    Optional<AssumptionRanking> ranking =
        isSchool
            ? Optional.of(workspace.rank(varied, unit.id()))
            : hasSchools(unit) ? Optional.of(workspace.rank(varied, unit)) : Optional.empty();
    return results.with(workspace.sweep(varied), ranking);
  }

  /** Returns whether worlds add up a unit: schools name their trust, or do not. */
  private boolean hasSchools(SweepUnit unit) {
    return unit.level() == SweepUnit.Level.AUTHORITY
        || workspace.schools().schools().stream()
            .anyMatch(school -> school.trust().filter(unit.id()::equals).isPresent());
  }

  private ReportResults withChoice(ReportResults results, School school) {
    if (options.from == null || options.trust == null) {
      return results;
    }
    boolean hasNoBalance =
        inputs
            .budgets()
            .budgets()
            .find(school.id())
            .filter(budget -> budget.openingReserve().isEmpty())
            .isPresent();
    if (hasNoBalance) {
      throw new ProblemsException(
          Problem.error(
              "school " + school.id() + ", code OB01",
              "",
              "an opening balance, which the school would take with it",
              "a row of the budget is missing; for a school that starts with nothing, OB01 and 0"
                  + " says so"));
    }
    return results.with(
        workspace.stayOrJoin(school.id(), options.trust, options.from), options.trust);
  }
}
