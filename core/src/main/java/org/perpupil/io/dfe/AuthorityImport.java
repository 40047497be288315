package org.perpupil.io.dfe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.infer.AllocationItem;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.AreaCostOfAuthority;
import org.perpupil.io.dfe.infer.Counts;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.FoundRates;
import org.perpupil.io.dfe.infer.ImportedSchool;
import org.perpupil.io.dfe.infer.InferredSparsity;
import org.perpupil.io.dfe.infer.InferredSplitSites;
import org.perpupil.io.dfe.infer.LocalRates;
import org.perpupil.io.dfe.infer.NationalRates;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.infer.SharesOfNeeds;
import org.perpupil.io.dfe.infer.YearGroups;

/** Turns the rows of one authority into schools and the formula that pays them. */
public final class AuthorityImport {
  private static final double A_PENNY = 0.01;

  /** Keeps what is not carried safely below a penny. */
  private static final double SAFE = 0.002;

  /** Lines of a school, each rounded to a penny, with a top-up that was worked out before. */
  private static final double ROUNDED_LINES = 0.2;

  /** From then on an authority that pays no sparsity has no sparse school. */
  private static final int ALL_FACTORS = 2023;

  private final List<AllocationRow> rows;
  private final int year;
  private final Resting resting;
  private final FoundRates rates;
  private final InferredSparsity sparsity;
  private final Optional<InferredSplitSites> splitSites;
  private final SharesOfNeeds needs;
  private final AreaCostOfAuthority areaCost;
  private final Map<String, int[]> registered;

  /**
   * Finds the formula of an authority.
   *
   * @param rows all its schools
   * @param given rates that the user gave
   * @param resting where it is noted what schools rest on
   */
  AuthorityImport(
      List<AllocationRow> rows,
      NationalRates national,
      Map<String, Double> given,
      int year,
      Resting resting) {
    this(rows, national, given, year, resting, Map.of());
  }

  /**
   * Finds the formula of an authority.
   *
   * @param registered year groups by statutory ages, by URN
   */
  AuthorityImport(
      List<AllocationRow> rows,
      NationalRates national,
      Map<String, Double> given,
      int year,
      Resting resting,
      Map<String, int[]> registered) {
    this.registered = registered;
    this.rows = rows;
    this.year = year;
    this.resting = resting;
    this.rates = LocalRates.of(rows, national, given, year);
    this.sparsity = InferredSparsity.of(rows, national, year, rates);
    this.needs = new SharesOfNeeds(rates, resting);
    this.areaCost = new AreaCostOfAuthority(rows, national, year, rates, resting);
    this.splitSites = InferredSplitSites.of(rows, national, year, areaCost.likely(), rates);
  }

  public FoundRates rates() {
    return rates;
  }

  InferredSparsity sparsity() {
    return sparsity;
  }

  String name() {
    return rows.get(0).laName();
  }

  /** Returns a row as a school. */
  ImportedSchool school(AllocationRow row) {
    ImportedSchool school = new ImportedSchool(row);
    pupils(school);
    yearGroups(school);
    needs.of(school);
    double ofSchool = lumpSum(school) + sparsity(school);
    school.lumpSumAndSparsity(ofSchool);
    splitSites(school);
    fringe(school, ofSchool);
    rest(school, ofSchool);
    cash(school, "rates", AllocationItem.RATES);
    cash(school, "pfi", AllocationItem.PFI);
    cash(school, "exceptional", AllocationItem.EXCEPTIONAL);
    areaCost.give(school, splitSites);
    protection(school);
    return school;
  }

  /** Returns the pupils of a stage. */
  double pupils(AllocationRow row, AllocationItem stage) {
    return row.value(stage) > 0
        ? Counts.of(row.value(stage), row.halfUnit(stage), rates.orNone(stage.column()))
        : 0;
  }

  double pupils(AllocationRow row) {
    return pupils(row, AllocationItem.BASIC_PRIMARY)
        + pupils(row, AllocationItem.BASIC_KS3)
        + pupils(row, AllocationItem.BASIC_KS4);
  }

