package org.perpupil.io.plan;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.FileScope;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.InputFiles;
import org.perpupil.sweep.SweepPlan;

/**
 * Where the files of a plan lie.
 *
 * @param formulas a file, or {@code nff:} and an edition
 * @param scenarios the swept one, then the one that it is compared with; either may be missing
 * @param named every file, by the name that the plan gives it
 */
public record PlanLocations(
    List<Source> schools,
    FormulaName formulas,
    Source budgets,
    Optional<Source> staff,
    Optional<Source> assumptions,
    List<Source> scenarios,
    Map<String, Source> named) {

  /**
   * Returns the paths, from the folder of the plan.
   *
   * @throws ProblemsException with every file that the plan may not name, or when it names none
   */
  public static PlanLocations of(SweepPlan plan, Source planFile, FileScope mayName) {
    InputFiles files =
        plan.files()
            .orElseThrow(
                () ->
                    new ProblemsException(
                        Problem.error(
                            planFile.toString(),
                            "",
                            "the files to project: schools, formulas, budgets",
                            "a program gave the projection; it has to run the plan, too")));
    Resolver resolver = new Resolver(planFile, mayName);
    List<Source> schools = resolver.all("schools", files.schools());
    FormulaName formulas =
        Inputs.isNational(files.formulas())
            ? FormulaName.parse(files.formulas())
            : FormulaName.of(resolver.one("formulas", files.formulas()));
    Source budgets = resolver.one("budgets", files.budgets());
    Optional<Source> staff = files.staff().map(name -> resolver.one("staff", name));
    Optional<Source> assumptions =
        files.assumptions().map(name -> resolver.one("assumptions", name));
    List<Source> scenarios =
        resolver.all("scenario", plan.scenarios().map(PlannedWorlds::files).orElse(List.of()));
    ProblemsException.throwIfAny(resolver.problems);
    return new PlanLocations(
        schools, formulas, budgets, staff, assumptions, scenarios, resolver.named);
  }

  /** Returns every file that lies on a disk, in the order of the plan's keys. */
  public List<Path> files() {
    return named.values().stream().flatMap(file -> file.path().stream()).toList();
  }

  /** Returns 64 hexadecimal digits that tell the files' names and contents apart. */
  public String hash() {
    Hasher hasher = Hashing.sha256().newHasher();
    named.forEach(
        (name, file) -> {
          try {
            byte[] bytes = file.bytes();
            hasher.putString(name, StandardCharsets.UTF_8).putInt(bytes.length).putBytes(bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return hasher.hash().toString();
  }

  /**
   * Finds files; one that may not be named is a problem and stands for itself until that is told.
   */
  private static final class Resolver {
    private final Source planFile;
    private final FileScope mayName;
    private final Map<String, Source> named = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Resolver(Source planFile, FileScope mayName) {
      this.planFile = planFile;
      this.mayName = mayName;
    }

    Source one(String key, String name) {
      Source file =
          planFile.resolve(mayName, name, planFile + ", key " + key, problems).orElse(planFile);
      named.put(name, file);
      return file;
    }

    List<Source> all(String key, List<String> names) {
      return names.stream().map(name -> one(key, name)).toList();
    }
  }
}
