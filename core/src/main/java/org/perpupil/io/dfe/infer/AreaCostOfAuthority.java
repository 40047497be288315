package org.perpupil.io.dfe.infer;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.FundingYear;

/**
 * The area cost of an authority's schools: from split-site money, from rates that are the national
 * ones × one factor, or from the book.
 */
public final class AreaCostOfAuthority {
  private static final ImmutableList<String> MIRRORED =
      ImmutableList.of("basic_primary", "fsm_primary", "fsm6_primary", "fsm6_secondary");

  private final List<AllocationRow> rows;
  private final NationalRates national;
  private final int year;
  private final FoundRates rates;
  private final Resting resting;

  public AreaCostOfAuthority(
      List<AllocationRow> rows,
      NationalRates national,
      int year,
      FoundRates rates,
      Resting resting) {
    this.rows = rows;
    this.national = national;
    this.year = year;
    this.rates = rates;
    this.resting = resting;
  }

  /**
   * Gives a school its area cost.
   *
   * @param splitSites what tells the area cost, where anybody is paid in full
   */
  public void give(ImportedSchool school, Optional<InferredSplitSites> splitSites) {
    FundingYear asked = FundingYear.of(year);
    Optional<Double> own = splitSites.flatMap(InferredSplitSites::areaCost);
    Optional<AreaCost> book = AreaCosts.find(rows.get(0).laCode(), asked);
    if (own.isPresent()) {
      school.set("aca", own.get());
      rests(school, FigureBasis.DERIVED, "area cost from split-site money");
    } else if (mirrors()) {
      school.set("aca", Math.rint(lumpRatio() * 1e6) / 1e6);
      rests(
          school,
          FigureBasis.DERIVED,
          "area cost from the lump sum; rates mirror the national ones");
    } else if (book.isPresent()) {
      // The book has the part of a county outside the fringe; inside, its multiplier comes on top.
      school.set("aca", book.get().value() * school.numbers().getOrDefault("fringe", 1.0));
      rests(
          school,
          book.get().isOf(asked) ? FigureBasis.DERIVED : FigureBasis.ASSUMED,
          "area cost of the authority in " + book.get().year());
    } else {
      rests(school, FigureBasis.ASSUMED, "area cost 1, since the authority's is not known");
    }
  }

  /** Returns area costs that are likely, best first. */
  public List<Double> likely() {
    List<Double> likely = new ArrayList<>();
    AreaCosts.find(rows.get(0).laCode(), FundingYear.of(year))
        .ifPresent(areaCost -> likely.add(areaCost.value()));
    likely.add(lumpRatio());
    likely.add(1.0);
    return likely;
  }

  private double lumpRatio() {
    double own = rates.orNone("lump_sum_primary");
    return own > 0 ? own / national.find("lump_sum_primary").orElseThrow() : 1;
  }

  /** Returns whether the authority's rates are the national ones × one factor. */
  private boolean mirrors() {
    boolean inFringe = rows.stream().anyMatch(AllocationRow::isFringe);
    if (inFringe || !national.isOfTheYear()) {
      return false;
    }
    for (String name : MIRRORED) {
      double nationwide = national.find(name).orElseThrow();
      FoundRates.Rate own = rates.all().get(name);
      if (own == null
          || own.basis() == FigureBasis.ASSUMED
          || Math.abs(own.value() / nationwide / lumpRatio() - 1) > 1e-3) {
        return false;
      }
    }
    return true;
  }

  private void rests(ImportedSchool school, FigureBasis basis, String what) {
    resting.add(basis, what, school.row().urn());
  }
}
