package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs lists of commands in one Java machine and keeps what each printed, wrote and returned, so
 * that two machines can be compared.
 *
 * <p>Inputs lie in the folder {@code in} of the working folder, as {@link CommandFiles} writes
 * them; everything kept goes to {@code out}.
 */
final class EveryCommand {
  private static final String SCHOOLS = "--schools in/data/wexmoor/schools.csv ";
  private static final String LOCAL = SCHOOLS + "--formulas in/data/wexmoor/formulas.csv ";
  private static final String BUDGETS =
      LOCAL
          + "--budgets in/data/wexmoor/budgets.csv --staff in/data/wexmoor/staff.csv "
          + "--assumptions in/data/wexmoor/assumptions.yaml ";
  private static final String ORGANISATION =
      "--trusts in/data/wexmoor/trusts.csv --services in/data/wexmoor/services.csv "
          + "--authorities in/data/wexmoor/authorities.csv ";
  private static final String SHORT = "--years 2025-26..2027-28 ";

  private EveryCommand() {}

  /** Commands whose bytes must be the same on any Java machine. */
  static final List<String> FIGURES =
      List.of(
          "allocate " + LOCAL + "--out OUT/a.csv",
          "allocate " + SCHOOLS + "--nff 2025-26 --rounding none",
          "statement " + LOCAL + "--id W14",
          "compare "
              + SCHOOLS
              + "--from in/data/wexmoor/formulas.csv --to nff:2025-26 --group need --out OUT/c.csv",
          "project " + BUDGETS + SHORT + "--standard maintained-deficit --out OUT/p.csv",
          "project " + BUDGETS + SHORT + "--explain W16",
          "run --scenario in/data/wexmoor/ministers-change-course.scenario.yaml --real --out"
              + " OUT/run",
          "sweep --plan in/data/wexmoor/short.sweep.yaml --out OUT/s.csv",
          "report school "
              + BUDGETS
              + SHORT
              + ORGANISATION
              + "--trust FENWAY --from 2026-09-01 --id W01 --out OUT/r.html");

  /** The other commands that work something out or print what there is. */
  static final List<String> OTHERS =
      List.of(
          "project " + BUDGETS + SHORT + "--wide --codes aar --basis academic --out OUT/p.csv",
          "project " + BUDGETS + SHORT + ORGANISATION.substring(ORGANISATION.indexOf("--auth")),
          "options " + BUDGETS + SHORT + ORGANISATION + "--trust FENWAY --id W01 --from 2026-09-01",
          "trust "
              + BUDGETS
              + SHORT
              + ORGANISATION
              + "--trust FENWAY --join W01=2026-09-01 --join W20=2027-04-01 --out OUT/t.csv",
          "authority "
              + BUDGETS
              + "--years 2025-26..2026-27 --authorities in/data/wexmoor/authorities.csv "
              + "--leave by-surplus --out OUT/l.csv",
          "own-formula "
              + LOCAL
              + "--to nff:2025-26 --uplift-percent 2.1 "
              + "--authorities in/data/wexmoor/authorities.csv --out OUT/o.csv",
          "compare --from-schools in/data/wexmoor/schools.csv --from nff:2024-25 "
              + SCHOOLS
              + "--to nff:2025-26 --group need --out OUT/y.csv",
          "levers "
              + LOCAL
              + "--to nff:2025-26 --uplift-percent 2.1 --transfer-percent 0.5 --mix"
              + " half=basic:50,cap:50 --authorities in/data/wexmoor/authorities.csv --out"
              + " OUT/v.csv",
          "report trust "
              + BUDGETS
              + SHORT
              + ORGANISATION
              + "--trust FENWAY --join W01=2026-09-01 --out OUT/j.html",
          "report forum "
              + LOCAL
              + "--uplift-percent 2.1 --authorities in/data/wexmoor/authorities.csv --out"
              + " OUT/f.html",
          "run --scenario in/data/wexmoor/hard-nff-in-one-step.scenario.yaml "
              + "--against in/data/wexmoor/hard-nff-over-three-years.scenario.yaml --group trust",
          "run --scenario in/data/wexmoor/trust-pooling.scenario.yaml --out OUT/pool",
          "run --scenario in/data/wexmoor/join-a-trust-at-5-percent.scenario.yaml",
          "sweep --plan in/data/wexmoor/short-leave.sweep.yaml --out OUT/s.csv",
          "sensitivity --plan in/data/wexmoor/short.sweep.yaml --method tornado --out OUT/t.csv",
          "sensitivity --plan in/data/wexmoor/short.sweep.yaml --method morris --size 4 "
              + "--id W02 --out OUT/m.csv",
          "solve "
              + BUDGETS
              + SHORT
              + "--id W08 --largest pay.teacher_award_percent --in-years 2027-28 "
              + "--keep closing_reserve>=0",
          "import in/data/published.csv --out OUT/imported",
          "check " + LOCAL,
          "rates 2025-26",
          "assumptions --csv",
          "scenarios in/data/wexmoor",
          "template schools",
          "template assumptions",
          "template scenario");

