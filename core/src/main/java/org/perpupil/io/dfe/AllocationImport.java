package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.ImportedSchool;
import org.perpupil.io.dfe.infer.NationalRates;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.io.dfe.table.ReturnLayout;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Turns files of school funding allocations into schools, formulas and budgets. */
public final class AllocationImport {
  /** A rate 1.6 times the national one, or less of it: the law keeps local rates nearer. */
  private static final double FAR = Math.log(1.6);

  private static final int FEW = 5;

  private final List<Problem> problems = new ArrayList<>();
  private final Resting resting = new Resting();
  private final LeftOut leftOut = new LeftOut();

  private final Consumer<String> progress;
  private final Register register;
  private final RegisteredRows registered;

  private AllocationImport(Register register, Consumer<String> progress) {
    this.progress = progress;
    this.register = register;
    this.registered = new RegisteredRows(register, resting);
  }

  /**
   * Imports a file.
   *
   * @param files one file of school funding allocations
   * @param previous the same of the year before, or null
   * @param given rates by authority that the user gave, by the names of formulas
   * @param selection which schools are wanted; rates are found from all
   * @throws ProblemsException when a file cannot be used at all; names everything that is wrong
   */
  public static Imported read(
      List<PublishedFile> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    List<Problem> problems = new ArrayList<>();
    List<PublishedSheets> sheets = new ArrayList<>();
    files.forEach(file -> sheets.add(new PublishedSheets(file, PublishedTable.of(file, problems))));
    return read(sheets, previous, given, selection, new Register(), problems, step -> {});
  }

  /**
   * Imports a file and returns of its schools.
   *
   * @param register what is known of schools beyond the file
   * @param found what was wrong when the files were read
   * @param progress told how far the import is
   */
  static Imported read(
      List<PublishedSheets> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection,
      Register register,
      List<Problem> found,
      Consumer<String> progress) {
    AllocationImport made = new AllocationImport(register, progress);
    made.problems.addAll(found);
    return made.run(files, previous, given, selection);
  }

  /** Returns the funding year of the first row of allocations that tells one. */
  static Optional<FundingYear> year(List<PublishedSheets> files) {
    for (PublishedSheets file : files) {
      for (PublishedTable sheet : file.sheets()) {
        Optional<Layout.Header> header = Layout.ALLOCATIONS.find(sheet);
        if (header.isPresent()) {
          return AllocationReader.year(sheet, header.get());
        }
      }
    }
    return Optional.empty();
  }

  private Imported run(
      List<PublishedSheets> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    List<AllocationTable> tables = new ArrayList<>();
    List<SchoolReturn> returns = new ArrayList<>();
    for (PublishedSheets file : files) {
      read(file, leftOut, returns).map(registered::complete).ifPresent(tables::add);
    }
    LeftOut leftOutBefore = new LeftOut();
    Optional<AllocationTable> before =
        previous == null
            ? Optional.empty()
            : read(
                new PublishedSheets(previous, PublishedTable.of(previous, problems)),
                leftOutBefore,
                new ArrayList<>());
    boolean hasErrors = problems.stream().anyMatch(Problem::isError);
    if (tables.isEmpty() && !hasErrors) {
      problems.add(
          Problem.error(
              files.isEmpty() ? "files" : files.get(0).file().path().toString(),
              "no school funding allocations",
              "a file of " + Layout.ALLOCATIONS.title() + ", which schools are made from",
              "only returns, registers or formulas were named; they add to the schools of another"
                  + " file"));
    }
    if (tables.size() > 1) {
      problems.add(
          Problem.error(
              tables.get(1).file().toString(),
              "a second file of " + Layout.ALLOCATIONS.title(),
              "one of them",
              "it is last year's, which is given apart, as the one before"));
    }
    if (tables.size() == 1) {
      AllocationTable table = tables.get(0);
      problems.addAll(selection.absent(table));
      before
          .filter(it -> it.year().start() != table.year().start() - 1)
          .ifPresent(
              it ->
                  problems.add(
                      Problem.error(
                          it.file().toString(),
                          it.year().toString(),
                          "the year before " + table.year(),
                          "the two files were swapped")));
      wrongFormulas(table, given);
    }
    if (problems.stream().anyMatch(Problem::isError)) {
      problems.addAll(leftOut.problems());
    }
    ProblemsException.throwIfAny(problems);
    problems.addAll(leftOutBefore.problems().stream().map(AllocationImport::asWarning).toList());
    registered.warning(tables.get(0), problems);
    return schools(tables.get(0), before, new Returns(returns, register), given, selection);
  }

