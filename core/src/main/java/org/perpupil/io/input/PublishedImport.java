package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.io.Source;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.dfe.ImportResult;
import org.perpupil.io.dfe.PublishedKinds;
import org.perpupil.io.dfe.Selection;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.read.FormulaReader;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/**
 * Files that the Department for Education publishes, turned into a folder that every command reads.
 *
 * <p>Files are known by their headers, in any order and under any year's names. Every figure that a
 * file does not print is exact, derived or assumed, and the account says which and for which
 * schools. Immutable and thread-safe.
 */
public final class PublishedImport {
  private static final String SCHOOLS = "schools.csv";
  private static final String FORMULAS = "formulas.csv";
  private static final String BUDGETS = "budgets.csv";
  private static final String WORKSPACE = "perpupil.yaml";
  private static final String ACCOUNT = "import";

  private final ImportResult imported;
  private final ImmutableList<Problem> warnings;

  private PublishedImport(ImportResult imported, List<Problem> ofFormulas) {
    this.imported = imported;
    this.warnings =
        ImmutableList.<Problem>builder().addAll(ofFormulas).addAll(imported.warnings()).build();
  }

  /** Returns a request for files. */
  public static Request of(List<Path> files) {
    return new Request(files, null, null, Set.of(), Set.of(), Set.of(), step -> {});
  }

  /**
   * What is to be imported.
   *
   * <p>Immutable and thread-safe.
   */
  public static final class Request {
    private final ImmutableList<Path> files;
    private final @Nullable Path previous;
    private final @Nullable Path formulas;
    private final Set<String> authorities;
    private final Set<String> urns;
    private final Set<String> trusts;
    private final Consumer<String> progress;

    private Request(
        List<Path> files,
        @Nullable Path previous,
        @Nullable Path formulas,
        Set<String> authorities,
        Set<String> urns,
        Set<String> trusts,
        Consumer<String> progress) {
      this.progress = progress;
      this.files = ImmutableList.copyOf(files);
      this.previous = previous;
      this.formulas = formulas;
      this.authorities = authorities;
      this.urns = urns;
      this.trusts = trusts;
    }

    /** Returns the request with the same kind of file of the year before, for baselines. */
    public Request withPrevious(Path file) {
      return new Request(files, file, formulas, authorities, urns, trusts, progress);
    }

    /** Returns the request with a file of formulas, whose rates are taken and not worked out. */
    public Request withFormulas(Path file) {
      return new Request(files, previous, file, authorities, urns, trusts, progress);
    }

    /** Returns the request for the schools of some authorities, by code. */
    public Request ofAuthorities(Set<String> codes) {
      return new Request(files, previous, formulas, codes, urns, trusts, progress);
    }

    /** Returns the request for some schools, by URN. */
    public Request ofSchools(Set<String> numbers) {
      return new Request(files, previous, formulas, authorities, numbers, trusts, progress);
    }

    /** Returns the request for the schools of some trusts, by name in any case. */
    public Request ofTrusts(Set<String> names) {
      return new Request(files, previous, formulas, authorities, urns, names, progress);
    }

    /** Returns the request that tells how far it is, in a few words at each step. */
    public Request withProgress(Consumer<String> steps) {
      return new Request(files, previous, formulas, authorities, urns, trusts, steps);
    }

    /**
     * Reads the files.
     *
     * @throws ProblemsException with everything that is wrong, when a file cannot be used at all
     */
    public PublishedImport read() {
      List<Problem> problems = new ArrayList<>();
      Map<String, Map<String, Double>> given =
          formulas == null ? Map.of() : given(formulas, problems);
      List<PublishedFile> read = new ArrayList<>();
      files.forEach(file -> read(file, problems).ifPresent(read::add));
      Optional<PublishedFile> before =
          Optional.ofNullable(previous).flatMap(file -> read(file, problems));
      ProblemsException.throwIfAny(problems);
      return new PublishedImport(
          PublishedKinds.read(
              read, before.orElse(null), given, new Selection(authorities, urns, trusts), progress),
          problems);
    }

    private static Optional<PublishedFile> read(Path file, List<Problem> problems) {
      return ReadableFile.read(file, ReadableFile.LIMIT, problems)
          .map(bytes -> PublishedFile.of(file, bytes));
    }