  /** Commands whose inputs hold several faults at once, which compete to be told. */
  static final List<String> FAILING =
      List.of(
          "allocate --schools in/bad/blanks.csv --formulas in/bad/formulas.csv",
          "import in/bad/published.csv --out OUT/imported",
          "import in/bad/published.csv in/bad/blanks.csv --la 999 --trust Norh --out OUT/imported",
          "allocate --schools in/bad/blanks.csv --nff 2025-26",
          "compare --schools in/bad/blanks.csv --from in/bad/formulas.csv --to nff:2025-26",
          "check --schools in/bad/blanks.csv --formulas in/bad/formulas.csv",
          "check --schools in/bad/columns.csv --formulas in/bad/unmatched.csv",
          "check --schools in/bad/cells.csv --formulas in/bad/formulas.csv",
          "project --schools in/bad/blanks.csv --formulas in/bad/formulas.csv "
              + "--budgets in/data/wexmoor/budgets.csv --assumptions in/bad/uplift.yaml "
              + SHORT
              + "--out OUT/p.csv",
          "run --scenario in/bad/switching.yaml --out OUT/run",
          "run --scenario in/bad/switching.yaml --against in/bad/other.yaml",
          "project " + LOCAL + "--budgets in/bad/budgets.csv " + SHORT,
          "project "
              + LOCAL
              + "--budgets in/data/wexmoor/budgets.csv --assumptions in/bad/names.yaml "
              + SHORT,
          "project " + BUDGETS + SHORT + "--standard in/bad/standard.yaml",
          "project "
              + LOCAL
              + "--budgets in/data/wexmoor/budgets.csv "
              + "--assumptions in/data/wexmoor/assumptions.yaml --staff in/bad/staff.csv "
              + SHORT,
          "run --scenario in/bad/keys.yaml",
          "run --scenario in/bad/changes.yaml",
          "run --scenario in/bad/values.yaml",
          "sweep --plan in/bad/plan.yaml --out OUT/s.csv",
          "sweep --plan in/bad/files.yaml --out OUT/s.csv",
          "options "
              + BUDGETS
              + SHORT
              + "--trusts in/bad/trusts.csv --services in/bad/services.csv "
              + "--authorities in/bad/authorities.csv --trust FENWAY --id W01 --from 2026-09-01",
          "trust "
              + BUDGETS
              + SHORT
              + "--trusts in/data/wexmoor/trusts.csv --trust Fenwy --join W99=2026-09-01",
          "own-formula --schools in/bad/blanks.csv --formulas in/bad/formulas.csv "
              + "--to nff:2025-26 --uplift-percent 2.1 --schools-block 1000",
          "levers --schools in/bad/blanks.csv --formulas in/bad/formulas.csv --to nff:2025-26 "
              + "--uplift-percent 2.1 --schools-block 1000 --mix a=basc:10 --mix =cap:20,basic:70",
          "allocate --schools in/bad/blanks.csv --formulas in/bad/capped.csv "
              + "--affordability scaling",
          "solve " + BUDGETS + SHORT + "--id W8 --largest pay.teacher_awrd --keep reserve>=0",
          "template scholls",
          "rates 2031-32");

  /** Runs the lists named as arguments. */
  public static void main(String[] lists) throws IOException {
    // As the program's own main does, which MachineVariantsTest runs as well.
    Locale.setDefault(Locale.ROOT);
    for (String list : lists) {
      List<String> commands =
          switch (list) {
            case "figures" -> FIGURES;
            case "others" -> OTHERS;
            default -> FAILING;
          };
      for (int i = 0; i < commands.size(); i++) {
        String command = commands.get(i);
        String name =
            String.format(
                Locale.ROOT,
                "%s-%02d-%s",
                list,
                i,
                command.substring(0, command.indexOf(' ') < 0 ? 0 : command.indexOf(' ')));
        Path out = Files.createDirectories(Path.of("out").resolve(name));
        Run run = Run.of(words(command, out.toString()));
        Files.writeString(out.resolve("stdout"), run.out(), UTF_8);
        Files.writeString(out.resolve("stderr"), run.err(), UTF_8);
        Files.writeString(out.resolve("code"), run.code() + "\n", UTF_8);
      }
    }
  }

  private static String[] words(String command, String out) {
    return Arrays.stream(command.strip().split(" ", -1))
        .map(word -> word.replace("OUT", out).replace("FENWAY", "Fenway Trust"))
        .toArray(String[]::new);
  }
}
