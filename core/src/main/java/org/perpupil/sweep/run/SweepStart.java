package org.perpupil.sweep.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.sweep.SweepLayout;

/**
 * What a sweep finds out before its first world, to be handed to others that run the same plan on
 * the same data: they need not compile all schools and run the pilot again.
 *
 * @param bound what tells plan, data, rate books and method version apart, without a projection
 * @param fingerprint what tells them apart with one
 * @param failures why schools cannot be projected, by row
 * @param measures what is counted of each output
 * @param basis what all worlds rest on
 */
record SweepStart(
    String bound,
    String fingerprint,
    Map<Integer, String> failures,
    List<HistogramSpecification> measures,
    SweepBasis basis) {

  /** Copies what it is given. */
  SweepStart {
    failures = ImmutableMap.copyOf(new TreeMap<>(failures));
    measures = ImmutableList.copyOf(measures);
  }

  /** Returns everything, for {@link #of}. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF(bound);
      out.writeUTF(fingerprint);
      out.writeInt(failures.size());
      for (Map.Entry<Integer, String> failure : failures.entrySet()) {
        out.writeInt(failure.getKey());
        out.writeUTF(failure.getValue());
      }
      basis.write(out);
      out.writeInt(measures.size());
      for (HistogramSpecification measure : measures) {
        out.writeDouble(measure.low());
        out.writeDouble(measure.binWidth());
        out.writeInt(measure.bins());
        out.writeDouble(measure.threshold());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns what {@link #bytes} gave.
   *
   * @param bound what tells plan, data, rate books and method version apart here
   * @param layout where outputs stand, which gives measures their names
   * @throws ProblemsException when they are of another plan, other data or another version
   */
  static SweepStart of(byte[] bytes, String bound, SweepLayout layout) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      String given = in.readUTF();
      if (!given.equals(bound)) {
        throw new ProblemsException(
            Problem.error(
                "start of the sweep",
                given,
                "one of the same plan, data and version, " + bound,
                "the machines have several versions of the program; or a file changed"));
      }
      String fingerprint = in.readUTF();
      Map<Integer, String> failures = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        failures.put(in.readInt(), in.readUTF());
      }
      SweepBasis basis = SweepBasis.read(in);
      ImmutableList.Builder<HistogramSpecification> measures = ImmutableList.builder();
      int size = in.readInt();
      if (size != layout.size()) {
        throw new IOException("measures");
      }
      for (int i = 0; i < size; i++) {
        double low = in.readDouble();
        double width = in.readDouble();
        int bins = in.readInt();
        measures.add(new HistogramSpecification(layout.name(i), low, width, bins, in.readDouble()));
      }
      return new SweepStart(given, fingerprint, failures, measures.build(), basis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
