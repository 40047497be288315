package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.AssumptionRanking;
import org.perpupil.BudgetYears;
import org.perpupil.ShareChanges;
import org.perpupil.Workspace;
import org.perpupil.WorkspaceBuilder;
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
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.InputsBuilder;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.rates.RateBook;
import org.perpupil.school.School;
import org.perpupil.trust.BalanceTransfer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page that people look at. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "A page in one file, for a phone, a screen or paper: what a change of formula does and why,"
          + " in words, pictures and tables. It needs no network.",
      "What is not given is left out, and the page says what would bring it: budgets and years"
          + " bring income, spending and reserves, --plan brings chances and what matters most."
    },
    footer = {
      "",
      "For a head and governors: the national formula of the year, the years ahead, many worlds:",
      "  perpupil report school --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --plan deficit-risk.sweep.yaml --monthly --id W01 \\",
      "      --out page.html",
      "The same, with staying, leaving alone, or joining a trust:",
      "  perpupil report school --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --trusts trusts.csv --services services.csv \\",
      "      --authorities authorities.csv --trust 'Fenway Trust' --from 2026-09-01 --id W01 \\",
      "      --out choice.html",
      "Only what the formula changes, for a school by its name:",
      "  perpupil report school --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --id 'Lady Agnes School' --out lady-agnes.html",
      "For an authority: schools by years, and what remains as its schools leave:",
      "  perpupil report authority --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --authorities authorities.csv --leave by-surplus \\",
      "      --plan deficit-risk.sweep.yaml --out authority.html",
      "For trustees: the trust, its centre and each school:",
      "  perpupil report trust --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --trusts trusts.csv --trust 'Fenway Trust' --out trust.html",
      "For a schools forum: ways to fit the block, as levers has them:",
      "  perpupil report forum --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --uplift-percent 2.1 --authorities authorities.csv --transfer-percent 0.5 \\",
      "      --mix half=basic:50,guarantee:50 --out forum.html"
    })
final class ReportCommand implements Callable<Integer> {
  /** Whom a page is for. */
  enum Kind {
    SCHOOL,
    AUTHORITY,
    TRUST,
    FORUM;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND", description = "school, authority, trust or forum.")
  private Kind kind;

  @Mixin private SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private FormulaOption formula;

  @Option(
      names = "--to",
      paramLabel = "FORMULA",
      description =
          "The formula in its place (default: the national one of the year of --formulas, where it"
              + " is known).")
  private @Nullable String to;

  @Mixin private FloorAndCapOptions protections;

  @Option(
      names = "--budgets",
      paramLabel = "FILE",
      description = "Budgets of the first year, one row a school and code.")
  private @Nullable Path budgets;

  @Option(names = "--staff", paramLabel = "FILE", description = "Posts, one row each.")
  private @Nullable Path staff;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What is assumed of the years to come, in YAML.")
  private @Nullable Path assumptions;

  @Option(
      names = "--years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "Funding years, such as 2025-26..2030-31; with --budgets.")
  private @Nullable YearsOption years;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description =
          "Authorities: what makes the guarantee affordable in every year; duties and levies of an"
              + " authority that its schools leave.")
  private @Nullable Path authorities;

