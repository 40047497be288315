package org.perpupil.io.dfe.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.NationalRates;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.infer.YearGroups;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.stated.StatedSchool;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Turns a grant statement into the school and the formula that it states. */
public final class StatementSchool {
  private static final String NOTE = "as the statement has it";
  private static final int ALL_FACTORS = 2023;

  /** Two lump sums are one line, whose rounding one of them bears. */
  private static final double A_PENNY_AND_A_HALF = 0.015 + 1e-9;

  private final GrantStatement statement;
  private final Identity identity;
  private final Resting resting;
  private final StatedFormula formula;
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, Double> items = new LinkedHashMap<>();
  private final double[] pupils = new double[3];
  private Phase phase = Phase.PRIMARY;

  /**
   * What a statement does not tell of its school.
   *
   * @param id by which files know it
   * @param laCode code of its authority
   * @param laName name of its authority
   * @param trust name of its trust, or blank
   * @param yearGroups primary, Key Stage 3 and Key Stage 4, or null
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Identity(
      String id, String laCode, String laName, String trust, int @Nullable [] yearGroups) {
    /** Returns what stands in where nothing is known but a name. */
    public static Identity of(String name) {
      String id =
          name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
      return new Identity(id, id, "Authority of " + name, "", null);
    }
  }

  /**
   * What a statement states.
   *
   * @param formula rates of its authority, of this school's phase alone
   */
  public record Stated(StatedSchool school, StatedFormula formula) {}

  private StatementSchool(GrantStatement statement, Identity identity, Resting resting) {
    this.statement = statement;
    this.identity = identity;
    this.resting = resting;
    this.formula = new StatedFormula(identity.laCode(), identity.laName());
  }

  /**
   * Returns what a statement states.
   *
   * @param resting where it is noted what figures rest on
   * @param problems where what is wrong is added
   * @return empty when something is wrong
   */
  public static Optional<Stated> of(
      GrantStatement statement, Identity identity, Resting resting, List<Problem> problems) {
    List<Problem> wrong = new ArrayList<>(StatementSums.check(statement));
    StatementSchool made = new StatementSchool(statement, identity, resting);
    if (wrong.isEmpty()) {
      made.pupils(wrong);
    }
    problems.addAll(wrong);
    if (!wrong.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(made.make());
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(statement.place())));
      return Optional.empty();
    }
  }

  private void pupils(List<Problem> wrong) {
    List<String> stages = List.of("basic_primary", "basic_ks3", "basic_ks4");
    for (int k = 0; k < pupils.length; k++) {
      pupils[k] =
          statement
              .find("line:" + stages.get(k))
              .filter(row -> row.pupils().isNumber())
              .map(row -> row.pupils().value())
              .orElse(0.0);
    }
    if (pupils[0] + pupils[1] + pupils[2] == 0) {
      wrong.add(
          Problem.error(
              statement.place(),
              "no pupils",
              "basic entitlement for the pupils of one key stage at least",
              "the columns were shifted, or it is the statement of a special school"));
    }
    statement
        .rows()
        .forEach(
            (key, row) -> {
              if (key.startsWith("line:") && !key.startsWith("line:basic") && row.pounds() != 0) {
                double roll = roll(key.substring("line:".length()));
                if (Math.abs(row.pupils().value() - roll) > 1e-6) {
                  wrong.add(
                      Problem.error(
                          row.place() + ", column Pupils",
                          Problem.plain(row.pupils().value()),
                          "the pupils of basic entitlement, " + Problem.plain(roll),
                          "a cell was changed after the file was downloaded"));
                }
              }
            });
  }

  private double roll(String line) {
    if (line.endsWith("_primary")) {
      return pupils[0];
    }
    return line.endsWith("_secondary") ? pupils[1] + pupils[2] : pupils[0] + pupils[1] + pupils[2];
  }

  private Stated make() {
    formula.state("mobility_threshold_percent", statement.threshold(), NOTE);
    statement
        .rows()
        .forEach(
            (key, row) -> {
              if (key.startsWith("line:")) {
                line(key.substring("line:".length()), row);
              }
            });
    numbers.put("pupils_primary", pupils[0]);
    numbers.put("pupils_ks3", pupils[1]);
    numbers.put("pupils_ks4", pupils[2]);
    phase = phase();
    YearGroups groups = yearGroups();
    lumpSums(groups);
    sparsity(groups);
    for (String cash : List.of("split_sites", "pfi", "exceptional", "rates")) {
      money(cash);
    }
    money("other_pupil_led");
    money("other_school_led");
    statement.amount("money:dedelegation").ifPresent(taken -> numbers.put("dedelegation", -taken));
    fringe();
    money("mppl_top_up");
    numbers.remove("mppl_top_up");
    return new StatementProtection(statement, formula, resting).apply(school(), before(), items);
  }

  private void line(String name, StatementRow row) {
    if (!row.rate().isNumber() || !row.pupils().isNumber()) {
      return;
    }
    double rate = row.rate().value();
    double share = row.weighting().isNumber() ? row.weighting().value() : 1;
    double roll = row.pupils().value();
    String line = name.replaceFirst("^eal\\d", "eal");
    double rounded = Math.rint(rate * share * roll * 100) / 100;
    boolean isExact = Math.abs(rounded - row.pounds()) < 0.001;
    if (name.startsWith("basic_")) {
      formula.state(line, isExact || roll == 0 ? rate : row.pounds() / roll, NOTE);
    } else {
      if (!isExact && rate > 0 && roll > 0) {
        share = row.pounds() / rate / roll;
        resting.add(
            FigureBasis.DERIVED, "a share from its money, which six decimals miss", identity.id());
      }
      if (line.startsWith("eal") && rate == 0 && formula.rates().find(line).isPresent()) {
        numbers.put(name, share);
        return;
      }
      formula.state(line, rate, NOTE);
      if (line.startsWith("eal")) {
        formula.state(
            line.replace("eal_", "eal_years_"), Integer.parseInt(name.substring(3, 4)), NOTE);
      }
      boolean isMobile = name.startsWith("mobility");
      numbers.put(name, isMobile && share > 0 ? share + statement.threshold() / 100 : share);
      if (isMobile && share == 0) {
        resting.add(
            FigureBasis.ASSUMED,
            "no mobile pupils, where the statement tells only that they are below the threshold",
            identity.id());
      }
    }
    items.merge(line, row.pounds(), Double::sum);
  }

  private Phase phase() {
    double secondary = pupils[1] + pupils[2];
    if (secondary == 0 || pupils[0] == 0) {
      return secondary == 0 ? Phase.PRIMARY : Phase.SECONDARY;
    }
    if (statement.pounds("lump:lump_sum_primary") == 0) {
      return Phase.ALL_THROUGH;
    }
    return pupils[0] > secondary ? Phase.MIDDLE_DEEMED_PRIMARY : Phase.MIDDLE_DEEMED_SECONDARY;
  }

  private YearGroups yearGroups() {
    NationalRates national = NationalRates.of(statement.year());
    double[] levels = new double[pupils.length];
    List<String> names = List.of("mppl_primary", "mppl_ks3", "mppl_ks4");
    for (int k = 0; k < levels.length; k++) {
      levels[k] = national.find(names.get(k)).orElse(Double.NaN);
    }
    double level = statement.amount("value:mppl").filter(it -> it > 0).orElse(Double.NaN);
    YearGroups groups =
        YearGroups.ofLevel(
            phase,
            pupils,
            levels,
            level,
            statement.amount("value:average_year_group").orElse(Double.NaN),
            primaryPart());
    int[] known = identity.yearGroups();
    if (known != null && groups.basis() == FigureBasis.ASSUMED && isPossible(known)) {
      groups = new YearGroups(known[0], known[1], known[2], FigureBasis.EXACT, false);
    }
    boolean isExplained = groups.explainsTopUp();
    resting.add(
        groups.basis(),
        switch (groups.basis()) {
          case GIVEN, EXACT -> "year groups from statutory ages in the register";
          case DERIVED -> "year groups from the minimum level or the average year group stated";
          case ASSUMED -> "year groups usual for the phase and its pupils";
        },
        identity.id());
    level(levels, level, isExplained, names);
    numbers.put("year_groups_primary", (double) groups.primary());
    numbers.put("year_groups_secondary", (double) groups.ks3() + groups.ks4());
    if (pupils[1] + pupils[2] > 0) {
      numbers.put("year_groups_ks3", (double) groups.ks3());
      numbers.put("year_groups_ks4", (double) groups.ks4());
    }
    return groups;
  }

  /** Returns the part of a middle school's lump sum that is the primary one, where stated. */
  private double primaryPart() {
    return statement
        .find("lump:lump_sum_primary")
        .filter(row -> phase.isMiddle() && row.weighting().isNumber())
        .map(row -> row.weighting().value())
        .orElse(Double.NaN);
  }

  private boolean isPossible(int[] groups) {
    for (int k = 0; k < pupils.length; k++) {
      if ((pupils[k] > 0) != (groups[k] > 0)) {
        return false;
      }
    }
    return true;
  }

  /** Sets the minimum levels: the national ones where they come to the school's, else its own. */
  private void level(double[] levels, double level, boolean isExplained, List<String> names) {
    if (Double.isNaN(level)) {
      return;
    }
    double topUp = statement.pounds("money:mppl_top_up");
    double reduction = statement.pounds("guarantee:capping_and_scaling");
    double restore = statement.pounds("guarantee:mppl_restore");
    double roll = pupils[0] + pupils[1] + pupils[2];
    // Where a cap stops at the level, what it leaves is the level.
    boolean isCapped = restore > 0 && restore < reduction;
    double exact = (counted() + topUp - (isCapped ? reduction - restore : 0)) / roll;
    boolean isRounded = (topUp > 0 || isCapped) && Math.abs(exact - level) <= 0.005 + 1e-9;
    for (int k = 0; k < levels.length; k++) {
      if (isExplained) {
        formula.rates().put(names.get(k), levels[k], FigureBasis.DERIVED, "national levels");
      } else {
        formula.state(names.get(k), isRounded ? exact : level, "the school's level, " + NOTE);
      }
    }
    if (!isExplained) {
      resting.add(
          FigureBasis.EXACT,
          "the school's own minimum level in place of those of the key stages",
          identity.id());
    }
  }

  /** Returns the pounds that the minimum level counts. */
  private double counted() {
    double counted = 0;
    for (Map.Entry<String, StatementRow> row : statement.rows().entrySet()) {
      String key = row.getKey();
      boolean counts =
          StatementSums.isPupilLed(key)
              || key.startsWith("lump:")
              || key.equals("money:sparsity")
              || key.equals("money:fringe");
      counted += counts ? row.getValue().pounds() : 0;
    }
    return counted;
  }

  private void lumpSums(YearGroups groups) {
    double all = groups.primary() + groups.ks3() + groups.ks4();
    double primaryPart = phase.isMiddle() ? groups.primary() / all : phase == Phase.PRIMARY ? 1 : 0;
    double paid = 0;
    for (String name : List.of("lump_sum_primary", "lump_sum_secondary")) {
      Optional<StatementRow> row = statement.find("lump:" + name);
      double part = name.equals("lump_sum_primary") ? primaryPart : 1 - primaryPart;
      double pounds = row.map(StatementRow::pounds).orElse(0.0);
      paid += pounds;
      boolean hasRate =
          row.isPresent()
              && row.get().rate().isNumber()
              && Math.abs(row.get().rate().value() * part - pounds) < A_PENNY_AND_A_HALF;
      if (pounds == 0 && part == 0 && !hasRate) {
        continue;
      }
      double rate = hasRate ? row.orElseThrow().rate().value() : part > 0 ? pounds / part : pounds;
      formula.state(name, rate, NOTE);
    }
    items.put("lump_sum", paid);
  }

  private void sparsity(YearGroups groups) {
    double pounds = statement.pounds("money:sparsity");
    items.put("sparsity", pounds);
    SparsityGroup group = SparsityGroup.of(phase);
    Optional<Double> miles = statement.amount("value:sparsity_miles");
    Optional<Double> maximum = statement.amount("value:sparsity_maximum");
    Optional<Double> limit = statement.amount("value:sparsity_limit");
    Optional<Double> size = statement.amount("value:sparsity_year_group_limit");
    boolean isWhole =
        miles.isPresent() && maximum.isPresent() && limit.isPresent() && size.isPresent();
    if (isWhole && size.orElseThrow() > 0) {
      SizeTaper taper = taper(text("sparsity_taper"));
      boolean far = Layout.plain(text("sparsity_distance_taper")).equals("yes");
      double paid =
          maximum.orElseThrow()
              * weight(
                  groups, miles.orElseThrow(), limit.orElseThrow(), size.orElseThrow(), taper, far);
      if (Math.abs(Math.rint(paid * 100) / 100 - pounds) < 0.011) {
        formula.state(group.maximum().fileName(), maximum.orElseThrow(), NOTE);
        formula.state(group.distance().fileName(), limit.orElseThrow(), NOTE);
        formula.state(group.yearGroup().fileName(), size.orElseThrow(), NOTE);
        formula.taper(group, taper, far);
        numbers.put("sparsity_distance_miles", miles.orElseThrow());
        return;
      }
    }
    if (pounds != 0) {
      numbers.put("sparsity", pounds);
      resting.add(FigureBasis.EXACT, "sparsity as money; no distance gives it", identity.id());
    } else if (statement.year().start() >= ALL_FACTORS) {
      numbers.put("sparsity_distance_miles", miles.orElse(0.0));
      if (miles.isEmpty()) {
        resting.add(
            FigureBasis.DERIVED,
            "no sparsity distance, since every formula of the year pays sparsity and this none",
            identity.id());
      }
    } else {
      miles.ifPresent(it -> numbers.put("sparsity_distance_miles", it));
    }
  }

  /** Returns the part of the maximum that the formula will pay, from 0 to 1. */
  private double weight(
      YearGroups groups, double miles, double limit, double size, SizeTaper taper, boolean far) {
    double average =
        (pupils[0] + pupils[1] + pupils[2]) / (groups.primary() + groups.ks3() + groups.ks4());
    boolean isEarly = statement.year().start() < 2022;
    boolean isSmall = isEarly ? average <= size : average < size;
    if (!isSmall) {
      return 0;
    }
    double distance;
    if (far) {
      distance = Math.min(1, Math.max(0, 1 - (limit - miles) / (0.2 * limit)));
    } else {
      distance = miles > limit ? 1 : 0;
    }
    return distance * taper.weight(average, size);
  }

  private String text(String name) {
    return statement.find("text:" + name).map(StatementRow::text).orElse("");
  }

  private static SizeTaper taper(String method) {
    String plain = Layout.plain(method);
    if (plain.equals("fixed") || plain.equals("none")) {
      return SizeTaper.NONE;
    }
    return plain.equals("tapered") || plain.equals("linear") ? SizeTaper.LINEAR : SizeTaper.NFF;
  }

  private void money(String name) {
    statement
        .amount("money:" + name)
        .ifPresent(
            pounds -> {
              items.put(name, pounds);
              if (pounds != 0) {
                numbers.put(name, pounds);
              }
            });
  }

  private void fringe() {
    double pounds = statement.pounds("money:fringe");
    items.put("fringe", pounds);
    if (pounds != 0) {
      numbers.put("fringe", 1 + pounds / (counted() - pounds));
      resting.add(
          FigureBasis.DERIVED, "its own fringe multiplier from its fringe money", identity.id());
    }
  }

  /** Returns the pounds before protection. */
  private double before() {
    double sum = statement.pounds("money:rates") + statement.pounds("money:mppl_top_up");
    for (Map.Entry<String, StatementRow> row : statement.rows().entrySet()) {
      boolean isPart =
          StatementSums.isPupilLed(row.getKey()) || StatementSums.isSchoolLed(row.getKey());
      sum += isPart ? row.getValue().pounds() : 0;
    }
    return sum;
  }

  private School school() {
    School.Builder school = School.builder(identity.id(), identity.laCode(), phase);
    school.name(statement.organisation());
    if (!identity.trust().isEmpty()) {
      school.trust(identity.trust());
    }
    school.governance(statement.isAcademy() ? Governance.ACADEMY : Governance.MAINTAINED);
    numbers.forEach((name, value) -> school.set(SchoolField.find(name).orElseThrow(), value + 0.0));
    return school.build();
  }
}
