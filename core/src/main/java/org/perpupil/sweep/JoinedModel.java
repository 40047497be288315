package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.uncertainty.Measure;
import org.perpupil.uncertainty.Model;
import org.perpupil.uncertainty.Pair;

/**
 * Two models in the same worlds, the outputs of the second after those of the first: a school that
 * stays and one that joins. Thread-safe as far as the two are.
 */
public final class JoinedModel implements Model {
  private final Model first;
  private final Model second;
  private double[] own = new double[0];

  private JoinedModel(Model first, Model second) {
    this.first = first;
    this.second = second;
  }

  /** Returns two models as one. */
  public static JoinedModel of(Model first, Model second) {
    return new JoinedModel(first, second);
  }

  /** Returns the measures of both, each name with the name of its model before it. */
  public static List<Measure> measures(
      String firstName, List<Measure> firstMeasures, String secondName, List<Measure> second) {
    List<Measure> both = new ArrayList<>();
    firstMeasures.forEach(measure -> both.add(named(firstName, measure)));
    second.forEach(measure -> both.add(named(secondName, measure)));
    return List.copyOf(both);
  }

  /** Returns each measure of the first beside the same of the second. */
  public static List<Pair> pairs(int measures) {
    List<Pair> pairs = new ArrayList<>();
    for (int m = 0; m < measures; m++) {
      pairs.add(new Pair(m, measures + m));
    }
    return List.copyOf(pairs);
  }

  private static Measure named(String name, Measure measure) {
    return new Measure(
        name + ": " + measure.name(),
        measure.low(),
        measure.binWidth(),
        measure.bins(),
        measure.threshold());
  }

  @Override
  public int measures() {
    return first.measures() + second.measures();
  }

  @Override
  public JoinedModel forThread() {
    return new JoinedModel(first.forThread(), second.forThread());
  }

  @Override
  public void run(long firstWorld, int count, double[] inputs, double[] out) {
    copy(first, firstWorld, count, inputs, out, 0);
    copy(second, firstWorld, count, inputs, out, first.measures());
  }

  private void copy(
      Model model, long firstWorld, int count, double[] inputs, double[] out, int to) {
    int width = model.measures();
    if (own.length < count * width) {
      own = new double[count * width];
    }
    model.run(firstWorld, count, inputs, own);
    for (int w = 0; w < count; w++) {
      System.arraycopy(own, w * width, out, w * measures() + to, width);
    }
  }
}
