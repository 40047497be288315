package org.perpupil.io.dfe.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.AllocationImport;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.dfe.Imported;
import org.perpupil.io.dfe.Selection;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Makes authorities, and writes what their formulas pay as the published file of a year does. */
public final class AllocationFileMaker {
  static final List<String> NEEDS =
      List.of(
          "fsm",
          "fsm6",
          "idaci_f",
          "idaci_e",
          "idaci_d",
          "idaci_c",
          "idaci_b",
          "idaci_a",
          "eal",
          "mobility",
          "lpa");

  private static final double[] NEED_SHARES = {
    0.25, 0.27, 0.1, 0.09, 0.08, 0.06, 0.05, 0.03, 0.12, 0.13, 0.3
  };

  private final Random random;
  private final FundingYear year;
  private final NationalRates national;
  private final List<School> schools = new ArrayList<>();
  private final Map<String, Formula> formulas = new LinkedHashMap<>();
  private final Map<String, Map<AllocationItem, Double>> written = new LinkedHashMap<>();
  private Map<String, Map<AllocationItem, Double>> lastYear = Map.of();
  private Map<String, Double> lastRolls = Map.of();
  private double guaranteePercent;
  private boolean wholePounds;
  private boolean odd;
  private double dearness = 1;
  private double fringe = 1;

  public AllocationFileMaker(long seed, FundingYear year) {
    this.random = new Random(seed);
    this.year = year;
    this.national = NationalRates.of(year);
  }

  AllocationFileMaker inWholePounds() {
    wholePounds = true;
    return this;
  }

  /**
   * Makes some schools odd: parts of pupils, a lump sum for a part of the year, rates of an earlier
   * year taken back, money taken by a cap, names that hold what files seldom hold.
   */
  public AllocationFileMaker withOddSchools() {
    odd = true;
    return this;
  }

  /** Multiplies the rates of the authorities that are added next. */
  public AllocationFileMaker dear(double times) {
    dearness = times;
    return this;
  }

  /** Puts half the schools of the authorities that are added next into the London fringe. */
  AllocationFileMaker inFringe(double multiplier) {
    fringe = multiplier;
    return this;
  }

  /** Adds an authority with a school of each of some phases. */
  AllocationFileMaker authority(String code, List<Phase> phases) {
    formulas.put(code, formula(code));
    phases.forEach(
        phase -> schools.add(school(String.valueOf(100000 + schools.size()), code, phase)));
    return this;
  }

  /** Lets a guarantee pay the adjustments, against a file of the year before. */
  AllocationFileMaker guaranteedAgainst(AllocationFileMaker before, double percent) {
    lastYear = before.written;
    lastRolls = new LinkedHashMap<>();
    before.schools.forEach(school -> lastRolls.put(school.id(), school.pupils()));
    guaranteePercent = percent;
    return this;
  }

  /** Adds an authority with schools of every phase. */
  public AllocationFileMaker authority(String code, int size) {
    formulas.put(code, formula(code));
    for (int i = 0; i < size; i++) {
      int kind = i % 20;
      Phase phase =
          kind < 14
              ? Phase.PRIMARY
              : kind < 18
                  ? Phase.SECONDARY
                  : kind == 18 ? Phase.MIDDLE_DEEMED_SECONDARY : Phase.ALL_THROUGH;
      schools.add(school(String.valueOf(100000 + schools.size()), code, phase));
    }
    return this;
  }

  List<School> schools() {
    return schools;
  }

  public Formula made(String code) {
    return formulas.get(code);
  }

  Allocation allocation() {
    return Allocation.of(
        SchoolTable.of(schools), Formulas.byAuthority(formulas), RoundingRules.none());
  }

