package org.perpupil.examples;

import java.util.stream.Stream;
import org.perpupil.io.input.Inputs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a kind of page needs, what has no meaning for it, and what goes together. */
record ReportUsage(ReportKind kind, ReportFiles files, ReportOptions options, CommandSpec spec) {
  void check() {
    needed(ReportKind.SCHOOL, "--id", options.id != null);
    needed(ReportKind.TRUST, "--trust", options.trust != null);
    TrustQuestion.requireOnce(spec, "--join", options.joining);
    if (kind == ReportKind.TRUST && files.trusts != null) {
      needed(ReportKind.TRUST, "--budgets beside --trusts", files.budgets != null);
    }
    if (files.trusts == null && !options.joining.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--join needs --trusts and --budgets");
    }
    if (kind == ReportKind.TRUST && options.joining.isEmpty() && !options.sponsored.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--sponsored needs --join");
    }
    onlyFor(ReportKind.SCHOOL, "--id", options.id != null);
    onlyFor(ReportKind.SCHOOL, "--monthly", options.monthly);
    onlyFor(ReportKind.SCHOOL, "--periods", options.periods != null);
    if (!(options.periods() > 0 && Double.isFinite(options.periods()))) {
      throw new ParameterException(
          spec.commandLine(), "--periods takes the periods of a week, more than 0");
    }
    if (options.profiles != null && !options.monthly) {
      throw new ParameterException(
          spec.commandLine(), "--profiles goes with --monthly, of a school");
    }
    if (options.monthly && files.budgets == null) {
      throw new ParameterException(spec.commandLine(), "--monthly needs --budgets and --years");
    }
    needed(ReportKind.FORUM, "--formulas", files.formula.file != null);
    needed(
        ReportKind.FORUM,
        "--authorities or --schools-block",
        files.authorities != null || options.schoolsBlock != null);
    onlyFor(ReportKind.FORUM, "--uplift-percent", options.uplift != null);
    onlyFor(ReportKind.FORUM, "--schools-block", options.schoolsBlock != null);
    onlyFor(ReportKind.FORUM, "--transfer-percent", options.transfer != null);
    onlyFor(ReportKind.FORUM, "--mix", options.mixes.areNamed());
    onlyFor(ReportKind.FORUM, "--mixes", !options.mixes.files().isEmpty());
    notFor(ReportKind.FORUM, "--plan", files.plan != null);
    notFor(ReportKind.FORUM, "a floor or a cap", files.protections.isAsked());
    if (kind == ReportKind.FORUM && files.to != null && !Inputs.isNational(files.to)) {
      throw new ParameterException(
          spec.commandLine(), "--to takes a national formula, such as nff:2026-27");
    }
    notFor(ReportKind.SCHOOL, "--la", options.laCode != null);
    notFor(ReportKind.TRUST, "--la", options.laCode != null);
    onlyFor(ReportKind.AUTHORITY, "--leave", options.order != null);
    onlyFor(ReportKind.TRUST, "--join", !options.joining.isEmpty());
    onlyFor(ReportKind.TRUST, "--sponsored", !options.sponsored.isEmpty());
    if (!options.joining.isEmpty() && files.plan != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--join and --plan do not go together: a plan's worlds know of no school that joins");
    }
    onlyFor(ReportKind.SCHOOL, "--from", options.from != null);
    if (kind != ReportKind.SCHOOL) {
      onlyFor(ReportKind.TRUST, "--trust", options.trust != null);
    } else if ((options.trust == null) != (options.from == null)
        || (options.trust != null && (files.trusts == null || files.budgets == null))) {
      throw new ParameterException(
          spec.commandLine(), "--trust and --from go together, and need --trusts and --budgets");
    }
    if ((files.budgets == null) != (files.years == null)
        || (files.budgets == null
            && Stream.of(files.staff, files.assumptions, files.plan)
                .anyMatch(one -> one != null))) {
      throw new ParameterException(
          spec.commandLine(),
          "--budgets and --years go together, and --staff, --assumptions and --plan need them");
    }
    files
        .protections
        .misuse(files.to)
        .ifPresent(
            text -> {
              throw new ParameterException(spec.commandLine(), text);
            });
  }

  private void needed(ReportKind one, String option, boolean isGiven) {
    if (kind == one && !isGiven) {
      throw new ParameterException(
          spec.commandLine(), "report " + kind.word() + " needs " + option);
    }
  }

  private void onlyFor(ReportKind one, String option, boolean isGiven) {
    meaningless(option, kind != one && isGiven);
  }

  private void notFor(ReportKind one, String option, boolean isGiven) {
    meaningless(option, kind == one && isGiven);
  }

  private void meaningless(String option, boolean isGiven) {
    if (isGiven) {
      throw new ParameterException(
          spec.commandLine(), option + " has no meaning for report " + kind.word());
    }
  }
}
