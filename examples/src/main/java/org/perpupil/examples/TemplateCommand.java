package org.perpupil.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.perpupil.io.FieldTable;
import org.perpupil.io.Template;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a blank file; what its columns mean goes to the error stream. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "A blank file to fill in: its header on standard output, what the columns mean on standard"
          + " error. Columns that are not required may be deleted. Assumptions and scenarios are"
          + " YAML: every name or key with an example, behind a # to take away.",
      "With fields in place of a file: every number that files may hold, plans included, with its"
          + " limits and what is usual, as CSV."
    },
    footer = {"", "  perpupil template schools > schools.csv"})
final class TemplateCommand implements Callable<Integer> {
  private static final String FIELDS = "fields";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "schools, formulas, budgets, staff, assumptions, scenario, trusts, authorities, services"
              + " or fields")
  private String name;

  @Override
  public Integer call() {
    if (name.equalsIgnoreCase(FIELDS)) {
      Screen.printTable(spec.commandLine().getOut(), FieldTable.toCsv());
      return ExitCode.OK;
    }
    List<String> labels = new ArrayList<>(Template.labels());
    labels.add(FIELDS);
    Template template =
        Template.find(name.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new ProblemsException(
                        Problem.error(
                            "template",
                            name,
                            "one of " + String.join(", ", labels),
                            Names.advice(name, labels, "the file has no template"))));
    Screen.printTable(spec.commandLine().getOut(), template.blank());
    TextTable table = new TextTable("llttt");
    table.row("column", "", "value", "usually", "meaning").rule();
    for (Template.Column column : template.columns()) {
      table.row(
          column.name(),
          column.required() ? "required" : "",
          column.expected(),
          column.range().flatMap(Range::usual).orElse(""),
          column.meaning());
    }
    table.print(spec.commandLine().getErr());
    spec.commandLine().getErr().flush();
    return ExitCode.OK;
  }
}