  private Formula formula(String code) {
    Formula.Builder formula = Formula.local("Authority " + code, year);
    List<String> rates = new ArrayList<>(List.of("basic_primary", "basic_ks3", "basic_ks4"));
    for (String need : NEEDS) {
      rates.add(need + "_primary");
      rates.add(need + "_secondary");
    }
    for (String rate : rates) {
      double near =
          dearness * national.find(rate).orElseThrow() * (0.97 + 0.06 * random.nextDouble());
      set(formula, rate, random.nextInt(3) == 0 ? Math.rint(near * 100) / 100 : Math.rint(near));
    }
    double lump =
        Math.rint(
            dearness
                * national.find("lump_sum_primary").orElseThrow()
                * (0.98 + 0.05 * random.nextDouble()));
    set(formula, "lump_sum_primary", lump);
    set(formula, "lump_sum_secondary", lump);
    set(formula, "eal_years_primary", 3);
    set(formula, "eal_years_secondary", 3);
    set(formula, "mobility_threshold_percent", 6);
    for (String level : List.of("mppl_primary", "mppl_ks3", "mppl_ks4")) {
      set(formula, level, national.find(level).orElseThrow());
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      for (String stem : List.of("sparsity_", "sparsity_distance_", "sparsity_year_group_")) {
        String name = InferredSparsity.name(stem, group);
        set(formula, name, national.find(name).orElseThrow() + (stem.equals("sparsity_") ? 60 : 0));
      }
      formula.sizeTaper(group, SizeTaper.NFF);
      formula.distanceTaper(group, !year.isBefore(2022));
    }
    if (!year.isBefore(2024)) {
      set(formula, "split_site_basic", national.find("split_site_basic").orElseThrow());
      set(formula, "split_site_distance", national.find("split_site_distance").orElseThrow());
    }
    return formula.build();
  }