  private void pupils(ImportedSchool school) {
    AllocationRow row = school.row();
    school.set("pupils_primary", pupils(row, AllocationItem.BASIC_PRIMARY));
    school.set("pupils_ks3", pupils(row, AllocationItem.BASIC_KS3));
    school.set("pupils_ks4", pupils(row, AllocationItem.BASIC_KS4));
    double published = row.value(AllocationItem.ROLL);
    if (Math.abs(school.pupils() - published) > 0.5 + 2e-3 * published) {
      rests(
          school, FigureBasis.ASSUMED, "pupils from basic entitlement are not the published roll");
    }
  }

  private void yearGroups(ImportedSchool school) {
    AllocationRow row = school.row();
    double[] pupils = {
      school.get("pupils_primary"), school.get("pupils_ks3"), school.get("pupils_ks4")
    };
    double[] levels = new double[pupils.length];
    String[] names = {"mppl_primary", "mppl_ks3", "mppl_ks4"};
    for (int k = 0; k < names.length; k++) {
      levels[k] = rates.find(names[k]).orElse(Double.NaN);
    }
    double topUp = row.value(AllocationItem.MINIMUM);
    YearGroups groups =
        YearGroups.find(
            row.phase(),
            pupils,
            levels,
            row.sum(AllocationItem.COUNTED),
            topUp,
            row.halfUnit(AllocationItem.BASIC_PRIMARY),
            registered.get(row.urn()));
    school.set("year_groups_primary", groups.primary());
    school.set("year_groups_secondary", groups.ks3() + groups.ks4());
    if (pupils[1] + pupils[2] > 0) {
      school.set("year_groups_ks3", groups.ks3());
      school.set("year_groups_ks4", groups.ks4());
    }
    if (!groups.explainsTopUp()) {
      rests(
          school,
          FigureBasis.ASSUMED,
          "no year groups give the file's top-up to the minimum level");
    } else if (groups.basis() == FigureBasis.EXACT) {
      rests(school, FigureBasis.EXACT, "year groups from statutory ages in the register");
    } else if (groups.basis() == FigureBasis.DERIVED) {
      rests(school, FigureBasis.DERIVED, "year groups from the top-up to the minimum level");
    } else {
      rests(school, FigureBasis.ASSUMED, "year groups usual for the phase and its pupils");
    }
  }

  /** Returns the lump sum that the formula pays. */
  private double lumpSum(ImportedSchool school) {
    double primary = school.get("year_groups_primary");
    double secondary = school.get("year_groups_secondary");
    double lumpPrimary = rates.orNone("lump_sum_primary");
    double lumpSecondary = rates.orNone("lump_sum_secondary");
    double paid =
        switch (school.row().phase()) {
          case PRIMARY -> lumpPrimary;
          case SECONDARY, ALL_THROUGH -> lumpSecondary;
          case MIDDLE_DEEMED_PRIMARY, MIDDLE_DEEMED_SECONDARY ->
              (lumpPrimary * primary + lumpSecondary * secondary)
                  / Math.max(1, primary + secondary);
        };
    if (Math.abs(school.row().value(AllocationItem.LUMP_SUM) - paid) > A_PENNY) {
      rests(
          school,
          FigureBasis.ASSUMED,
          "a lump sum that is not the authority's; the difference is carried as other_school_led");
    }
    return paid;
  }

  /** Returns the sparsity money that the formula pays. */
  private double sparsity(ImportedSchool school) {
    AllocationRow row = school.row();
    SparsityGroup group = SparsityGroup.of(row.phase());
    double pounds = row.value(AllocationItem.SPARSITY);
    if (pounds == 0 && !sparsity.pays(group) && year < ALL_FACTORS) {
      return 0;
    }
    int groups = (int) (school.get("year_groups_primary") + school.get("year_groups_secondary"));
    Optional<InferredSparsity.Place> place = sparsity.place(row, school.pupils(), groups);
    if (place.isEmpty()) {
      school.set("sparsity", pounds);
      rests(school, FigureBasis.DERIVED, "sparsity as money; no distance gives it");
      return pounds;
    }
    school.set("sparsity_distance_miles", place.get().miles());
    if (pounds > 0) {
      rests(
          school,
          FigureBasis.DERIVED,
          "a sparsity distance that gives the file's money, which is rounded to £5,000 where"
              + " size tapers it");
    }
    double rest = place.get().rest();
    if (rest != 0) {
      boolean isRounding = Math.abs(rest) <= InferredSparsity.ROUNDED_TO / 2;
      rests(
          school,
          isRounding ? FigureBasis.DERIVED : FigureBasis.ASSUMED,
          isRounding
              ? "sparsity in full for the school's size; what the file rounds up is carried as"
                  + " other_school_led"
              : "sparsity in full for the school's size, which is not the file's; the difference is"
                  + " carried as other_school_led");
    }
    return pounds - rest;
  }

