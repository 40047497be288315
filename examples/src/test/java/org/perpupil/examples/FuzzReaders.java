package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.io.Source;
import org.perpupil.io.input.ActualsReader;
import org.perpupil.io.input.AssumptionReader;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.io.input.DrawsTable;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.LeverMixes;
import org.perpupil.io.input.ProfileReader;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.SchoolLinks;
import org.perpupil.io.input.StandardsReader;
import org.perpupil.io.input.WorkspaceFile;
import org.perpupil.io.input.WorldsReader;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.read.ServiceReader;
import org.perpupil.io.read.StaffReader;
import org.perpupil.io.read.TrustReader;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepPlan;

/**
 * Reads spoilt files by the readers alone, which is many times faster than whole commands: each
 * takes a file or refuses it with problems that say what is wrong; schools that were read are paid,
 * and no figure is anything but a number.
 *
 * <p>Without end from the command line: {@code FuzzReaders FIRST_SEED [HOW_MANY]}.
 */
final class FuzzReaders {
  /** Rows of tables that are kept, so that most of the time goes into what is spoilt. */
  private static final int ROWS = 3;

  private final Path folder;
  private final Map<String, byte[]> sound = new LinkedHashMap<>();
  private final List<String> names;
  private final SchoolTable schools;
  private final SweepPlan plan;

  /** Prepares sound files in a folder. */
  FuzzReaders(Path folder) throws IOException {
    this.folder = folder;
    FuzzFiles files = FuzzFiles.of(Files.createDirectories(folder.resolve("base")));
    for (String name : files.names()) {
      if (!name.equals("slice2.part")) {
        sound.put(name, name.endsWith(".csv") ? head(files.content(name)) : files.content(name));
        Files.write(folder.resolve(name), sound(name));
      }
    }
    this.names = List.copyOf(sound.keySet());
    this.schools = Inputs.read(List.of(folder.resolve("schools.csv")), List.of()).schools();
    this.plan = SweepPlanFile.read(folder.resolve("plan.yaml"));
  }

  private byte[] sound(String name) {
    return sound.getOrDefault(name, new byte[0]);
  }

