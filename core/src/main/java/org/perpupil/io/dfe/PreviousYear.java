package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.cost.Grants;
import org.perpupil.io.dfe.infer.AllocationItem;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.FoundRates;
import org.perpupil.io.dfe.infer.ImportedSchool;
import org.perpupil.io.dfe.infer.NationalRates;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.register.FormerAuthorities;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.rates.FundingYear;

/**
 * Last year's file beside this year's: the baselines of the guarantee.
 *
 * <p>A baseline is used where it explains the adjustment that this year's file has; the guarantee's
 * percentage is the one that most schools on it agree on. Elsewhere the adjustment stays as given.
 */
final class PreviousYear {
  private static final String GRANT = "grant:";
  private static final int PREMISES_OUT = 2025;
  private static final double PERCENT_AGREES = 2e-5;
  private static final double POUNDS_AGREE = 0.05;
  private static final int FEWEST = 2;

  private final FundingYear year;
  private final Map<String, Earlier> byUrn = new HashMap<>();
  private final Map<String, Earlier> byLaestab = new HashMap<>();

  private final Map<String, Integer> joined = new TreeMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private final Set<String> added = new LinkedHashSet<>();

  /** Last year's row and its pupils. */
  private record Earlier(AllocationRow row, double pupils) {}

  /** A school, its baseline's parts, and this year's protected money. */
  private record Pair(ImportedSchool school, Earlier earlier, double baseline, double current) {}

  private final Register register;

  private PreviousYear(FundingYear year, Register register) {
    this.year = year;
    this.register = register;
  }

  /** Takes last year's schools as their own authorities' rates count their pupils. */
  static PreviousYear of(AllocationTable table, FundingYear year, Register register) {
    PreviousYear previous = new PreviousYear(year, register);
    Map<String, List<AllocationRow>> byAuthority = AllocationImport.byAuthority(table.rows());
    NationalRates national = NationalRates.of(table.year());
    byAuthority.forEach(
        (code, rows) -> {
          AuthorityImport authority =
              new AuthorityImport(rows, national, Map.of(), table.year().start(), new Resting());
          for (AllocationRow row : rows) {
            Earlier earlier = new Earlier(row, authority.pupils(row));
            previous.byUrn.put(row.urn(), earlier);
            previous.gone.add(row.urn());
            if (!row.laestab().isEmpty()) {
              previous.byLaestab.put(row.laestab(), earlier);
            }
          }
        });
    return previous;
  }

  /** Leaves schools of authorities that are not imported out of the account. */
  void forgetOthers(Set<String> laCodes) {
    byUrn.forEach(
        (urn, earlier) -> {
          if (!laCodes.contains(earlier.row().laCode())) {
            gone.remove(urn);
          }
        });
  }

  /** Gives the schools of an authority their baselines, and the authority its guarantee. */
  void apply(List<ImportedSchool> schools, FoundRates rates, Resting resting) {
    List<Pair> pairs = new ArrayList<>();
    for (ImportedSchool school : schools) {
      Earlier earlier = find(school.row());
      if (earlier != null) {
        gone.remove(earlier.row().urn());
      } else {
        added.add(school.row().urn());
      }
      if (earlier == null || earlier.pupils() == 0 || school.pupils() == 0) {
        resting.add(
            FigureBasis.ASSUMED, "no school in last year's file; no baseline", school.row().urn());
      } else {
        pairs.add(pair(school, earlier));
      }
    }
    OptionalDouble percent = rates.find("mfg_percent");
    if (percent.isEmpty()) {
      percent = agreed(pairs);
      percent.ifPresent(
          value ->
              rates.put(
                  "mfg_percent",
                  value,
                  FigureBasis.DERIVED,
                  "the percentage that most schools on the guarantee agree on"));
    }
    for (Pair pair : pairs) {
      use(pair, percent, resting);
    }
  }

  /** Returns last year's row of a school: by URN, by number, by number before, by predecessor. */
  private @Nullable Earlier find(AllocationRow row) {
    Earlier earlier = byUrn.get(row.urn());
    String how = "by URN";
    if (earlier == null && !row.laestab().isEmpty()) {
      earlier = byLaestab.get(row.laestab());
      how = "by authority and establishment number";
      for (String former : FormerAuthorities.laestabs(row.laestab())) {
        if (earlier == null) {
          earlier = byLaestab.get(former);
          how = "by the number under an authority before";
        }
      }
    }
    if (earlier == null) {
      earlier = register.predecessor(row.urn()).map(byUrn::get).orElse(null);
      how = "by a predecessor";
    }
    if (earlier != null) {
      joined.merge(how, 1, Integer::sum);
    }
    return earlier;
  }

