package org.perpupil.examples;

import java.util.List;
import picocli.CommandLine;

/**
 * Every command by its name. Options are found by looking at a command's class, which for all of
 * them takes longer than a short command, so that only those asked for are made.
 */
final class CommandsByName {
  /** In the order of the help. */
  static final List<String> NAMES =
      List.of(
          "import",
          "allocate",
          "statement",
          "compare",
          "project",
          "sweep",
          "merge",
          "boxes",
          "sensitivity",
          "options",
          "authority",
          "trust",
          "own-formula",
          "levers",
          "report",
          "check",
          "run",
          "solve",
          "scenarios",
          "assumptions",
          "rates",
          "trainee",
          "block",
          "template",
          "help");

  private CommandsByName() {}

  /**
   * Returns the names of the commands that words can need: the one that they begin with, and for a
   * check the one that it tries; all, where they begin otherwise or ask for help.
   */
  static List<String> neededBy(List<String> words) {
    if (words.isEmpty() || words.get(0).equals("help") || !NAMES.contains(words.get(0))) {
      return NAMES;
    }
    if (!words.get(0).equals(CheckCommand.NAME) || words.size() == 1 || isOption(words.get(1))) {
      return List.of(words.get(0));
    }
    return NAMES.contains(words.get(1)) ? words.subList(0, 2).stream().distinct().toList() : NAMES;
  }

  private static boolean isOption(String word) {
    return word.startsWith("-");
  }

  /** Returns a new command, with the options as they are when none is given. */
  static Object make(String name) {
    return switch (name) {
      case "import" -> new ImportCommand();
      case "allocate" -> new AllocateCommand();
      case "statement" -> new StatementCommand();
      case "compare" -> new CompareCommand();
      case "project" -> new ProjectCommand();
      case "sweep" -> new SweepCommand();
      case "merge" -> new MergeCommand();
      case "boxes" -> new BoxesCommand();
      case "sensitivity" -> new SensitivityCommand();
      case "options" -> new OptionsCommand();
      case "authority" -> new AuthorityCommand();
      case "trust" -> new TrustCommand();
      case "own-formula" -> new OwnFormulaCommand();
      case "levers" -> new LeversCommand();
      case "report" -> new ReportCommand();
      case "check" -> new CheckCommand();
      case "run" -> new RunCommand();
      case "solve" -> new SolveCommand();
      case "scenarios" -> new ScenariosCommand();
      case "assumptions" -> new AssumptionsCommand();
      case "rates" -> new RatesCommand();
      case "trainee" -> new TraineeCommand();
      case "block" -> new BlockCommand();
      case "template" -> new TemplateCommand();
      case "help" -> new CommandLine.HelpCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
