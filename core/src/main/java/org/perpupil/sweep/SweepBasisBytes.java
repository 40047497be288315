package org.perpupil.sweep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.scenario.Assumption;

/** What a sweep rests on, as bytes in each of its parts. */
final class SweepBasisBytes {
  private SweepBasisBytes() {}

  static void write(SweepBasis basis, DataOutput out) throws IOException {
    out.writeInt(basis.unverifiedDefaults().size());
    for (Map.Entry<Assumption, Integer> one : basis.unverifiedDefaults().entrySet()) {
      out.writeUTF(one.getKey().name());
      out.writeInt(one.getValue());
    }
    out.writeInt(basis.publishedReplaced().size());
    for (Map.Entry<Assumption, Set<FundingYear>> one : basis.publishedReplaced().entrySet()) {
      out.writeUTF(one.getKey().name());
      out.writeInt(one.getValue().size());
      for (FundingYear year : one.getValue()) {
        out.writeInt(year.start());
      }
    }
    out.writeInt(basis.areaCosts().size());
    for (Map.Entry<AreaCost, Integer> one : basis.areaCosts().entrySet()) {
      write(one.getKey(), out);
      out.writeInt(one.getValue());
    }
    write(basis.linesAdded(), out);
    out.writeInt(basis.heldElsewhere().size());
    for (Map.Entry<String, Double> one : basis.heldElsewhere().entrySet()) {
      out.writeUTF(one.getKey());
      out.writeDouble(one.getValue());
    }
    write(basis.unverifiedRules(), out);
  }

  private static void write(Map<String, Integer> counts, DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeInt(one.getValue());
    }
  }

  private static Map<String, Integer> counts(DataInput in) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      counts.put(in.readUTF(), in.readInt());
    }
    return counts;
  }

  private static void write(AreaCost cost, DataOutput out) throws IOException {
    out.writeUTF(cost.laCode());
    out.writeUTF(cost.authority());
    out.writeInt(cost.year().start());
    out.writeBoolean(cost.isCarried());
    out.writeUTF(cost.rate().name());
    out.writeDouble(cost.rate().value());
    out.writeUTF(cost.rate().unit());
    out.writeUTF(cost.rate().status().name());
    out.writeUTF(cost.rate().source());
  }

  /**
   * Returns what {@link #write} wrote.
   *
   * @throws IOException when an assumption is not known, or a size cannot be
   * @throws IllegalArgumentException when something else is not
   */
  static SweepBasis read(DataInput in) throws IOException {
    Map<Assumption, Integer> defaults = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      defaults.put(assumption(in), in.readInt());
    }
    Map<Assumption, Set<FundingYear>> replaced = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      Assumption assumption = assumption(in);
      Set<FundingYear> years = new LinkedHashSet<>();
      for (int more = size(in); more > 0; more--) {
        years.add(FundingYear.of(in.readInt()));
      }
      replaced.put(assumption, years);
    }
    Map<AreaCost, Integer> areaCosts = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      areaCosts.put(areaCost(in), in.readInt());
    }
    Map<String, Integer> added = counts(in);
    Map<String, Double> held = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      held.put(in.readUTF(), in.readDouble());
    }
    return new SweepBasis(defaults, replaced, areaCosts, added, held, counts(in));
  }

  private static int size(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0) {
      throw new IOException("size");
    }
    return size;
  }

  private static Assumption assumption(DataInput in) throws IOException {
    String name = in.readUTF();
    return Assumption.find(name).orElseThrow(() -> new IOException("assumption"));
  }

  private static AreaCost areaCost(DataInput in) throws IOException {
    return new AreaCost(
        in.readUTF(),
        in.readUTF(),
        FundingYear.of(in.readInt()),
        in.readBoolean(),
        new Rate(
            in.readUTF(),
            in.readDouble(),
            in.readUTF(),
            RateStatus.valueOf(in.readUTF()),
            in.readUTF()));
  }
}