    /** Returns the rates of a file of formulas; how they pay for sparsity and sites is left. */
    private static Map<String, Map<String, Double>> given(Path file, List<Problem> problems) {
      FormulaReader.Located located =
          FormulaReader.read(Source.of(file), new SeenNames(), problems);
      Map<String, Map<String, Double>> given = new LinkedHashMap<>();
      for (String code : located.authorities().stream().sorted().toList()) {
        Optional<Formula> formula = located.formulas().find(code);
        if (formula.isEmpty()) {
          continue;
        }
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.local()) {
          String name = parameter.fileName();
          boolean byDistance =
              name.startsWith("sparsity") || name.startsWith("split_site") || name.equals("fringe");
          if (!byDistance) {
            formula.get().value(parameter).ifPresent(value -> rates.put(name, value));
          }
        }
        given.put(code, rates);
      }
      return given;
    }
  }

  /** Returns what was imported, such as "School funding allocations". */
  public String title() {
    return imported.title();
  }

  /** Returns the funding year of the files. */
  public FundingYear year() {
    return imported.year();
  }

  /** Returns the number of schools. */
  public int size() {
    return imported.size();
  }

  /** Returns rows read, used and left out, by reason, in that order; unmodifiable. */
  public Map<String, Integer> rows() {
    return imported.rows();
  }

  /** Returns what is odd without being wrong, in the formulas too; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Returns what is wrong with rows that were left out, one problem a kind; unmodifiable. */
  public List<Problem> problems() {
    return imported.problems();
  }

  /** Returns how many rates are given, exact, derived and assumed; unmodifiable. */
  public Map<String, Integer> ratesByBasis() {
    return imported.ratesByBasis();
  }

  /** Returns what figures of schools rest on, and how many schools; unmodifiable. */
  public Map<String, Integer> restingOn() {
    return imported.restingOn();
  }

  /** Returns the pounds of the file after protection. */
  public BigDecimal poundsIn() {
    return imported.payBack().poundsIn();
  }

  /**
   * Returns whether the pounds that are paid back are of lines rounded to pence, as on statements,
   * and not of nothing rounded.
   */
  public boolean roundsLines() {
    return imported.payBack().roundsLines();
  }

  /**
   * Returns the pounds that an allocation of the imported schools pays, see {@link #roundsLines}.
   */
  public BigDecimal poundsOut() {
    return imported.payBack().poundsOut();
  }

  /** Returns the schools whose money before protection is more than a penny off; unmodifiable. */
  public List<String> offBeforeProtection() {
    return imported.payBack().offBeforeProtection();
  }

  /** Returns the schools whose money after protection is more than a penny off; unmodifiable. */
  public List<String> offAfterProtection() {
    return imported.payBack().offAfterProtection();
  }

  /** Returns the largest difference of a school after protection, in pounds. */
  public double largestDifference() {
    return imported.payBack().largestAfter();
  }

  /** Returns the schools that cannot be paid, with the reason; unmodifiable. */
  public Map<String, String> failed() {
    return imported.payBack().failed();
  }

  /** Returns of how many schools spending and an opening balance are known, from their returns. */
  public int sizeWithBalances() {
    return new ImportedBudgets(imported.budgetRows()).complete();
  }

  /**
   * Returns where an import goes: a folder of {@code schools.csv}, {@code formulas.csv}, {@code
   * budgets.csv}, {@code perpupil.yaml} and the account in {@code import.json}.
   */
  public static Output output(Path folder) {
    return Output.tables(
        ResultKind.IMPORT, folder, List.of(SCHOOLS, FORMULAS, BUDGETS, WORKSPACE), ACCOUNT);
  }

  /**
   * Returns where this import goes: without {@code schools.csv} and {@code budgets.csv} where it is
   * of formulas alone, else as {@link #output}.
   */
  public Output outputOf(Path folder) {
    return isOfFormulas()
        ? Output.tables(ResultKind.IMPORT, folder, List.of(FORMULAS, WORKSPACE), ACCOUNT)
        : output(folder);
  }

  /** Returns whether the files hold formulas alone, and no schools. */
  public boolean isOfFormulas() {
    return imported.isOfFormulas();
  }

  /**
   * Writes the folder, all of it or nothing, see {@link #output}.
   *
   * @throws ProblemsException when a file cannot be written, or holds something else; nothing is
   *     written then
   */
  public void write(Path folder) {
    try (OutputWriter to = outputOf(folder).open()) {
      write(to);
    }
  }

  /** Writes the folder to an output of {@link #outputOf}, as {@link #write(Path)}. */
  public void write(OutputWriter to) {
    if (isOfFormulas()) {
      to.write(List.of(table(imported.formulaRows()), Body.of(workspace())), imported.account());
      return;
    }
    to.write(
        List.of(
            table(imported.schoolRows()),
            table(imported.formulaRows()),
            table(imported.budgetRows()),
            Body.of(workspace())),
        imported.account());
  }

  private String workspace() {
    if (isOfFormulas()) {
      return "title: "
          + title()
          + " "
          + year()
          + "\nformulas: "
          + FORMULAS
          + "\nyears: "
          + year()
          + "\n";
    }
    return "title: "
        + title()
        + " "
        + year()
        + ", "
        + size()
        + (size() == 1 ? " school" : " schools")
        + "\nschools: "
        + SCHOOLS
        + "\nformulas: "
        + FORMULAS
        + "\nbudgets: "
        + BUDGETS
        + "\nyears: "
        + year()
        + "\n";
  }

  private static Body table(List<List<String>> rows) {
    return Body.of(csv -> rows.forEach(csv::row));
  }
}
