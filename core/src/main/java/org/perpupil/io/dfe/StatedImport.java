package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.io.dfe.infer.FoundRates;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.stated.StatedSchool;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What an import made of files that state schools and formulas figure by figure. */
final class StatedImport implements ImportResult {
  /** The title of an import without schools. */
  static final String FORMULAS = "Local formulas";

  private static final RoundingRules ROUNDING =
      RoundingRules.statement().withSharesToSixDecimals(false);

  private final String title;
  private final ImmutableList<String> files;
  private final FundingYear year;
  private final int rowsRead;
  private final int notSelected;
  private final ImmutableList<StatedSchool> schools;
  private final ImmutableList<StatedFormula> formulas;
  private final LeftOut leftOut;
  private final Resting resting;
  private final ImmutableList<Problem> warnings;
  private final Map<String, Object> more = new LinkedHashMap<>();
  private final PayBack payBack;

  StatedImport(
      String title,
      List<String> files,
      FundingYear year,
      int rowsRead,
      int notSelected,
      List<StatedSchool> schools,
      List<StatedFormula> formulas,
      LeftOut leftOut,
      Resting resting,
      List<Problem> warnings) {
    this.title = title;
    this.files = ImmutableList.copyOf(files);
    this.year = year;
    this.rowsRead = rowsRead;
    this.notSelected = notSelected;
    this.schools = ImmutableList.copyOf(schools);
    this.formulas = ImmutableList.copyOf(formulas);
    this.leftOut = leftOut;
    this.resting = resting;
    this.warnings = ImmutableList.copyOf(warnings);
    this.payBack = paid();
  }

  private PayBack paid() {
    List<School> paid = new ArrayList<>();
    List<PayBack.Stated> stated = new ArrayList<>();
    for (StatedSchool school : schools) {
      if (school.isPaid()) {
        paid.add(school.school());
        stated.add(
            new PayBack.Stated(
                school.school().id(),
                school.school().laCode(),
                school.before(),
                school.after(),
                school.tolerance(),
                school.items()));
      }
    }
    Map<String, Formula> byAuthority = new LinkedHashMap<>();
    formulas.forEach(formula -> byAuthority.put(formula.laCode(), formula.formula(year)));
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (Line line : Line.values()) {
      String name = line.fileName();
      boolean isTold = schools.stream().anyMatch(school -> school.items().containsKey(name));
      if (isTold) {
        lines.put(name, List.of(name));
      }
    }
    return PayBack.of(paid, byAuthority, stated, lines, ROUNDING);
  }

  /** Adds to the account. */
  void tell(String name, Object what) {
    more.put(name, what);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean isOfFormulas() {
    return title.equals(FORMULAS);
  }

  @Override
  public FundingYear year() {
    return year;
  }

  @Override
  public int size() {
    return schools.size();
  }

  @Override
  public List<List<String>> schoolRows() {
    List<SchoolField> fields = new ArrayList<>();
    for (SchoolField field : SchoolField.values()) {
      boolean isKnown = schools.stream().anyMatch(s -> s.school().value(field).isPresent());
      if (isKnown || field.isRequired()) {
        fields.add(field);
      }
    }
    boolean sites = schools.stream().anyMatch(s -> !s.school().splitSiteMetres().isEmpty());
    boolean growing = schools.stream().anyMatch(s -> s.school().isGrowing());
    List<String> header =
        new ArrayList<>(List.of("id", "name", "la_code", "phase", "governance", "trust"));
    if (growing) {
      header.add("growing");
    }
    fields.forEach(field -> header.add(field.fileName()));
    if (sites) {
      header.add("split_site_metres");
    }
    List<List<String>> rows = new ArrayList<>(List.of(header));
    for (StatedSchool stated : schools) {
      School school = stated.school();
      List<String> cells = new ArrayList<>(header.size());
      cells.addAll(
          List.of(
              school.id(),
              school.name().orElse(""),
              school.laCode(),
              school.phase().label(),
              school.governance().map(Governance::label).orElse(""),
              school.trust().orElse("")));
      if (growing) {
        cells.add(Boolean.toString(school.isGrowing()));
      }
      for (SchoolField field : fields) {
        cells.add(
            school.value(field).isPresent()
                ? Problem.plain(school.value(field).getAsDouble())
                : "");
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
    return StatedFormula.rows(formulas, year);
  }

  @Override
  public List<List<String>> budgetRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("id", "code", "amount"));
    for (StatedSchool school : schools) {
      school
          .budget()
          .forEach(
              (code, pounds) ->
                  rows.add(
                      List.of(
                          school.school().id(),
                          code,
                          Problem.plain(Math.rint(pounds * 100) / 100))));
    }
    return rows;
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
  public Map<String, Integer> rows() {
    Map<String, Integer> rows = new LinkedHashMap<>();
    rows.put("read", rowsRead);
    rows.put("used", rowsRead - notSelected - leftOut.size());
    rows.put("not selected", notSelected);
    leftOut.byReason().forEach((reason, names) -> rows.put("left out: " + reason, names.size()));
    return rows;
  }

  @Override
  public Map<String, Integer> ratesByBasis() {
    return FoundRates.byBasis(formulas.stream().map(StatedFormula::rates).toList());
  }

  @Override
  public Map<String, Integer> restingOn() {
    return resting.counts();
  }

  @Override
  public Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("files", files);
    account.put("kind", title.toLowerCase(Locale.ROOT));
    account.put("year", year.toString());
    account.put("rows_read", rowsRead);
    account.put("rows_used", rowsRead - notSelected - leftOut.size());
    account.put("rows_not_selected", notSelected);
    account.put("rows_left_out", leftOut.size());
    account.put("left_out_by_reason", leftOut.byReason());
    account.put("schools", schools.size());
    account.put("pounds", payBack.account());
    account.put("rates", rates());
    account.put("rests_on", resting.account());
    account.putAll(more);
    return account;
  }

  private Map<String, Object> rates() {
    Map<String, Object> all = new LinkedHashMap<>();
    formulas.forEach(formula -> all.put(formula.laCode(), formula.rates().account()));
    return all;
  }
}
