package org.perpupil.statistics.world;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.statistics.distribution.Copula;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.world.UncertainInputs.Coupling;
import org.perpupil.statistics.world.UncertainInputs.Single;
import org.perpupil.statistics.world.UncertainInputs.Source;
import org.perpupil.statistics.world.UncertainInputs.Yearly;

/** Collects what varies, and what varies together; mutable, for one thread. */
public final class UncertainInputsBuilder {
  private final List<UncertainInput> inputs = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Coupling> couplings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** For each label, where its uniform numbers stand. */
  private final Map<String, int[]> uniformsByLabel = new LinkedHashMap<>();

  private final Set<String> coupled = new HashSet<>();
  private int uniforms;

  UncertainInputsBuilder() {}

  /** Adds an input that holds for all years. */
  public UncertainInputsBuilder vary(String name, Distribution distribution) {
    return add(new UncertainInput(name, OptionalInt.empty(), inputs.size()), distribution);
  }

  /** Adds an input that holds for a year; its label is the name, a space and the year. */
  public UncertainInputsBuilder vary(String name, int year, Distribution distribution) {
    return add(new UncertainInput(name, OptionalInt.of(year), inputs.size()), distribution);
  }

  /** Adds an input for each year of a path; the label of all of them together is the name. */
  public UncertainInputsBuilder vary(String name, int firstYear, Path path) {
    sources.add(new Yearly(path, uniforms, inputs.size()));
    take(name, path.uniforms());
    for (int i = 0; i < path.years(); i++) {
      inputs.add(new UncertainInput(name, OptionalInt.of(firstYear + i), inputs.size()));
    }
    return this;
  }

  /**
   * Makes inputs that were added before move together.
   *
   * <p>Where paths are joined, the copula joins the first uniform numbers of each, then the second,
   * and so on: for autoregressive paths, the shocks of each year.
   *
   * @param labels one for each number that the copula joins, in its order, each taking as many
   *     uniform numbers as the others
   */
  public UncertainInputsBuilder correlate(Copula copula, List<String> labels) {
    String place = "correlation of " + String.join(", ", labels);
    int before = problems.size();
    if (labels.size() != copula.dimension()) {
      problems.add(
          Problem.error(
              place,
              Integer.toString(labels.size()),
              "as many names as the correlation matrix has rows, " + copula.dimension(),
              "a name or a row is missing"));
    }
    List<int[]> joined = new ArrayList<>();
    for (String label : labels) {
      int[] positions = uniformsByLabel.get(label);
      if (positions == null) {
        problems.add(
            Problem.error(
                place,
                label,
                "an assumption that varies",
                Names.advice(label, uniformsByLabel.keySet(), "it has to be added first")));
      } else if (!coupled.add(label)) {
        problems.add(
            Problem.error(
                place,
                label,
                "each assumption in one correlation matrix, once",
                "the matrices have to be made one"));
      } else {
        joined.add(positions);
      }
    }
    if (joined.stream().mapToInt(positions -> positions.length).distinct().count() > 1) {
      problems.add(
          Problem.error(
              place,
              "paths of different kinds or lengths",
              "paths that take the same number of uniform numbers",
              "one of them starts later, give it all years"));
    }
    if (problems.size() == before) {
      for (int k = 0; k < joined.get(0).length; k++) {
        int at = k;
        couplings.add(
            new Coupling(copula, joined.stream().mapToInt(positions -> positions[at]).toArray()));
      }
    }
    return this;
  }

  /**
   * Returns the inputs.
   *
   * @throws ProblemsException when none was added, a label was added twice, or a correlation names
   *     something else
   */
  public UncertainInputs build() {
    if (inputs.isEmpty()) {
      problems.add(
          Problem.error(
              "uncertain inputs", "", "at least one", "a single run without worlds was meant"));
    }
    ProblemsException.throwIfAny(problems);
    return new UncertainInputs(
        ImmutableList.copyOf(inputs),
        ImmutableList.copyOf(sources),
        ImmutableList.copyOf(couplings),
        uniforms);
  }

  private UncertainInputsBuilder add(UncertainInput input, Distribution distribution) {
    sources.add(new Single(distribution, uniforms, input.position()));
    inputs.add(input);
    take(input.label(), 1);
    return this;
  }

  private void take(String label, int count) {
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = uniforms++;
    }
    if (uniformsByLabel.put(label, positions) != null) {
      problems.add(
          Problem.error(
              "uncertain inputs", label, "each assumption once", "a year has to be added"));
    }
  }
}
