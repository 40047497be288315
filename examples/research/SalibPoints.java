import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.sensitivity.Bootstrap;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.Finding;
import org.perpupil.statistics.sensitivity.Sampling;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.statistics.sensitivity.SobolIndices;

/**
 * Writes points, outputs and estimates of Sobol's and Morris's analyses of two known functions, for
 * {@code salib_compare.py} to work out again from the same points.
 *
 * <p>Run: {@code java -cp examples/target/perpupil.jar examples/research/SalibPoints.java FOLDER}
 */
public final class SalibPoints {
  private static final double[] G = {0, 1, 4.5, 9, 99, 99};

  private SalibPoints() {}

  /** Writes six files to a folder. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    SobolIndices sobol =
        SobolIndices.withSecondOrder(
                inputs(3, -Math.PI, Math.PI), 1024, 2026, Sampling.SCRAMBLED_SOBOL)
            .withBootstrap(new Bootstrap(1000, 0.95, 1));
    write(folder, "ishigami", sobol.design(), SalibPoints::ishigami, sobol::result);
    SobolIndices product =
        SobolIndices.withSecondOrder(inputs(6, 0, 1), 1024, 2026, Sampling.SHIFTED_SOBOL)
            .withBootstrap(new Bootstrap(1000, 0.95, 1));
    write(folder, "g", product.design(), SalibPoints::g, product::result);
    ElementaryEffects morris = ElementaryEffects.of(inputs(6, 0, 1), 20, 4, 2026, 0, 200);
    write(folder, "morris", morris.design(), SalibPoints::g, morris::result);
  }

  /** What reads a design's outputs. */
  private interface Analysed {
    SensitivityResult result(Design design, double[] outputs);
  }

  private static void write(
      Path folder, String name, Design design, ToDoubleFunction<double[]> model, Analysed analysis)
      throws IOException {
    double[] outputs = design.evaluate(model);
    try (PrintWriter points = open(folder.resolve(name + ".points.csv"))) {
      double[] x = new double[design.inputs().size()];
      for (int row = 0; row < design.rows(); row++) {
        design.values(row, x);
        StringBuilder line = new StringBuilder();
        for (double value : x) {
          line.append(value).append(',');
        }
        points.println(line.append(outputs[row]));
      }
    }
    try (PrintWriter estimates = open(folder.resolve(name + ".estimates.csv"))) {
      for (Finding finding : analysis.result(design, outputs).findings()) {
        estimates.println(
            String.join(
                ",",
                finding.statistic().fileName(),
                finding.input(),
                finding.with(),
                String.valueOf(finding.estimate().value()),
                String.valueOf(finding.estimate().low()),
                String.valueOf(finding.estimate().high())));
      }
    }
  }

  private static PrintWriter open(Path file) throws IOException {
    return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  private static List<SensitivityInput> inputs(int count, double low, double high) {
    List<SensitivityInput> inputs = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      inputs.add(SensitivityInput.uniform("x" + k, low, high));
    }
    return inputs;
  }

  private static double ishigami(double[] x) {
    double second = Math.sin(x[1]);
    return Math.sin(x[0]) * (1 + 0.1 * Math.pow(x[2], 4)) + 7 * second * second;
  }

  private static double g(double[] x) {
    double product = 1;
    for (int k = 0; k < x.length; k++) {
      product *= (Math.abs(4 * x[k] - 2) + G[k]) / (1 + G[k]);
    }
    return product;
  }
}
