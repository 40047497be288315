package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.FoundRates;
import org.perpupil.io.dfe.infer.ImportedSchool;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/** What an import made, as rows of the files that every command reads. */
public final class Imported implements ImportResult {
  private static final double FREE_MEALS_YEAR = 12.0 / 7;
  private static final String GRANT = "grant:";
  private static final String MEALS = GRANT + "free_infant_meals";
  private static final String SPORT = GRANT + "pe_sport_premium";
  private static final String OTHER_GRANTS = "I18d";

  private final AllocationTable table;
  private final ImmutableList<ImportedSchool> schools;
  private final Map<String, AuthorityImport> authorities;
  private final Resting resting;
  private final LeftOut leftOut;
  private final int notSelected;
  private final Map<String, Object> lastYear;
  private final Returns returns;
  private final Map<String, Map<String, Double>> budgets = new LinkedHashMap<>();
  private final ImmutableList<Problem> warnings;
  private final PayBack payBack;
  private final Map<String, Object> more = new LinkedHashMap<>();

  Imported(
      AllocationTable table,
      List<ImportedSchool> schools,
      Map<String, AuthorityImport> authorities,
      Resting resting,
      LeftOut leftOut,
      int notSelected,
      Map<String, Object> lastYear,
      Returns returns,
      List<Problem> warnings) {
    this.table = table;
    this.schools = ImmutableList.copyOf(schools);
    this.authorities = authorities;
    this.resting = resting;
    this.leftOut = leftOut;
    this.notSelected = notSelected;
    this.lastYear = lastYear;
    this.returns = returns;
    for (ImportedSchool school : this.schools) {
      Map<String, Double> budget = budget(school.row());
      if (!returns.isEmpty()) {
        returns.addTo(school.row(), budget, ImmutableSet.of(MEALS, SPORT), resting);
      }
      budgets.put(school.row().urn(), budget);
    }
    this.warnings = ImmutableList.copyOf(warnings);
    this.payBack = PayBack.of(this);
  }

  /** Adds to the account. */
  void tell(String name, Object what) {
    more.put(name, what);
  }

  @Override
  public String title() {
    return "School funding allocations";
  }

  @Override
  public boolean isOfFormulas() {
    return false;
  }

  @Override
  public FundingYear year() {
    return table.year();
  }

  @Override
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public List<Problem> problems() {
    return leftOut.problems();
  }

  @Override
  public PayBack payBack() {
    return payBack;
  }

  @Override
  public int size() {
    return schools.size();
  }

  @Override
  public List<List<String>> schoolRows() {
    Set<String> used = new LinkedHashSet<>();
    for (ImportedSchool school : schools) {
      used.addAll(school.numbers().keySet());
    }
    List<String> numbers = List.copyOf(used);
    boolean sites = schools.stream().anyMatch(school -> !school.splitSiteMetres().isEmpty());
    List<List<String>> rows = new ArrayList<>();
    List<String> header =
        new ArrayList<>(List.of("id", "name", "la_code", "phase", "governance", "trust"));
    header.addAll(numbers);
    if (sites) {
      header.add("split_site_metres");
    }
    rows.add(header);
    for (ImportedSchool school : schools) {
      AllocationRow row = school.row();
      List<String> cells = new ArrayList<>(header.size());
      cells.addAll(
          List.of(
              row.urn(),
              row.name(),
              row.laCode(),
              row.phase().label(),
              governance(row),
              row.trust()));
      for (String column : numbers) {
        Double value = school.numbers().get(column);
        cells.add(value == null ? "" : Problem.plain(value));
      }
      if (sites) {
        cells.add(String.join(" ", school.splitSiteMetres().stream().map(Problem::plain).toList()));
      }
      rows.add(cells);
    }
    return rows;
  }

