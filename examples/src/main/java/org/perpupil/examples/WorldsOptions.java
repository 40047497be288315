package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.input.WorldsReader;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.DrawColumns;
import org.perpupil.sweep.run.GivenWorlds;
import org.perpupil.sweep.run.Grid;
import org.perpupil.sweep.run.Sweep;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which worlds are run, and what is kept of each. */
final class WorldsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--draws",
      paramLabel = "FILE",
      description =
          "Also keep every world: a CSV with a row each, compressed where the name ends .csv.gz;"
              + " 'merge' joins those of slices.")
  private @Nullable Path draws;

  @Option(
      names = "--draws-of",
      paramLabel = "ID",
      converter = IdentifierConverter.class,
      description =
          "Keep figures of a school, an authority, a trust or 'all' alone; repeat it for several"
              + " (default: every school and total).")
  private List<String> units = List.of();

  @Option(
      names = "--worlds",
      paramLabel = "FILE",
      description =
          "Run these worlds in place of drawn ones: a CSV with a row a world and a column for each"
              + " input, named as --draws names it.")
  private @Nullable Path worlds;

  @Option(
      names = "--grid",
      paramLabel = "NAME=FROM..TO/N",
      converter = GridConverter.class,
      description =
          "Move one assumption (a year may follow its name) over N points from FROM to TO, and"
              + " nothing else; --out has every school's figures at each.")
  private @Nullable Grid grid;

  /** Refuses options that do not go together. */
  void check(boolean isSlice) {
    if (!units.isEmpty() && draws == null) {
      throw new ParameterException(spec.commandLine(), "--draws-of needs --draws");
    }
    if (grid != null && (draws != null || worlds != null || isSlice)) {
      throw new ParameterException(
          spec.commandLine(), "--grid does not go with --draws, --worlds or --slice");
    }
  }

  Optional<Grid> grid() {
    return Optional.ofNullable(grid);
  }

  /** Returns files that are read, and the file of worlds if there is one. */
  List<Path> andRead(List<Path> files) {
    List<Path> all = new ArrayList<>(files);
    if (worlds != null) {
      all.add(worlds);
    }
    return all;
  }

  /**
   * Returns what is run.
   *
   * @param err where what is odd about the file of worlds is told
   * @throws ProblemsException when worlds or grid do not fit the plan
   */
  Sweep sweep(SweepInputs inputs, int batch, PrintWriter err) {
    if (grid != null) {
      return inputs.grid(grid, batch);
    }
    if (worlds == null) {
      return inputs.sweep(batch);
    }
    List<Problem> odd = new ArrayList<>();
    GivenWorlds read = WorldsReader.read(worlds, inputs.plan(), odd);
    Messages.warnings(err, odd);
    return inputs.sweep(read, batch);
  }

  /** Returns what keeps draws, if they are asked for. */
  Optional<KeptDraws> draws(
      Sweep sweep, OutputWriter result, OutputOptions outputs, List<Path> read) {
    if (draws == null) {
      return Optional.empty();
    }
    List<Path> others = new ArrayList<>(read);
    others.addAll(result.files());
    DrawColumns columns =
        units.isEmpty() ? DrawColumns.of(sweep) : DrawColumns.of(sweep, named(sweep));
    return Optional.of(KeptDraws.of(columns, draws, outputs, others, spec));
  }

  private List<SweepUnit> named(Sweep sweep) {
    List<SweepUnit> all = sweep.layout().units();
    List<String> ids = all.stream().map(SweepUnit::id).toList();
    List<Problem> problems = new ArrayList<>();
    for (String name : units) {
      if (!ids.contains(name)) {
        problems.add(
            Problem.error(
                "--draws-of",
                name,
                "a school, an authority's code, a trust's name, or all",
                Names.advice(
                    name,
                    ids,
                    "it is in another file; all is there where authorities are several")));
      }
    }
    ProblemsException.throwIfAny(problems);
    return all.stream().filter(unit -> units.contains(unit.id())).toList();
  }

  /** Reads grids. */
  static final class GridConverter implements ITypeConverter<Grid> {
    @Override
    public Grid convert(String text) {
      try {
        return Grid.parse(text);
      } catch (ProblemsException e) {
        Problem first = e.problems().get(0);
        throw new TypeConversionException(
            "'" + text + "': found '" + first.value() + "', expected " + first.expected());
      }
    }
  }
}