  private static byte[] head(byte[] table) {
    List<String> lines = new String(table, UTF_8).lines().limit(1 + ROWS).toList();
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  /** Reads the spoilt file of a seed, and returns what must never happen if it did. */
  Optional<String> run(long seed) throws IOException {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    String name = names.get(random.nextInt(names.size()));
    byte[] content = new FuzzText(random).spoil(name, sound(name));
    int dot = name.lastIndexOf('.');
    Path file = folder.resolve("spoilt" + name.substring(dot));
    Files.write(file, content);
    try {
      read(name.substring(0, dot), file);
      return Optional.empty();
    } catch (ProblemsException e) {
      return e.problems().stream()
          .filter(problem -> problem.place().isBlank() || problem.advice().isBlank())
          .findFirst()
          .map(problem -> name + ": a problem without place or advice: " + problem);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      StackTraceElement[] trace = e.getStackTrace();
      String message = String.valueOf(e.getMessage());
      return Optional.of(
          name
              + ": "
              + e.getClass().getName()
              + (trace.length == 0 ? "" : " at " + trace[0])
              + "\n"
              + message.substring(0, Math.min(300, message.length())));
    }
  }

  private void read(String kind, Path file) {
    Collection<String> ids = schools.schools().stream().map(school -> school.id()).toList();
    switch (kind) {
      case "schools" -> {
        Inputs inputs = Inputs.read(List.of(file), List.of("nff:2025-26"));
        pay(inputs.schools(), inputs.formulas(0), inputs.warnings());
      }
      case "formulas" -> {
        Inputs inputs =
            Inputs.read(List.of(folder.resolve("schools.csv")), List.of(file.toString()));
        pay(inputs.schools(), inputs.formulas(0), inputs.warnings());
      }
      case "budgets" -> BudgetReader.read(file, ids);
      case "staff" -> StaffReader.read(file, ids);
      case "trusts" -> TrustReader.read(file, schools);
      case "authorities" -> AuthorityReader.read(file, new ArrayList<>());
      case "services" -> ServiceReader.read(file);
      case "assumptions" -> AssumptionReader.read(file);
      case "plan" -> SweepPlanFile.read(file);
      case "scenario", "leaving" -> ScenarioFile.read(file);
      case "standard" -> StandardsReader.read(file, new ArrayList<>());
      case "slice1" -> SweepWriter.readPart(file);
      case "events" -> ScenarioFile.read(file);
      case "perpupil" -> WorkspaceFile.read(Source.of(file));
      case "actuals" -> ActualsReader.read(file, ids);
      case "mixes" -> LeverMixes.read(Source.of(file));
      case "profiles" -> ProfileReader.read(file);
      case "links" -> SchoolLinks.read(List.of(file), new ArrayList<>());
      case "worlds" -> WorldsReader.read(file, plan, new ArrayList<>());
      case "draws" -> DrawsTable.read(file, "closing_reserve:2026-27:school:W16<300000");
      case "proforma-2017-18" -> imported(file, folder.resolve("inputs.csv"));
      case "inputs" -> imported(folder.resolve("proforma-2017-18.csv"), file);
      case "edubasealldata20250401", "local-formulas-2025-26" ->
          imported(folder.resolve("published.csv"), file);
      case "published", "statement" -> imported(file);
      default -> throw new AssertionError(kind);
    }
  }

  /** Imports published files, and pays what comes of them. */
  private static void imported(Path... files) {
    PublishedImport imported = PublishedImport.of(List.of(files)).read();
    if (imported.problems().stream().anyMatch(problem -> problem.toString().isBlank())) {
      throw new IllegalStateException("a problem without words");
    }
  }

  /** Pays schools under every rule of rounding; a figure that is no number is a fault. */
  private static void pay(SchoolTable schools, Formulas formulas, List<Problem> warnings) {
    if (warnings.stream().anyMatch(warning -> warning.toString().isBlank())) {
      throw new IllegalStateException("a warning without words");
    }
    for (RoundingRules rounding :
        List.of(RoundingRules.statement(), RoundingRules.none(), RoundingRules.total())) {
      Allocation allocation = Allocation.of(schools, formulas, rounding);
      Reconciliation.of(allocation, AuthorityTotals.of(allocation));
      for (int row = 0; row < allocation.size(); row++) {
        for (Total total : Total.values()) {
          OptionalDouble figure = allocation.total(total, row);
          if (figure.isPresent() && !Double.isFinite(figure.getAsDouble())) {
            throw new IllegalStateException(total + " is " + figure.getAsDouble());
          }
        }
      }
    }
  }

  /** Runs seeds from one on, and returns each kind of fault once, with its first seed. */
  List<String> run(long first, long count) throws IOException {
    Map<String, String> kinds = new TreeMap<>();
    for (long seed = first; seed < first + count; seed++) {
      Optional<String> fault = run(seed);
      if (fault.isPresent()) {
        kinds.putIfAbsent(
            fault.get().lines().findFirst().orElse(""), "seed " + seed + ": " + fault.get());
      }
    }
    return new ArrayList<>(kinds.values());
  }

  /** Runs seeds from one on, as many as asked for or without end. */
  public static void main(String[] arguments) throws IOException {
    long first = Long.parseLong(arguments[0]);
    long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
    FuzzReaders fuzz = new FuzzReaders(Files.createTempDirectory("fuzz-readers-"));
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    long began = System.nanoTime();
    long step = 10_000;
    for (long done = 0; done < count; done += step) {
      fuzz.run(first + done, Math.min(step, count - done)).forEach(out::println);
      out.printf(
          "%,d inputs, %,d seconds%n",
          Math.min(count, done + step), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
  }
}
