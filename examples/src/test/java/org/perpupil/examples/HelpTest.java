package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command's help has examples, each of which does something as it stands. */
@Tag("slow")
class HelpTest {
  /** Numbers of schools and authorities in examples, and those of the file that they are run on. */
  private static final Map<String, String> NUMBERS = Map.of("857", "201", "136807", "800001");

  private static final int WIDTH = 80;

  /** Spaces outside of quotation marks. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile(" +(?=(?:[^']*'[^']*')*[^']*$)");

  @TempDir private Path folder;

  static Stream<String> commands() {
    CommandLine line =
        PerPupil.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    return line.getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
  }

  @BeforeEach
  void files() throws IOException {
    Run.copyWexmoor(folder);
    for (String plan : List.of("deficit-risk", "stay-or-leave")) {
      Path file = folder.resolve(plan + ".sweep.yaml");
      String text = Files.readString(file, UTF_8).replaceAll("worlds: \\d+", "worlds: 64");
      Files.writeString(file, text, UTF_8);
    }
    Files.writeString(
        folder.resolve("mine.csv"),
        "pay.teacher_award_percent 2027-28,pay.teacher_award_percent 2028-29,"
            + "pay.teacher_award_percent 2029-30,pay.support_award_percent 2027-28,"
            + "pay.support_award_percent 2028-29,pay.support_award_percent 2029-30,"
            + "formula.local_uplift_percent 2027-28,formula.local_uplift_percent 2028-29,"
            + "formula.local_uplift_percent 2029-30,prices.energy_percent 2026-27,"
            + "prices.energy_percent 2027-28,prices.energy_percent 2028-29,"
            + "prices.energy_percent 2029-30,pension.lgps_maintained_percent,"
            + "pupils.intake_growth_percent in common 2026-27,"
            + "pupils.intake_growth_percent in common 2027-28,"
            + "pupils.intake_growth_percent in common 2028-29,"
            + "pupils.intake_growth_percent in common 2029-30,"
            + "staff.teacher_leaving_percent in common\n"
            + "3,2.5,2.5,3,2.5,2.5,2.1,2,2,4,1,2,2,20.5,0,0,0,0,0\n"
            + "5,4,3,3,2.5,2.5,1,1,1,4,1,2,2,20.5,-1,-1,0,0,0\n",
        UTF_8);
    Path mine = Files.createDirectories(folder.resolve("my-scenarios"));
    for (Path to : List.of(folder.resolve("mine.yaml"), mine.resolve("flat-cash.scenario.yaml"))) {
      Files.copy(folder.resolve("flat-cash.scenario.yaml"), to);
    }
    Path last = Files.createDirectories(folder.resolve("last"));
    for (String file : List.of("schools.csv", "formulas.csv")) {
      Files.copy(folder.resolve(file), last.resolve(file));
    }
    String formulas = Files.readString(folder.resolve("formulas.csv"), UTF_8);
    Files.writeString(
        folder.resolve("formulas-2024-25.csv"), formulas.replace("2025-26", "2024-25"), UTF_8);
    Table.read(folder.resolve("formulas.csv"))
        .map("gains_scaling_percent", cell -> "")
        .map("gains_cap_percent", cell -> "0")
        .write(folder.resolve("unscaled.csv"));
    Files.writeString(
        folder.resolve("links.csv"),
        "URN,LinkURN,LinkName,LinkType\n800001,800009,Old School,Predecessor\n",
        UTF_8);
    Path published = SmallAllocations.write(folder.resolve("allocations-2025-26.csv"));
    Files.writeString(
        folder.resolve("allocations-2024-25.csv"),
        Files.readString(published, UTF_8).replace("202526,", "202425,"),
        UTF_8);
    Files.writeString(
        folder.resolve("cfr-2025-26.csv"),
        "Returns\n"
            + "URN,I01 a,I03 a,I08 a,I18d a,E01 a,E02 a,E03 a,E04 a,E05 a,E06 a,E07 a,E08 a,E09 a,"
            + "E12 a,E15 a,E16 a,E19 a,E20 a,E22 a,E25 a,OB01 a,B01 a,B02 a\n"
            + "800001"
            + ",1000".repeat(23)
            + "\n",
        UTF_8);
    Files.writeString(
        folder.resolve("actuals.csv"),
        "id,code,month,amount\nW01,E01,2025-10,700000\nW01,E16,2025-10,40000\n",
        UTF_8);
    Files.writeString(
        folder.resolve("profiles.csv"),
        "code,april,may,june,july,august,september,october,november,december,january,february,"
            + "march\nE16,0,0,25,0,0,25,0,0,25,0,0,25\n",
        UTF_8);
    PublishedSamples.write(folder);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void examplesRun(String command) throws IOException {
    List<List<String>> examples = examples(Run.of(command, "--help").out());
    assertThat(examples).as(command).anyMatch(words -> words.get(0).equals(command));
    for (List<String> words : examples) {
      Run run = Run.of(WIDTH, words.toArray(String[]::new));
      assertThat(run.code()).as(String.join(" ", words) + "\n" + run.err()).isIn(0, 3);
      assertNarrow(words, run);
      assertThat(run.err()).as(String.join(" ", words)).doesNotContain("error: ");
    }
  }

  @Test
  void examplesOfAllCommandsRun() throws IOException {
    for (List<String> words : examples(Run.of("--help").out())) {
      Run run = Run.of(WIDTH, words.toArray(String[]::new));
      assertThat(run.code()).as(String.join(" ", words) + "\n" + run.err()).isZero();
      assertNarrow(words, run);
    }
  }

  /** Results for people fit the screen, but for paths; help and tables for programs may not. */
  private static void assertNarrow(List<String> words, Run run) {
    boolean isAsItIs =
        List.of("template", "help").contains(words.get(0))
            || words.contains("--csv")
            || (words.get(0).equals("allocate") && !words.contains("--out"));
    if (!isAsItIs) {
      assertThat(run.out().lines().filter(line -> !line.contains("/")))
          .as(String.join(" ", words))
          .allMatch(line -> line.length() <= WIDTH);
    }
  }

