package org.perpupil.statistics.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.statistics.SensitivityInput;

/** Functions whose sensitivity is known exactly. */
public final class TestFunctions {
  /** Of the Sobol G function: 0 matters most, 99 hardly. */
  static final double[] G = {0, 1, 4.5, 9, 99, 99, 99, 99};

  static final double[] ISHIGAMI_FIRST = {0.31390519, 0.44241114, 0};
  static final double[] ISHIGAMI_TOTAL = {0.55758886, 0.44241114, 0.24368366};

  private TestFunctions() {}

  public static List<SensitivityInput> units(int count) {
    return uniforms(count, 0, 1);
  }

  public static List<SensitivityInput> uniforms(int count, double low, double high) {
    List<SensitivityInput> inputs = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      inputs.add(SensitivityInput.uniform("x" + k, low, high));
    }
    return inputs;
  }

  static List<SensitivityInput> ishigamiInputs() {
    return uniforms(3, -Math.PI, Math.PI);
  }

  /** With a = 7 and b = 0.1. */
  static double ishigami(double[] x) {
    double second = Math.sin(x[1]);
    return Math.sin(x[0]) * (1 + 0.1 * Math.pow(x[2], 4)) + 7 * second * second;
  }

  static double g(double[] x) {
    double product = 1;
    for (int k = 0; k < x.length; k++) {
      product *= (Math.abs(4 * x[k] - 2) + G[k]) / (1 + G[k]);
    }
    return product;
  }

  /** The part of the variance that one input of G explains on its own. */
  static double gFirst(int input) {
    return gPartial(input) / (gProduct(-1) - 1);
  }

  /** The part that the input has a hand in: its own, times one plus that of each of the others. */
  static double gTotal(int input) {
    return gPartial(input) * gProduct(input) / (gProduct(-1) - 1);
  }

  private static double gPartial(int input) {
    return 1 / (3 * (1 + G[input]) * (1 + G[input]));
  }

  private static double gProduct(int without) {
    double product = 1;
    for (int k = 0; k < G.length; k++) {
      product *= k == without ? 1 : 1 + gPartial(k);
    }
    return product;
  }
}