  private static void set(Formula.Builder formula, String name, double value) {
    for (Parameter parameter : Parameter.local()) {
      if (parameter.fileName().equals(name)) {
        formula.set(parameter, value);
        return;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private School school(String urn, String code, Phase phase) {
    int groups =
        phase == Phase.PRIMARY || phase == Phase.ALL_THROUGH ? 7 : phase.isMiddle() ? 2 : 0;
    int ks3 = phase == Phase.PRIMARY ? 0 : phase.isMiddle() ? 2 : 3;
    int ks4 = phase == Phase.SECONDARY || phase == Phase.ALL_THROUGH ? 2 : 0;
    int entry = phase == Phase.PRIMARY ? 10 + random.nextInt(60) : 90 + random.nextInt(150);
    double part = odd && random.nextInt(10) == 0 ? 1 / 12.0 : 0;
    double primary = groups == 0 ? 0 : pupils(groups, entry) + part;
    double third = pupils(ks3, entry);
    double fourth = pupils(ks4, entry);
    School.Builder school = School.builder(urn, code, phase).name(name(urn));
    set(school, "year_groups_primary", groups);
    set(school, "year_groups_secondary", ks3 + ks4);
    set(school, "pupils_primary", primary);
    set(school, "pupils_ks3", third);
    set(school, "pupils_ks4", fourth);
    double deprived = 0.3 + 1.4 * random.nextDouble();
    for (int k = 0; k < NEEDS.size(); k++) {
      boolean whole = !NEEDS.get(k).equals("lpa") && !NEEDS.get(k).equals("eal");
      // The file merges phases, so a school of both has one share here.
      double pupils = primary + third + fourth;
      double share = Math.min(0.9, NEED_SHARES[k] * deprived * (0.5 + random.nextDouble()));
      share = whole ? Math.rint(share * pupils) / pupils : share;
      String need = NEEDS.get(k).equals("eal") ? "eal3" : NEEDS.get(k);
      if (primary > 0) {
        set(school, need + "_primary", share);
      }
      if (third + fourth > 0) {
        set(school, need + "_secondary", share);
      }
    }
    boolean remote = random.nextInt(8) == 0;
    double threshold = phase == Phase.SECONDARY ? 3 : 2;
    set(
        school,
        "sparsity_distance_miles",
        remote ? threshold * (0.85 + 0.3 * random.nextDouble()) : 0);
    if (random.nextInt(10) == 0 && !year.isBefore(2024)) {
      school.splitSiteMetres(List.of(random.nextBoolean() ? 50.0 : 120.0 + random.nextInt(600)));
    }
    boolean isBack = odd && random.nextInt(12) == 0;
    set(
        school,
        "rates",
        random.nextBoolean() ? 0 : pence((isBack ? -9000 : 40000) * random.nextDouble()));
    if (fringe > 1 && schools.size() % 2 == 0) {
      set(school, "fringe", fringe);
    }
    if (random.nextInt(12) == 0) {
      set(school, "pfi", pence(90000 * random.nextDouble()));
    }
    if (random.nextInt(15) == 0) {
      set(school, "exceptional", pence(30000 * random.nextDouble()));
    }
    return school.build();
  }

  private String name(String urn) {
    return odd && random.nextInt(9) == 0 ? "=St Mary\u2019s\u00a0 & " + urn : "School " + urn;
  }

  private double pupils(int groups, int entry) {
    double pupils = 0;
    for (int g = 0; g < groups; g++) {
      pupils += Math.max(4, entry + random.nextInt(9) - 4);
    }
    return pupils;
  }

  private static void set(School.Builder school, String field, double value) {
    school.set(SchoolField.find(field).orElseThrow(), value);
  }

  private static double pence(double value) {
    return Math.rint(value * 100) / 100;
  }

  /** Writes the file and returns it. */
  public Path write(Path file) {
    Allocation allocation = allocation();
    List<Layout.Name> header = Layout.ALLOCATIONS.ofYear(year);
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", header.stream().map(name -> quoted(name.name())).toList()))
        .append('\n');
    for (int i = 0; i < schools.size(); i++) {
      Map<String, String> cells = row(allocation, i);
      text.append(
              String.join(
                  ",",
                  header.stream()
                      .map(
                          name ->
                              quoted(
                                  cells.getOrDefault(
                                      name.column(), name.need().equals("ignored") ? "x" : "z")))
                      .toList()))
          .append('\n');
    }
    try {
      return Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String cell) {
    return cell.contains(",") ? '"' + cell + '"' : cell;
  }

  private Map<String, String> row(Allocation allocation, int i) {
    School school = schools.get(i);
    boolean academy = i % 2 == 0;
    Map<AllocationItem, Double> pounds = pounds(allocation, i);
    Map<String, String> cells = new HashMap<>();
    pounds.forEach((item, value) -> cells.put(item.column(), money(value, academy)));
    double share = pounds.get(AllocationItem.AFTER);
    cells.put("year", year.toString().replace("-", ""));
    cells.put("year_kind", "Financial year");
    cells.put("level", "School");
    cells.put("la_code", school.laCode());
    cells.put("la_name", "Authority of " + school.laCode());
    cells.put("laestab", school.laCode() + String.format(Locale.ROOT, "%04d", 2000 + i % 7000));
    cells.put("urn", school.id());
    cells.put("name", school.name().orElseThrow() + ", the first");
    cells.put("phase", phase(school.phase()));
    cells.put("academy", academy ? "Yes" : "No");
    cells.put("trust", academy ? (odd && i % 4 == 0 ? "TRUST " : "Trust ") + i % 9 : "z");
    cells.put("roll", String.valueOf(Math.round(school.pupils())));
    cells.put("per_pupil", String.valueOf(Math.round(share / school.pupils())));
    cells.put("lac", "0");
    cells.put("I05", money(1000, academy));
    cells.put("total", money(share + 1000, academy));
    return cells;
  }

  private Map<AllocationItem, Double> pounds(Allocation allocation, int i) {
    Map<AllocationItem, Double> pounds = new LinkedHashMap<>();
    double before = 0;
    for (AllocationItem item : AllocationItem.PARTS) {
      double sum = 0;
      for (String line : item.lines()) {
        sum += allocation.amount(Line.find(line).orElseThrow(), i).orElseThrow();
      }
      if (item == AllocationItem.SPARSITY && isTaperedBySize(i) && !isToppedUp(allocation, i)) {
        sum = 5000 * Math.rint(sum / 5000);
      }
      if (item == AllocationItem.LUMP_SUM && odd && i % 11 == 3) {
        sum = sum * 7 / 12;
      }
      pounds.put(item, sum);
      before += sum;
    }
    double basic = sum(pounds, "BASIC_");
    double idaci = sum(pounds, "IDACI_");
    pounds.put(AllocationItem.BASIC, basic);
    pounds.put(AllocationItem.IDACI, idaci);
    pounds.put(
        AllocationItem.DEPRIVATION,
        idaci + pounds.get(AllocationItem.FSM) + pounds.get(AllocationItem.FSM6));
    double adjustment = adjustment(schools.get(i), pounds, before);
    pounds.put(AllocationItem.BEFORE, before);
    pounds.put(AllocationItem.ADJUSTMENT, adjustment);
    pounds.put(AllocationItem.AFTER, before + adjustment);
    written.put(schools.get(i).id(), pounds);
    return pounds;
  }

  private double adjustment(School school, Map<AllocationItem, Double> pounds, double before) {
    Map<AllocationItem, Double> last = lastYear.get(school.id());
    if (last == null) {
      double any = random.nextGaussian() * 9000;
      return odd ? any : Math.max(0, any);
    }
    double lumpAndSparsity =
        pounds.get(AllocationItem.LUMP_SUM) + pounds.get(AllocationItem.SPARSITY);
    double baseline =
        (protectedMoney(last, last.get(AllocationItem.AFTER)) - lumpAndSparsity)
            / lastRolls.get(school.id());
    double current = protectedMoney(pounds, before) - lumpAndSparsity;
    return Math.max(0, (1 + guaranteePercent / 100) * baseline * school.pupils() - current);
  }

  private static double protectedMoney(Map<AllocationItem, Double> pounds, double share) {
    return share
        - pounds.get(AllocationItem.RATES)
        - pounds.get(AllocationItem.SPLIT_SITES)
        - pounds.get(AllocationItem.PFI);
  }

  private static boolean isToppedUp(Allocation allocation, int i) {
    return allocation.amount(Line.MPPL_TOP_UP, i).orElse(0) > 0;
  }

  private boolean isTaperedBySize(int i) {
    School school = schools.get(i);
    OptionalDouble limit =
        national.find(
            InferredSparsity.name("sparsity_year_group_", SparsityGroup.of(school.phase())));
    return school.pupils() / school.yearGroups() > limit.orElseThrow() / 2;
  }

  private static double sum(Map<AllocationItem, Double> pounds, String stem) {
    return pounds.entrySet().stream()
        .filter(entry -> entry.getKey().name().startsWith(stem))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private String phase(Phase phase) {
    String text = phase.label().replace('-', ' ');
    String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return phase == Phase.ALL_THROUGH
        ? "All-through"
        : year.isBefore(2025) && phase.isMiddle()
            ? capital.replace("deemed secondary", "(deemed secondary)")
            : capital;
  }

  private String money(double value, boolean academy) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal printed =
        wholePounds
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : academy ? exact.setScale(2, RoundingMode.HALF_UP) : exact.round(new MathContext(10));
    return printed.signum() == 0 ? "0" : printed.stripTrailingZeros().toPlainString();
  }

  /** Imports files of any kinds. */
  public static Imported imported(PublishedFile... files) {
    return AllocationImport.read(
        List.of(files), null, Map.of(), new Selection(Set.of(), Set.of(), Set.of()));
  }

  /** Imports a file. */
  public static Imported imported(Path file, @Nullable Path previous) {
    return AllocationImport.read(
        List.of(read(file)),
        previous == null ? null : read(previous),
        Map.of(),
        new Selection(Set.of(), Set.of(), Set.of()));
  }

  private static PublishedFile read(Path file) {
    try {
      return PublishedFile.of(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the columns of a file in another order, the same for every row. */
  static String shuffled(String text, long seed) {
    List<String> lines = text.lines().toList();
    List<Integer> order = new ArrayList<>();
    int width = CsvCells.split(lines.get(0)).size();
    for (int i = 0; i < width; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    StringBuilder shuffled = new StringBuilder();
    for (String line : lines) {
      List<String> cells = CsvCells.split(line);
      shuffled
          .append(String.join(",", order.stream().map(i -> quoted(cells.get(i))).toList()))
          .append('\n');
    }
    return shuffled.toString();
  }
}
