package org.perpupil.io.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.cost.Grants;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.Names;

/**
 * Reads {@code budgets.csv}: one row a school and code.
 *
 * <p>A code is one of {@link BudgetCode}, {@code early_years}, or {@code grant:} and one of {@link
 * Grants#names}. Codes of capital are passed over with one warning.
 */
public final class BudgetReader {
  public static final String EARLY_YEARS = "early_years";
  public static final String GRANT = "grant:";

  private static final ImmutableList<String> CODES =
      Stream.of(
              Arrays.stream(BudgetCode.values()).map(BudgetCode::code),
              Stream.of(EARLY_YEARS),
              Grants.names().stream().map(name -> GRANT + name))
          .flatMap(codes -> codes)
          .collect(ImmutableSet.toImmutableSet())
          .asList();

  /** A code of a return, with a letter for its part or without. */
  private static final Pattern WRITTEN = Pattern.compile("([A-Za-z]{1,3})([0-9]{1,2})[A-Za-z]?");

  /** Codes as items are compared, by how they are usually written. */
  private static final ImmutableMap<String, String> ITEM_OF =
      Maps.toMap(CODES, code -> code.toLowerCase(Locale.ROOT));

  private static final ImmutableSet<String> ITEMS = ImmutableSet.copyOf(ITEM_OF.values());

  private final Source file;
  private final KnownSchools known;
  private final Map<String, Rows> schools = new LinkedHashMap<>();
  private final Set<String> wrongSchools = new HashSet<>();
  private @Nullable Problem capital;

  private BudgetReader(Source file, KnownSchools known) {
    this.file = file;
    this.known = known;
  }