  /** Returns the words of each example as a shell would give them, its files in the folder. */
  private List<List<String>> examples(String help) {
    List<List<String>> examples = new ArrayList<>();
    String whole = help.replaceAll("\\\\\n\\s*", "");
    whole
        .lines()
        .filter(line -> line.startsWith("  perpupil "))
        .map(line -> words(line.strip().substring("perpupil ".length())))
        .forEach(examples::add);
    return examples;
  }

  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    boolean isTarget = false;
    for (String word : BETWEEN_WORDS.splitAsStream(line).toList()) {
      boolean isQuoted = word.startsWith("'");
      if (!isQuoted && word.equals(">")) {
        break;
      }
      assertThat(isQuoted || !word.contains(">")).as(line).isTrue();
      String plain = word.replace("'", "");
      boolean isFile =
          isTarget
              || Files.exists(folder.resolve(plain))
              || plain.matches("[a-z0-9-]+(/[a-z0-9-]+)?([.]draws)?[.](csv|csv[.]gz|yaml|part)");
      words.add(isFile ? folder.resolve(plain).toString() : NUMBERS.getOrDefault(plain, plain));
      isTarget = plain.equals("--out") || plain.equals("--in");
    }
    if (words.contains("sobol")) {
      words.addAll(List.of("--size", "16"));
    }
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare --schols x --from a --to b|Unknown option: '--schols'|--schools",
        "alocate --schools x|Unmatched argument|allocate",
        "allocate --nff 2025-26|Missing required option: '--schools=FILE'|",
        "allocate --schools x|Missing required argument|",
        "sweep --plan p --out o.csv --treads=2|Unknown option: '--treads=2'|--threads",
        "help compar|Unknown subcommand 'compar'|",
        "rates|Missing required parameter: 'YEAR'|",
        "solve --id 1 --keep x --largest a --smallest b|mutually exclusive|",
      })
  void whatIsMisusedIsToldInOneLine(String line, String found, String nearest) {
    Run run = Run.of(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    List<String> said = run.err().lines().toList();
    assertThat(said.get(0)).contains(found).contains("; see 'perpupil").endsWith("--help'");
    if (nearest != null) {
      assertThat(said).hasSize(2);
      assertThat(said.get(1)).isEqualTo("Maybe '" + nearest + "' was meant.");
    } else {
      assertThat(said).hasSize(1);
    }
  }

  /** Staying, leaving and joining are a school's options; the files alone keep another word. */
  @ParameterizedTest
  @MethodSource("commands")
  void whatASchoolMayDoIsCalledAnOption(String command) {
    assertThat(Run.of(command, "--help").out()).doesNotContainPattern("\\bcourses?\\b");
  }

  /** The list of commands takes the first line of each, which is to be whole sentences. */
  @Test
  void theListOfCommandsIsOfWholeSentences() {
    CommandLine line =
        PerPupil.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    line.getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().description()[0])
                    .as(name)
                    .endsWith("."));
  }

  @Test
  void helpIsTheSameInBothForms() {
    assertThat(Run.of("help", "compare").out()).isEqualTo(Run.of("compare", "--help").out());
    assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out()).contains("perpupil compare");
    assertThat(Run.of("help", "compare").code()).isZero();
  }
}
