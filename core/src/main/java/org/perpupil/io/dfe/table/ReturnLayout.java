package org.perpupil.io.dfe.table;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.rates.data.DataFiles;

/**
 * Returns of income, costs and balances, a row a school, in any order of columns, below a title in
 * some years: those of maintained schools, whose columns begin with the code, and those of
 * academies, which have names instead.
 */
public final class ReturnLayout {
  /** What the kinds are called, and some columns that they are known by. */
  static final String KINDS =
      "consistent financial reporting (URN, I01 …, E01 …, B02 …, a column a code); academies'"
          + " accounts return (URN, Teaching staff, Energy, Revenue reserve and others)";

  /** How many rows a title may take before the header. */
  private static final int LAST_HEADER = 20;

  /** A header with fewer codes is another file's. */
  private static final int FEWEST_CODES = 20;

  private static final Pattern CODE = Pattern.compile("(OB|CI|CE|[IEB])\\d{2}[A-Za-z]?(?=\\s|$)");

  private static final ImmutableMap<String, String> PARTICULARS = names("school-returns.csv", 1, 0);
  private static final ImmutableMap<String, String> ACADEMIES =
      names("academies-accounts-return.csv", 1, 0);

  /** Codes that were split later, and the part that holds them. */
  private static final ImmutableMap<String, String> EARLIER =
      names("earlier-budget-codes.csv", 0, 1);

  private ReturnLayout() {}

  /**
   * Where the columns of a file stand.
   *
   * @param row the header's place among the rows
   * @param at the place of a school's particulars, by what this project calls them
   * @param codes the places of each budget code
   * @param unknown names of columns with a code that budgets do not have
   * @param twice names of columns that stand there a second time
   */
  public record Header(
      int row,
      Map<String, Integer> at,
      Map<BudgetCode, List<Integer>> codes,
      List<String> unknown,
      List<String> twice) {

    private boolean isKnown() {
      return codes.values().stream().mapToInt(List::size).sum() >= FEWEST_CODES
          && codes.containsKey(BudgetCode.I01)
          && codes.containsKey(BudgetCode.E01)
          && (at.containsKey("urn") || at.containsKey("laestab"));
    }
  }

  /** Returns whether the first rows of a table hold the header of one of these kinds. */
  public static Optional<Header> find(PublishedTable table) {
    for (int i = 0; i < Math.min(LAST_HEADER, table.rows().size()); i++) {
      for (boolean ofAcademies : new boolean[] {false, true}) {
        Header header = header(i, table.rows().get(i).cells(), ofAcademies);
        if (header.isKnown()) {
          return Optional.of(header);
        }
      }
    }
    return Optional.empty();
  }

  private static Header header(int row, List<String> cells, boolean ofAcademies) {
    Map<String, Integer> at = new LinkedHashMap<>();
    Map<BudgetCode, List<Integer>> codes = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i).strip();
      String written = ofAcademies ? ACADEMIES.get(Layout.plain(name)) : code(name);
      String what = PARTICULARS.get(Layout.plain(name));
      if (written != null) {
        Optional<BudgetCode> code = BudgetCode.find(EARLIER.getOrDefault(written, written));
        if (code.isPresent()) {
          codes.computeIfAbsent(code.get(), key -> new ArrayList<>()).add(i);
        } else if (!written.startsWith("C")) {
          unknown.add(name);
        }
      } else if (what != null) {
        at.putIfAbsent(what, i);
      }
      boolean isUsed = written != null || what != null;
      if (isUsed
          && seen.putIfAbsent(ofAcademies ? Layout.plain(name) : key(written, name), name)
              != null) {
        twice.add(name);
      }
    }
    return new Header(row, at, codes, unknown, twice);
  }

  private static @Nullable String code(String name) {
    Matcher code = CODE.matcher(name);
    return code.lookingAt() ? code.group() : null;
  }

  private static String key(@Nullable String code, String name) {
    return code == null ? Layout.plain(name) : code;
  }

  private static ImmutableMap<String, String> names(String resource, int key, int value) {
    ImmutableMap.Builder<String, String> names = ImmutableMap.builder();
    for (String[] row : DataFiles.rows(DataFiles.bytes(ReturnLayout.class, resource))) {
      names.put(key == 0 ? row[0] : Layout.plain(row[key]), row[value]);
    }
    return names.build();
  }
}