  /**
   * Reads a file; warnings are passed over.
   *
   * @param knownSchoolIds the schools that may have a budget
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static Budgets read(Path file, Collection<String> knownSchoolIds) {
    List<Problem> problems = new ArrayList<>();
    Budgets budgets = read(Source.of(file), knownSchoolIds, new SeenNames(), problems);
    ProblemsException.throwIfAny(problems);
    return budgets;
  }

  /**
   * Reads a file.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong or odd is added
   * @return the budgets of the schools without a problem
   */
  public static Budgets read(
      Source file, Collection<String> knownSchoolIds, SeenNames seen, List<Problem> problems) {
    BudgetReader reader = new BudgetReader(file, new KnownSchools(knownSchoolIds, seen.schools()));
    CsvTable.read(file, Template.BUDGETS, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return reader.budgets(problems);
  }

  /** What the rows of a school say, and where each item stands. */
  private record Rows(Budget.Builder builder, Map<String, Row> rows) {}

  /** Where an item stands, and its amount as it was written. */
  private record Row(int line, String amount) {}

  private void read(Cells cells) {
    String id = known.read(cells);
    String code = cells.word("code", CODES);
    String written = cells.required("amount");
    String item = item(code);
    Optional<BudgetCode> line = BudgetCode.find(code);
    OptionalDouble amount = cells.number("amount", range(item, line));
    if (!code.isEmpty() && !ITEMS.contains(item)) {
      cells.error("code", code, "a code of a school's budget", advice(code));
    } else if (!id.isEmpty() && !code.isEmpty()) {
      isNew(cells, id, code, item, new Row(cells.line(), written));
    }
    boolean complete = !id.isEmpty() && !code.isEmpty() && amount.isPresent();
    if (complete && !cells.hasErrors()) {
      keep(cells, id, item, line, amount.getAsDouble());
    } else {
      wrongSchools.add(id);
    }
  }

  /** Returns the limits of the amount of each code that a budget may have, in a fixed order. */
  public static Map<String, Range> items() {
    Map<String, Range> items = new LinkedHashMap<>();
    CODES.forEach(code -> items.put(code, range(item(code), BudgetCode.find(code))));
    return items;
  }

  private static Range range(String item, Optional<BudgetCode> line) {
    boolean isGrant = item.equals(EARLY_YEARS) || item.startsWith(GRANT);
    return isGrant ? BudgetRanges.GRANT : line.map(BudgetRanges::of).orElse(BudgetRanges.AMOUNT);
  }

  private static String advice(String code) {
    return Arrays.stream(BudgetCode.values())
        .filter(line -> line.aarCode().filter(code::equalsIgnoreCase).isPresent())
        .map(line -> "'" + line.code() + "' was meant, which academies report as " + code)
        .findFirst()
        .orElseGet(() -> adviceOnParts(code));
  }

  /**
   * Returns the codes that one of other years was parted into; of codes, any other is a letter away
   * from several, so that none of them is a better guess.
   */
  private static String adviceOnParts(String code) {
    String digits =
        code.substring(0, 1) + code.substring(1).replaceAll("[Oo]", "0").replaceAll("[lI]", "1");
    Optional<String> mistyped =
        CODES.stream().filter(known -> known.equalsIgnoreCase(digits)).findFirst();
    if (mistyped.isPresent()) {
      return "'" + mistyped.get() + "' was meant";
    }
    Matcher written = WRITTEN.matcher(code);
    if (!written.matches()) {
      return Names.advice(code, CODES, "it belongs to another return");
    }
    String whole =
        written.group(1) + (written.group(2).length() == 1 ? "0" : "") + written.group(2);
    List<String> parts =
        CODES.stream()
            .filter(known -> known.regionMatches(true, 0, whole, 0, whole.length()))
            .toList();
    return parts.isEmpty()
        ? "it is of another return, or of a year whose codes differ"
        : parts.size() == 1
            ? "'" + parts.get(0) + "' was meant"
            : "one of " + String.join(", ", parts) + " was meant";
  }

  private void isNew(Cells cells, String id, String code, String item, Row row) {
    @Nullable Row elsewhere = rows(id).rows().putIfAbsent(item, row);
    if (elsewhere != null) {
      cells.error(
          "code",
          code,
          "each code once for a school",
          "it stands in line " + elsewhere.line() + " too; add the two amounts up");
    }
  }

  private void keep(Cells cells, String id, String item, Optional<BudgetCode> code, double amount) {
    Budget.Builder builder = rows(id).builder();
    if (item.equals(EARLY_YEARS)) {
      builder.earlyYears(amount);
    } else if (code.isEmpty()) {
      builder.grant(item.substring(GRANT.length()), amount);
    } else if (code.get().kind() == BudgetCode.Kind.CAPITAL) {
      warnOfCapital(cells, code.get());
    } else {
      builder.set(code.get(), amount);
    }
  }

  private void warnOfCapital(Cells cells, BudgetCode code) {
    if (capital == null) {
      capital =
          Problem.warning(
              cells.place() + ", column code",
              code.code(),
              "codes of revenue; rows of capital are passed over, here and below",
              "the file is a whole return, and nothing is lost");
    }
  }

  private Budgets budgets(List<Problem> problems) {
    if (capital != null) {
      problems.add(capital);
    }
    List<Budget> budgets = new ArrayList<>();
    schools.forEach(
        (id, rows) -> {
          if (wrongSchools.contains(id)) {
            return;
          }
          try {
            budgets.add(rows.builder().build());
          } catch (ProblemsException e) {
            e.problems().forEach(problem -> problems.add(placed(problem, rows)));
          }
        });
    return Budgets.of(budgets);
  }

  /** Returns a problem of a whole budget, placed where the item that it ends with stands. */
  private Problem placed(Problem problem, Rows rows) {
    String item = item(problem.place().substring(problem.place().lastIndexOf(", ") + 2));
    Row row = Objects.requireNonNull(rows.rows().get(item), item);
    return new Problem(
        problem.severity(),
        file + ", line " + row.line() + ", column amount",
        Numbers.asWritten(problem.value(), row.amount()),
        problem.expected(),
        problem.advice());
  }

  private Rows rows(String id) {
    return schools.computeIfAbsent(id, key -> new Rows(Budget.builder(key), new HashMap<>()));
  }

  /** Returns a code as items are compared: whether it is in capitals makes no difference. */
  private static String item(String code) {
    String item = ITEM_OF.get(code);
    return item == null ? code.toLowerCase(Locale.ROOT) : item;
  }
}