  @Override
  public List<List<String>> formulaRows() {
    Set<String> used = new LinkedHashSet<>();
    authorities.values().forEach(authority -> used.addAll(authority.rates().all().keySet()));
    List<String> header = new ArrayList<>(List.of("year", "la_code", "la_name"));
    header.addAll(used);
    List<SparsityGroup> groups = new ArrayList<>();
    for (SparsityGroup group : SparsityGroup.values()) {
      if (used.contains(group.maximum().fileName())) {
        groups.add(group);
        header.add(group.sizeTaperName());
        header.add(group.distanceTaperName());
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(header);
    authorities.forEach(
        (code, authority) -> {
          List<String> cells = new ArrayList<>(List.of(year().toString(), code, authority.name()));
          for (String parameter : used) {
            FoundRates.Rate rate = authority.rates().all().get(parameter);
            cells.add(rate == null ? "" : Problem.plain(rate.value()));
          }
          for (SparsityGroup group : groups) {
            boolean pays = authority.sparsity().pays(group);
            cells.add(pays ? "nff" : "");
            cells.add(pays ? Boolean.toString(authority.sparsity().fallsWithDistance()) : "");
          }
          rows.add(cells);
        });
    return rows;
  }

  @Override
  public List<List<String>> budgetRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("id", "code", "amount"));
    for (ImportedSchool school : schools) {
      String urn = school.row().urn();
      budgets
          .getOrDefault(urn, Map.of())
          .forEach((code, pounds) -> rows.add(List.of(urn, code, pence(pounds))));
    }
    return rows;
  }

  /** Returns pounds with the pence that sums in doubles lose. */
  private static String pence(double pounds) {
    return Problem.plain(Math.rint(pounds * 100) / 100);
  }

  /** Free infant meals stand in the file for seven months; a budget is for a year. */
  private static Map<String, Double> budget(AllocationRow row) {
    Map<String, Double> budget = new LinkedHashMap<>();
    row.grants()
        .forEach(
            (code, pounds) -> {
              switch (code) {
                case "infant_meals" ->
                    add(budget, MEALS, Math.rint(pounds * FREE_MEALS_YEAR * 100) / 100);
                case "sport_premium" -> add(budget, SPORT, pounds);
                default -> add(budget, code, pounds);
              }
            });
    return budget;
  }

  /** A grant that is taken back stands under the code of all others, which may be below 0. */
  private static void add(Map<String, Double> budget, String code, double pounds) {
    boolean isBack = pounds < 0 && code.startsWith(GRANT);
    budget.merge(isBack ? OTHER_GRANTS : code, pounds, Double::sum);
  }

  private static String governance(AllocationRow row) {
    Boolean academy = row.academy();
    return academy == null ? "" : academy ? "academy" : "maintained";
  }

  @Override
  public Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("file", String.valueOf(table.file().getFileName()));
    account.put("kind", Layout.ALLOCATIONS.title());
    account.put("year", year().toString());
    account.put("rounded_to", table.wholePounds() ? "pounds" : "pence");
    account.put("rows_read", table.rowsRead());
    account.put("rows_used", schools.size());
    account.put("rows_not_selected", notSelected);
    account.put("rows_left_out", leftOut.size());
    account.put("left_out_by_reason", leftOut.byReason());
    if (!lastYear.isEmpty()) {
      account.put("last_year", lastYear);
    }
    account.put("pounds", payBack.account());
    account.put("rates", rates());
    account.put("rests_on", resting.account());
    account.put("grants", grants());
    if (!returns.isEmpty()) {
      account.put("returns", returns.account());
    }
    account.putAll(more);
    return account;
  }

  private Map<String, Object> rates() {
    Map<String, Object> all = new LinkedHashMap<>();
    authorities.forEach((code, authority) -> all.put(code, authority.rates().account()));
    return all;
  }

  private Map<String, Object> grants() {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (ImportedSchool school : schools) {
      school.row().grants().forEach((code, pounds) -> sums.merge(code, pounds, Double::sum));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    sums.forEach((code, pounds) -> all.put(code, Math.rint(pounds * 100) / 100));
    return all;
  }

  public List<ImportedSchool> schools() {
    return schools;
  }

  public Map<String, AuthorityImport> authorities() {
    return authorities;
  }

  @Override
  public Map<String, Integer> ratesByBasis() {
    return FoundRates.byBasis(authorities.values().stream().map(AuthorityImport::rates).toList());
  }

  @Override
  public Map<String, Integer> restingOn() {
    return resting.counts();
  }

  @Override
  public Map<String, Integer> rows() {
    Map<String, Integer> rows = new LinkedHashMap<>();
    rows.put("read", table.rowsRead());
    rows.put("used", schools.size());
    rows.put("not selected", notSelected);
    leftOut.byReason().forEach((reason, names) -> rows.put("left out: " + reason, names.size()));
    return rows;
  }
}
