package org.perpupil.sweep.run;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.perpupil.formula.Allocation;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepPlan;

/** What tells plan, data, rate books and method version apart, whatever the batches. */
final class Fingerprint {
  private final Hasher hasher = Hashing.sha256().newHasher();
  private final SweepPlan plan;

  Fingerprint(SweepPlan plan, String data, SweepLayout layout) {
    this.plan = plan;
    add(plan.toString());
    add(data);
    add(Allocation.METHOD_VERSION);
    add(RateBook.version());
    layout.units().forEach(unit -> add(unit.toString()));
  }

  /** Adds what some schools come to where nothing varies: it tells data of a program apart. */
  void add(SweepProjection projection, BaseWorld base, boolean isFirst) {
    if (isFirst) {
      add(projection.assumptions().toString());
      projection.against().ifPresent(other -> add(other.assumptions().toString()));
    }
    for (int row = 0; row < projection.plan().schools().size(); row++) {
      add(base.own(), row);
      if (base.other().isPresent()) {
        add(base.other().get(), row);
      }
    }
  }

  /** Returns 64 hexadecimal digits; nothing can be added then. */
  String digits() {
    return hasher.hash().toString();
  }

  private void add(Projection base, int row) {
    ProjectionPlan of = base.plan();
    for (FundingYear year : of.years()) {
      for (Measure measure : plan.measures()) {
        hasher.putDouble(
            of.failure(row).isPresent()
                ? Double.NaN
                : base.total(row, measure, year, base.basis(row)).orElse(Double.NaN));
      }
    }
  }

  private void add(String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }
}