  private Imported schools(
      AllocationTable table,
      Optional<AllocationTable> before,
      Returns returns,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    FundingYear year = table.year();
    NationalRates national = NationalRates.of(year);
    if (!national.isOfTheYear()) {
      problems.add(
          Problem.warning(
              table.file().toString(),
              year.toString(),
              "a year with national rates; those of " + national.year() + " stand in",
              "a newer version of this program has them"));
    }
    Optional<PreviousYear> previous = before.map(it -> PreviousYear.of(it, year, register));
    Map<String, AuthorityImport> authorities = new TreeMap<>();
    Map<String, ImportedSchool> made = new LinkedHashMap<>();
    int notSelected = 0;
    int done = 0;
    for (Map.Entry<String, List<AllocationRow>> entry : byAuthority(table.rows()).entrySet()) {
      progress.accept(
          String.format(Locale.ROOT, "%,d of %,d schools made", done, table.rows().size()));
      done += entry.getValue().size();
      if (!selection.mayHold(entry.getValue())) {
        notSelected += entry.getValue().size();
        continue;
      }
      Resting own = new Resting();
      AuthorityImport authority =
          new AuthorityImport(
              entry.getValue(),
              national,
              given.getOrDefault(entry.getKey(), Map.of()),
              year.start(),
              own,
              registered.yearGroups());
      List<ImportedSchool> schools = entry.getValue().stream().map(authority::school).toList();
      previous.ifPresent(it -> it.apply(schools, authority.rates(), own));
      authorities.put(entry.getKey(), authority);
      for (ImportedSchool school : schools) {
        if (!selection.has(school.row())) {
          notSelected++;
        } else if (isSchool(school)) {
          made.put(school.row().urn(), school);
        }
      }
      own.schools()
          .forEach(
              (what, urns) ->
                  urns.stream()
                      .filter(made::containsKey)
                      .forEach(urn -> resting.add(own.basis(what), what, urn)));
    }
    farRates(table, authorities, national);
    List<ImportedSchool> ordered = new ArrayList<>();
    for (AllocationRow row : table.rows()) {
      Optional.ofNullable(made.get(row.urn())).ifPresent(ordered::add);
    }
    previous.ifPresent(it -> it.forgetOthers(authorities.keySet()));
    progress.accept("paying them back");
    Map<String, Object> lastYear = previous.map(PreviousYear::account).orElse(Map.of());
    Imported imported =
        new Imported(
            table,
            ordered,
            authorities,
            resting.of(made.keySet()),
            leftOut,
            notSelected,
            lastYear,
            returns,
            problems);
    if (!register.isEmpty()) {
      imported.tell("register", register.account());
    }
    return imported;
  }

  private boolean isSchool(ImportedSchool school) {
    try {
      school.make();
      return true;
    } catch (ProblemsException e) {
      Problem problem = e.problems().get(0);
      AllocationRow row = school.row();
      leftOut.wrong(
          "no school can have the figures that follow from its money",
          problem.within(row.place()),
          row.urn() + " " + row.name() + " (" + row.place() + ")");
      return false;
    }
  }

  /** Points out rates that no local formula is likely to have, one problem a parameter. */
  private void farRates(
      AllocationTable table, Map<String, AuthorityImport> authorities, NationalRates national) {
    Map<String, List<String>> far = new TreeMap<>();
    authorities.forEach(
        (code, authority) ->
            authority
                .rates()
                .all()
                .forEach(
                    (name, rate) -> {
                      double near = national.find(name).orElse(0);
                      if (near > 0
                          && rate.value() > 0
                          && Math.abs(Math.log(rate.value() / near)) > FAR) {
                        far.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(code + " " + Problem.plain(rate.value()));
                      }
                    }));
    far.forEach(
        (name, places) ->
            problems.add(
                Problem.warning(
                    table.file() + ", " + name,
                    String.join(", ", places.subList(0, Math.min(FEW, places.size())))
                        + (places.size() > FEW ? " and " + (places.size() - FEW) + " more" : ""),
                    "a rate nearer to the national "
                        + Problem.plain(national.find(name).orElseThrow()),
                    "schools too few told it; the authority's own formula, where it is given, is"
                        + " taken")));
  }

  /** Reads a file of any kind: allocations are returned, returns of schools added. */
  private Optional<AllocationTable> read(
      PublishedSheets file, LeftOut rows, List<SchoolReturn> returns) {
    List<PublishedTable> sheets = file.sheets();
    for (PublishedTable sheet : sheets) {
      Optional<Layout.Header> header = Layout.ALLOCATIONS.find(sheet);
      if (header.isPresent()) {
        return AllocationReader.read(sheet, header.get(), rows, problems);
      }
      Optional<ReturnLayout.Header> other = ReturnLayout.find(sheet);
      if (other.isPresent()) {
        returns.addAll(ReturnReader.read(sheet, other.get(), rows, problems));
        return Optional.empty();
      }
    }
    sheets.stream()
        .max(Comparator.comparingInt(sheet -> sheet.rows().size()))
        .ifPresent(sheet -> problems.add(Layout.notRecognised(sheet, PublishedKinds.KINDS)));
    return Optional.empty();
  }

  private void wrongFormulas(AllocationTable table, Map<String, Map<String, Double>> given) {
    boolean any = table.rows().stream().anyMatch(row -> given.containsKey(row.laCode()));
    // Where no row is left, that is what is told.
    if (!given.isEmpty() && !any && !table.rows().isEmpty()) {
      problems.add(
          Problem.error(
              table.file().toString(),
              "authorities such as " + table.rows().get(0).laCode(),
              "one of the authorities of the given formulas: " + String.join(", ", given.keySet()),
              "the formulas are for other authorities"));
    }
  }

  private static Problem asWarning(Problem problem) {
    return Problem.warning(problem.place(), problem.value(), problem.expected(), problem.advice());
  }

  static Map<String, List<AllocationRow>> byAuthority(List<AllocationRow> rows) {
    Map<String, List<AllocationRow>> byAuthority = new TreeMap<>();
    for (AllocationRow row : rows) {
      byAuthority.computeIfAbsent(row.laCode(), key -> new ArrayList<>()).add(row);
    }
    return byAuthority;
  }
}