  private Pair pair(ImportedSchool school, Earlier earlier) {
    AllocationRow before = earlier.row();
    AllocationRow now = school.row();
    double fringe = school.numbers().getOrDefault("fringe", 1.0);
    double lumpAndSparsity = school.lumpSumAndSparsity() * fringe;
    boolean out = year.start() >= PREMISES_OUT;
    double baseline =
        before.value(AllocationItem.AFTER)
            - before.value(AllocationItem.RATES)
            + rolledIn(before)
            - lumpAndSparsity
            - (out ? premises(before) : 0);
    double current =
        now.value(AllocationItem.BEFORE)
            - now.value(AllocationItem.RATES)
            - lumpAndSparsity
            - (out ? premises(now) - sitesCarried(school) : 0);
    return new Pair(school, earlier, baseline / earlier.pupils(), current);
  }

  private OptionalDouble agreed(List<Pair> pairs) {
    double best = 0;
    int most = 0;
    for (Pair pair : pairs) {
      if (isOnGuarantee(pair)) {
        int agree = 0;
        for (Pair other : pairs) {
          boolean same = Math.abs(change(other) - change(pair)) <= PERCENT_AGREES;
          agree += isOnGuarantee(other) && same ? 1 : 0;
        }
        if (agree > most) {
          most = agree;
          best = change(pair);
        }
      }
    }
    return most >= FEWEST ? OptionalDouble.of(Math.rint(best * 1e4) / 1e2) : OptionalDouble.empty();
  }

  private static boolean isOnGuarantee(Pair pair) {
    return pair.school().row().value(AllocationItem.ADJUSTMENT) > POUNDS_AGREE
        && pair.baseline() > 0;
  }

  /** Returns the change per pupil after the adjustment, as a fraction. */
  private static double change(Pair pair) {
    double money = pair.current() + pair.school().row().value(AllocationItem.ADJUSTMENT);
    return money / pair.school().pupils() / pair.baseline() - 1;
  }

  private void use(Pair pair, OptionalDouble percent, Resting resting) {
    ImportedSchool school = pair.school();
    double least =
        percent.isEmpty()
            ? Double.NaN
            : (1 + percent.getAsDouble() / 100) * pair.baseline() * school.pupils();
    double guarantee = Math.max(0, least - pair.current());
    double adjustment = school.row().value(AllocationItem.ADJUSTMENT);
    if (!(pair.baseline() > 0) || !(Math.abs(guarantee - adjustment) <= POUNDS_AGREE)) {
      resting.add(
          FigureBasis.DERIVED,
          "the adjustment as given; last year's file does not explain it",
          school.row().urn());
      return;
    }
    AllocationRow before = pair.earlier().row();
    school.remove("protection_given");
    school.set(
        "previous_budget_share",
        before.value(AllocationItem.AFTER) - before.value(AllocationItem.RATES));
    school.set("previous_pupils", pair.earlier().pupils());
    school.set("previous_split_sites", before.value(AllocationItem.SPLIT_SITES));
    school.set("previous_pfi", before.value(AllocationItem.PFI));
    school.set("rolled_in_grants", rolledIn(before));
    resting.add(FigureBasis.DERIVED, "the baseline from last year's file", school.row().urn());
  }

  /** Returns how schools of this year's authorities were found in last year's file. */
  Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("joined", joined);
    account.put("only_this_year", added);
    account.put("only_last_year", gone);
    return account;
  }

  /** Returns split-site money that is neither a sum for sites nor follows from their metres. */
  private static double sitesCarried(ImportedSchool school) {
    boolean isPremises =
        school.numbers().containsKey("split_sites") || !school.splitSiteMetres().isEmpty();
    return isPremises ? 0 : school.row().value(AllocationItem.SPLIT_SITES);
  }

  private static double premises(AllocationRow row) {
    return row.value(AllocationItem.SPLIT_SITES) + row.value(AllocationItem.PFI);
  }

  /** Returns last year's grants that this year's formula holds. */
  private double rolledIn(AllocationRow before) {
    double sum = 0;
    for (Map.Entry<String, Double> grant : before.grants().entrySet()) {
      if (grant.getKey().startsWith(GRANT)) {
        sum +=
            Grants.named(grant.getKey().substring(GRANT.length()), grant.getValue())
                .rolledIntoBaseline(year);
      }
    }
    return sum;
  }
}