  @Option(names = "--trusts", paramLabel = "FILE", description = "Trusts, one row each.")
  private @Nullable Path trusts;

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "Services: what they cost and who pays.")
  private @Nullable Path services;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "What varies in many worlds, in YAML, on the same files.")
  private @Nullable Path plan;

  @Mixin private OutsideOption outside;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description = "Of a school: its identifier or its name.")
  private @Nullable String id;

  @Option(
      names = "--monthly",
      description = "Of a school: cash by month, with --budgets; see 'project --monthly'.")
  private boolean monthly;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "25",
      description = "Of a school: periods in a week's timetable (default 25).")
  private double periods;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "Of an authority: its code, where several are.")
  private @Nullable String laCode;

  @Option(
      names = "--leave",
      paramLabel = "ORDER",
      converter = AuthorityCommand.OrderConverter.class,
      description =
          "Of an authority: by-size (default), by-surplus, by-need, or random, in which maintained"
              + " schools leave.")
  private @Nullable ExitOrder order;

  @Option(
      names = "--trust",
      converter = IdentifierConverter.class,
      paramLabel = "NAME",
      description = "Of a trust: its name. Of a school: the trust that it may join, with --from.")
  private @Nullable String trust;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Of a school: its first day as an academy, 1 April or 1 September; with --trust.")
  private @Nullable LocalDate from;

  @Option(
      names = "--uplift-percent",
      paramLabel = "X",
      description = "Of a forum: as in levers, what national rates are expected to rise by.")
  private @Nullable Double uplift;

  @Option(
      names = "--schools-block",
      paramLabel = "POUNDS",
      description = "Of a forum: what budget shares may come to (default: that of --authorities).")
  private @Nullable Double schoolsBlock;

  @Option(
      names = "--transfer-percent",
      paramLabel = "X",
      description = "Of a forum: part of the block that moves to high needs, up to 0.5.")
  private @Nullable Double transfer;

  @Option(
      names = "--mix",
      paramLabel = "NAME=MOVE:PERCENT,…",
      description = "Of a forum: a lever of your own, as in levers. Repeat.")
  private List<String> mixes = List.of();

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What the page calls the place (default: the title of the workspace).")
  private @Nullable String title;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The page, a name that ends .html; a summary beside it ends .summary.json.")
  private Path out;

  @Mixin private OutputOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    checkUsage();
    PrintWriter err = spec.commandLine().getErr();
    OutputWriter writer = outputs.open(Output.page(out), schools.files, otherInputs());
    OrganisationInputs inputs = read();
    Workspace workspace = workspace(inputs);
    Messages.warnings(
        err,
        years == null
            ? inputs.warnings()
            : inputs.warnings(years.span().first(), years.span().last()));
    if (kind == Kind.FORUM) {
      Page page = forum(workspace, inputs, err);
      writer.write(List.of(OutputWriter.Body.of(page.html())), page.summary());
      err.println(kind.word() + " report: " + out);
      return ExitCode.OK;
    }
    Optional<ShareChanges> changes = target(inputs).map(name -> changes(workspace, inputs, name));
    Optional<BudgetYears> projected = projected(workspace, inputs);
    Set<String> failed = new LinkedHashSet<>();
    changes.ifPresent(some -> failed.addAll(told(err, some.failures())));
    projected.ifPresent(
        some -> failed.addAll(told(err, ReportQuestion.failures(some, inputs.budgets()))));
    Optional<Page> page = page(workspace, inputs, changes, projected, err);
    if (page.isEmpty()) {
      err.println("error: there are no figures to show; nothing is written");
      return ExitCode.SOFTWARE;
    }
    writer.write(List.of(OutputWriter.Body.of(page.get().html())), page.get().summary());
    err.println(kind.word() + " report: " + out);
    return failures.code(failed.size());
  }

  /** Returns the page, or nothing where no school has figures. */
  private Optional<Page> page(
      Workspace workspace,
      OrganisationInputs inputs,
      Optional<ShareChanges> changes,
      Optional<BudgetYears> projected,
      PrintWriter err) {
    ReportResults base = ReportResults.of(workspace, changes, projected);
    return switch (kind) {
      case SCHOOL -> {
        School school = ReportQuestion.school(workspace.schools(), String.valueOf(id));
        ReportResults results =
            withChoice(inWorlds(base, Optional.of(school.id()), true, err), school);
        yield has(results, school.id())
            ? Optional.of(
                SchoolPage.of(
                    results, school, monthly, new Timetable(inputs.budgets().staff(), periods)))
            : Optional.empty();
      }
      case AUTHORITY -> {
        String code = NextFormula.code(workspace.schools(), Optional.ofNullable(laCode));
        ReportResults results = inWorlds(base, Optional.empty(), true, err);
        boolean hasAny =
            workspace.schools().schools().stream()
                .filter(school -> school.laCode().equals(code))
                .anyMatch(school -> has(results, school.id()));
        yield hasAny
            ? Optional.of(AuthorityPage.of(results, code, departing(inputs, code)))
            : Optional.empty();
      }
      case TRUST -> {
        TrustQuestion question =
            new TrustQuestion(
                String.valueOf(trust), Map.of(), List.of(), BalanceTransfer.RECOVERY_MONTHS);
        TrustQuestion.Answer answer =
            question.answer(inputs, BudgetOptions.plan(inputs, Objects.requireNonNull(years)));
        // What matters most is ranked for one school or for all, not for a trust.
        ReportResults results = inWorlds(base, Optional.empty(), false, err);
        yield Optional.of(TrustPage.of(results, answer.years()));
      }
      case FORUM -> Optional.of(forum(workspace, inputs, err));
    };
  }

  private Page forum(Workspace workspace, OrganisationInputs inputs, PrintWriter err) {
    List<Lever> levers = LeversQuestion.levers(mixes);
    String code = NextFormula.code(workspace.schools(), Optional.ofNullable(laCode));
    Formula before = inputs.budgets().formulas().find(code).orElseThrow();
    Formula to =
        inputs.formulas(target(inputs).orElseThrow(this::targetIsMissing)).all().iterator().next();
    Formula national = NextFormula.national(to, before, Optional.ofNullable(uplift), spec);
    Levers solved =
        new LeversQuestion(
                code,
                inputs.authority(code),
                BlockOption.budget(
                    Optional.ofNullable(schoolsBlock), Optional.ofNullable(authorities), code),
                HighNeedsTransfer.of(transfer == null ? 0 : transfer),
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

  private Optional<Departing> departing(OrganisationInputs inputs, String code) {
    if (authorities == null || budgets == null || !ReportQuestion.canBeLeft(inputs, code)) {
      return Optional.empty();
    }
    DeparturesQuestion question =
        new DeparturesQuestion(
            order == null ? ExitOrder.BY_SIZE : order,
            1,
            1,
            List.of(),
            Optional.ofNullable(trust),
            Optional.of(code));
    return Optional.of(
        question
            .answer(
                inputs,
                authorities,
                () -> BudgetOptions.plan(inputs, Objects.requireNonNull(years)))
            .shown(question.order().label()));
  }

  private static Set<String> told(PrintWriter err, Map<String, String> reasons) {
    Messages.failures(err, reasons);
    return reasons.keySet();
  }

  /**
   * Returns the results with what came of the plan's worlds.
   *
   * @param ranked for whom it is worked out what matters most: a school, or all of them
   */
  private ReportResults inWorlds(
      ReportResults results, Optional<String> ranked, boolean isRanked, PrintWriter err) {
    if (plan == null
        || results.years().filter(all -> ranked.map(all.ids()::contains).orElse(true)).isEmpty()) {
      return results;
    }
    Messages.warnings(
        err,
        ReportQuestion.plan(
                plan,
                outside.mayName(),
                files(),
                results.years().orElseThrow().projection().years())
            .warnings());
    Workspace workspace = results.workspace();
    Source varied = Source.of(plan);
    // One at a time: each takes its own memory for many schools.
    Optional<AssumptionRanking> ranking =
        isRanked
            ? Optional.of(
                ranked
                    .map(one -> workspace.rank(varied, one))
                    .orElseGet(() -> workspace.rank(varied)))
            : Optional.empty();
    return results.with(workspace.sweep(varied), ranking);
  }

  private ReportResults withChoice(ReportResults results, School school) {
    if (from == null || trust == null) {
      return results;
    }
    return results.with(results.workspace().stayOrJoin(school.id(), trust, from), trust);
  }

  private void checkUsage() {
    needed(Kind.SCHOOL, "--id", id != null);
    needed(Kind.TRUST, "--trust", trust != null);
    needed(Kind.TRUST, "--trusts", trusts != null);
    needed(Kind.TRUST, "--budgets", budgets != null);
    onlyFor(Kind.SCHOOL, "--id", id != null);
    onlyFor(Kind.SCHOOL, "--monthly", monthly);
    if (!(periods > 0 && Double.isFinite(periods))) {
      throw new ParameterException(
          spec.commandLine(), "--periods takes the periods of a week, more than 0");
    }
    if (monthly && budgets == null) {
      throw new ParameterException(spec.commandLine(), "--monthly needs --budgets and --years");
    }
    needed(Kind.FORUM, "--formulas", formula.file != null);
    needed(
        Kind.FORUM,
        "--authorities or --schools-block",
        authorities != null || schoolsBlock != null);
    onlyFor(Kind.FORUM, "--uplift-percent", uplift != null);
    onlyFor(Kind.FORUM, "--schools-block", schoolsBlock != null);
    onlyFor(Kind.FORUM, "--transfer-percent", transfer != null);
    onlyFor(Kind.FORUM, "--mix", !mixes.isEmpty());
    if (kind == Kind.FORUM && to != null && !Inputs.isNational(to)) {
      throw new ParameterException(
          spec.commandLine(), "--to takes a national formula, such as nff:2026-27");
    }
    if (kind != Kind.FORUM) {
      onlyFor(Kind.AUTHORITY, "--la", laCode != null);
    }
    onlyFor(Kind.AUTHORITY, "--leave", order != null);
    onlyFor(Kind.SCHOOL, "--from", from != null);
    if (kind != Kind.SCHOOL) {
      onlyFor(Kind.TRUST, "--trust", trust != null);
    } else if ((trust == null) != (from == null)
        || (trust != null && (trusts == null || budgets == null))) {
      throw new ParameterException(
          spec.commandLine(), "--trust and --from go together, and need --trusts and --budgets");
    }
    if ((budgets == null) != (years == null)
        || (budgets == null && Stream.of(staff, assumptions, plan).anyMatch(one -> one != null))) {
      throw new ParameterException(
          spec.commandLine(),
          "--budgets and --years go together, and --staff, --assumptions and --plan need them");
    }
    protections
        .misuse(to)
        .ifPresent(
            text -> {
              throw new ParameterException(spec.commandLine(), text);
            });
  }

  private void needed(Kind one, String option, boolean isGiven) {
    if (kind == one && !isGiven) {
      throw new ParameterException(
          spec.commandLine(), "report " + kind.word() + " needs " + option);
    }
  }

  private void onlyFor(Kind one, String option, boolean isGiven) {
    if (kind != one && isGiven) {
      throw new ParameterException(
          spec.commandLine(), option + " has no meaning for report " + kind.word());
    }
  }

  private OrganisationInputs read() {
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
  private Workspace workspace(OrganisationInputs inputs) {
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
    Optional.ofNullable(title).ifPresent(builder::title);
    return builder.build();
  }

  /** Returns the formula in place of the one that pays now, where there is one. */
  private Optional<FormulaName> target(OrganisationInputs inputs) {
    if (to != null) {
      return Optional.of(FormulaName.parse(to));
    }
    if (formula.file == null) {
      return Optional.empty();
    }
    String year = inputs.budgets().formulas().all().iterator().next().year().toString();
    return Optional.of(year).filter(RateBook.editions()::contains).map(FormulaName::national);
  }

  private ShareChanges changes(Workspace workspace, OrganisationInputs inputs, FormulaName target) {
    return workspace.compare(
        FormulaName.of(inputs.budgets().formulas()), target, protections.floorAndCap());
  }

  private static Optional<BudgetYears> projected(Workspace workspace, OrganisationInputs inputs) {
    return ReportQuestion.withBalances(inputs.budgets()).map(some -> workspace.project());
  }

  /** Returns the files that a plan of the same schools names, too. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>(schools.files);
    Stream.of(formula.file == null ? null : Path.of(formula.file), budgets, staff, assumptions)
        .flatMap(Stream::ofNullable)
        .forEach(files::add);
    return files;
  }

  private String[] otherInputs() {
    Stream<Path> files =
        Stream.of(budgets, staff, assumptions, authorities, trusts, services, plan)
            .flatMap(Stream::ofNullable);
    return Stream.concat(
            Stream.of(formula.source(), to).flatMap(Stream::ofNullable), files.map(Path::toString))
        .toArray(String[]::new);
  }
}