  private void splitSites(ImportedSchool school) {
    double pounds = school.row().value(AllocationItem.SPLIT_SITES);
    Optional<List<Double>> metres = splitSites.flatMap(sites -> sites.metres(school.row()));
    if (metres.isPresent()) {
      school.splitSiteMetres().addAll(metres.get());
      if (pounds > 0) {
        rests(school, FigureBasis.DERIVED, "sites and metres from split-site money");
      }
    } else if (splitSites.isPresent()) {
      // A formula that works split sites out takes no sum for them.
      school.add("other_school_led", pounds);
      rests(
          school,
          FigureBasis.ASSUMED,
          "split-site money that no sites give, carried as other_school_led");
    } else {
      cash(school, "split_sites", AllocationItem.SPLIT_SITES);
    }
  }

  /**
   * Finds the school's fringe multiplier.
   *
   * @param ofSchool lump sum and sparsity that the formula pays
   */
  private void fringe(ImportedSchool school, double ofSchool) {
    AllocationRow row = school.row();
    double pounds = row.value(AllocationItem.FRINGE);
    if (pounds > 0) {
      school.set("fringe", 1 + pounds / (row.sum(AllocationItem.PUPIL_LED) + ofSchool));
      rests(school, FigureBasis.DERIVED, "its own fringe multiplier from its fringe money");
    }
  }

  /**
   * Carries what the file's total before protection has more or less than the formula pays: what is
   * noted elsewhere, pence, since the file adds up and tops up before it rounds, or more where no
   * year groups explain a top-up.
   *
   * @param ofSchool lump sum and sparsity that the formula pays
   */
  private void rest(ImportedSchool school, double ofSchool) {
    AllocationRow row = school.row();
    double level =
        school.get("year_groups_primary") * rates.orNone("mppl_primary")
            + school.get("year_groups_ks3") * rates.orNone("mppl_ks3")
            + school.get("year_groups_ks4") * rates.orNone("mppl_ks4");
    double groups = school.get("year_groups_primary") + school.get("year_groups_secondary");
    double counted =
        row.sum(AllocationItem.PUPIL_LED) + ofSchool + row.value(AllocationItem.FRINGE);
    double topUp = groups == 0 ? 0 : Math.max(0, level / groups * school.pupils() - counted);
    double paid = counted + topUp + row.sum(AllocationItem.CARRIED);
    double rest = row.value(AllocationItem.BEFORE) - paid;
    if (Math.abs(rest) <= Math.max(A_PENNY, row.halfUnit(AllocationItem.BEFORE)) - SAFE) {
      return;
    }
    school.add("other_school_led", Math.rint(rest * 1e4) / 1e4);
    if (Math.abs(rest) < ROUNDED_LINES) {
      rests(
          school,
          FigureBasis.EXACT,
          "pence by which the file's rounded lines miss its total, carried as other_school_led");
    } else if (Math.abs(topUp - row.value(AllocationItem.MINIMUM)) >= ROUNDED_LINES) {
      rests(
          school,
          FigureBasis.ASSUMED,
          "a top-up to the minimum level that no year groups give; the rest is carried as"
              + " other_school_led");
    }
  }

  /** The adjustment that leads from one total to the other; the file rounds all three. */
  private static void protection(ImportedSchool school) {
    AllocationRow row = school.row();
    if (row.value(AllocationItem.ADJUSTMENT) != 0) {
      double exact = row.value(AllocationItem.AFTER) - row.value(AllocationItem.BEFORE);
      school.set("protection_given", Math.rint(exact * 1e6) / 1e6);
    }
  }

  private void cash(ImportedSchool school, String column, AllocationItem item) {
    double pounds = school.row().value(item);
    if (pounds != 0) {
      school.set(column, pounds);
    }
  }

  private void rests(ImportedSchool school, FigureBasis basis, String what) {
    resting.add(basis, what, school.row().urn());
  }
}
