package org.perpupil.io.dfe.infer;

import java.util.Locale;

/**
 * Shares of pupils in need, from money and rates; money that the rates cannot explain is carried.
 */
public final class SharesOfNeeds {
  private static final double THRESHOLD = 0.06;
  private static final double A_PENNY = 0.01;

  private final FoundRates rates;
  private final Resting resting;

  public SharesOfNeeds(FoundRates rates, Resting resting) {
    this.rates = rates;
    this.resting = resting;
  }

  /** Gives a school, whose pupils are known, its shares. */
  public void of(ImportedSchool school) {
    for (AllocationItem need : AllocationItem.NEEDS) {
      need(school, need);
    }
    lookedAfter(school);
  }

  private void need(ImportedSchool school, AllocationItem need) {
    String name = need.name().toLowerCase(Locale.ROOT);
    String field = need == AllocationItem.EAL ? "eal3" : name;
    double primary = school.get("pupils_primary");
    double secondary = school.get("pupils_ks3") + school.get("pupils_ks4");
    double ratePrimary = rates.orNone(name + "_primary");
    double rateSecondary = rates.orNone(name + "_secondary");
    double pounds = school.row().value(need);
    double base = primary * ratePrimary + secondary * rateSecondary;
    if (base == 0) {
      if (pounds > 0) {
        school.add("other_pupil_led", pounds);
        rests(
            school,
            FigureBasis.ASSUMED,
            name + " that no rate explains, carried as other_pupil_led");
      }
      return;
    }
    double threshold = need == AllocationItem.MOBILITY && pounds > 0 ? THRESHOLD : 0;
    double share = pounds / base + threshold;
    if (share > 1) {
      beyondAll(school, name, (share - 1) * base);
      share = 1;
    }
    if (primary > 0 && ratePrimary > 0) {
      school.set(field + "_primary", share);
    }
    if (secondary > 0 && rateSecondary > 0) {
      school.set(field + "_secondary", share);
    }
    if (primary > 0 && secondary > 0 && pounds > 0) {
      rests(school, FigureBasis.ASSUMED, "the same shares of needs in primary and secondary years");
    }
  }

  private void beyondAll(ImportedSchool school, String name, double pounds) {
    if (pounds > A_PENNY) {
      school.add("other_pupil_led", pounds);
      rests(
          school,
          FigureBasis.ASSUMED,
          name + " beyond all pupils at the rate, carried as other_pupil_led");
    }
  }

  private void lookedAfter(ImportedSchool school) {
    double rate = rates.orNone("lac");
    if (rate > 0 && school.pupils() > 0) {
      double share = school.row().pounds(AllocationItem.LAC) / rate / school.pupils();
      school.set("lac", Math.min(1, share));
      beyondAll(school, "lac", (share - 1) * rate * school.pupils());
    }
  }

  private void rests(ImportedSchool school, FigureBasis basis, String what) {
    resting.add(basis, what, school.row().urn());
  }
}
