package org.perpupil.examples.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.io.FileScope;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.input.WorkspaceFile;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.InputFiles;
import org.perpupil.sweep.SweepPlan;

/** A plan, run on the files that a workspace names in place of its own. */
final class WorkspaceInputs {
  private final Source workspace;
  private final List<Problem> problems = new ArrayList<>();

  private WorkspaceInputs(Source workspace) {
    this.workspace = workspace;
  }

  /**
   * Reads a plan and the files that a workspace names; scenarios of the plan lie beside these.
   *
   * @throws ProblemsException with everything that is wrong with them
   */
  static SweepInputs read(Source planFile, Source workspace, FileScope mayName) {
    WorkspaceInputs inputs = new WorkspaceInputs(workspace);
    SweepPlan plan = SweepPlanFile.read(planFile, inputs.problems);
    InputFiles named = inputs.files(WorkspaceFile.read(workspace, mayName));
    ProblemsException.throwIfAny(inputs.problems);
    return SweepInputs.read(plan.toBuilder().files(named).build(), workspace, mayName);
  }

  private InputFiles files(WorkspaceFile named) {
    Optional<String> formulas = named.formulas().map(this::name);
    Optional<String> budgets = named.budgets().map(this::name);
    require("schools", !named.schools().isEmpty());
    require("formulas", formulas.isPresent());
    require("budgets", budgets.isPresent());
    return new InputFiles(
        named.schools().stream().map(this::name).toList(),
        formulas.orElse(""),
        budgets.orElse(""),
        named.staff().map(this::name),
        named.assumptions().map(this::name));
  }

  private void require(String key, boolean isNamed) {
    if (!isNamed) {
      problems.add(
          Problem.error(
              workspace + ", key " + key,
              "",
              "the files to project: schools, formulas, budgets",
              "the folder was made without it, and the file is to be added by hand"));
    }
  }

  private String name(FormulaName formulas) {
    return formulas.file().map(this::name).orElse(formulas.toString());
  }

  /** Returns the name of a file from the folder of the workspace. */
  private String name(Source file) {
    if (file.path().isEmpty() || workspace.path().isEmpty()) {
      return file.toString();
    }
    Path folder = workspace.path().get().toAbsolutePath().normalize().getParent();
    Path path = file.path().get().toAbsolutePath().normalize();
    return folder == null ? path.toString() : folder.relativize(path).toString().replace('\\', '/');
  }
}
