package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must not change, or must change in a known way, when files are written otherwise: shares and
 * comparisons of generated authorities.
 */
@Tag("slow")
class MetamorphicFormulaTest {
  private static final List<String> TEXT =
      List.of("id", "name", "la_code", "phase", "status", "pupils", "before", "after");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void theOrderOfRowsChangesNoFigure(long seed) throws IOException {
    GeneratedAuthority one = GeneratedAuthority.of(seed, "901", 14, folder);
    GeneratedAuthority other = GeneratedAuthority.of(seed + 100, "902", 5, folder);
    Map<String, String> plain = one.and(other).write(folder.resolve("plain"));
    Map<String, String> mixed = one.and(other).shuffled(seed).write(folder.resolve("mixed"));

    for (List<String> formula : formulas()) {
      assertThat(allocated(mixed, formula).sorted()).isEqualTo(allocated(plain, formula).sorted());
    }
    assertThat(compared(mixed, mixed.get("formulas"), "nff:2025-26").sorted())
        .isEqualTo(compared(plain, plain.get("formulas"), "nff:2025-26").sorted());
    assertThat(companion("mixed", "allocated", "authorities").sorted())
        .isEqualTo(companion("plain", "allocated", "authorities").sorted());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void schoolsInSeveralFilesAreThoseOfOne(long seed) throws IOException {
    GeneratedAuthority all = GeneratedAuthority.of(seed, "901", 13, folder);
    Map<String, String> files = all.write(folder.resolve("whole"));
    String first = all.schools().rows(0, 1).write(folder.resolve("first.csv"));
    String second = all.schools().rows(1, 9).write(folder.resolve("second.csv"));
    String third = all.schools().rows(9, 13).write(folder.resolve("third.csv"));
    List<String> split = List.of("--schools", first, "--schools", second, "--schools", third);
    List<String> whole = List.of("--schools", files.get("schools"));

    for (List<String> rest :
        List.of(
            command("allocate", "--formulas", files.get("formulas")),
            command("allocate", "--nff", "2024-25"),
            command("compare", "--from", files.get("formulas"), "--to", "nff:2025-26"),
            command("statement", "--nff", "2023-24", "--id", all.schools().cell(12, "id")))) {
      Run one = run(rest, whole);
      Run three = run(rest, split);
      assertThat(one.code()).as(one.err()).isZero();
      // Warnings name files and lines, in their order.
      assertThat(three.out()).isEqualTo(one.out());
      assertThat(three.code()).as(three.err()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void anIdentifierIsOnlyAName(long seed) throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(seed, "901", 12, folder);
    GeneratedAuthority renamed =
        authority.withSchools(authority.schools().map("id", id -> id.replace("S901", "Xavier-")));
    Map<String, String> before = authority.write(folder.resolve("before"));
    Map<String, String> after = renamed.write(folder.resolve("after"));

    for (List<String> formula : formulas()) {
      assertThat(allocated(after, formula).map("id", id -> id.replace("Xavier-", "S901")))
          .isEqualTo(allocated(before, formula));
    }
    assertThat(
            compared(after, after.get("formulas"), "nff:2025-26")
                .map("id", id -> id.replace("Xavier-", "S901")))
        .isEqualTo(compared(before, before.get("formulas"), "nff:2025-26"));
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void anAuthorityElsewhereChangesNothingHere(long seed) throws IOException {
    GeneratedAuthority here = GeneratedAuthority.of(seed, "901", 11, folder);
    GeneratedAuthority elsewhere = GeneratedAuthority.of(seed + 7, "802", 6, folder);
    Map<String, String> alone = here.write(folder.resolve("alone"));
    Map<String, String> both = elsewhere.and(here).write(folder.resolve("both"));

    for (List<String> formula : formulas()) {
      assertThat(ofHere(allocated(both, formula))).isEqualTo(allocated(alone, formula));
      assertThat(ofHere(companion("both", "allocated", "authorities")))
          .isEqualTo(companion("alone", "allocated", "authorities"));
    }
    assertThat(ofHere(compared(both, both.get("formulas"), "nff:2024-25")))
        .isEqualTo(compared(alone, alone.get("formulas"), "nff:2024-25"));
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53})
  void thereAndBackAddUpToNothing(long seed) throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(seed, "901", 12, folder);
    Map<String, String> files = authority.write(folder.resolve("files"));
    String other =
        GeneratedAuthority.of(seed + 1, "901", 1, Files.createDirectory(folder.resolve("other")))
            .formulas()
            .write(folder.resolve("other.csv"));
    for (List<String> pair :
        List.of(
            List.of(files.get("formulas"), "nff:2025-26"),
            List.of(files.get("formulas"), other),
            List.of("nff:2023-24", "nff:2025-26"))) {
      Table there = compared(files, pair.get(0), pair.get(1));
      Table back = compared(files, pair.get(1), pair.get(0));
      assertThat(back.header()).isEqualTo(there.header());
      for (int row = 0; row < there.rows().size(); row++) {
        assertThat(back.cell(row, "before")).isEqualTo(there.cell(row, "after"));
        for (String column : there.header()) {
          if (!TEXT.contains(column) && !column.equals("change_percent")) {
            assertThat(back.number(row, column) + there.number(row, column))
                .as(column)
                .isCloseTo(0, within(1e-9));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62})
  void aFormulaComparedWithItselfChangesNothing(long seed) throws IOException {
    Map<String, String> files =
        GeneratedAuthority.of(seed, "901", 12, folder).write(folder.resolve("files"));
    Path copy = Files.copy(Path.of(files.get("formulas")), folder.resolve("copy.csv"));
    for (List<String> pair :
        List.of(
            List.of(files.get("formulas"), files.get("formulas")),
            List.of(files.get("formulas"), copy.toString()),
            List.of("nff:2025-26", "nff:2025-26"))) {
      Table same = compared(files, pair.get(0), pair.get(1));
      for (int row = 0; row < same.rows().size(); row++) {
        for (String column : same.header()) {
          if (!TEXT.contains(column)) {
            assertThat(same.cell(row, column)).as(column).matches("0(\\.0+)?");
          }
        }
      }
    }
  }

  /** Rates twice as high pay twice as much where nothing else than rates pays. */
  @Test
  void twiceTheRatesAreTwiceTheMoney() throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(71, "901", 12, folder);
    Table whole =
        authority
            .formulas()
            .mapCells((column, cell) -> cell.replaceFirst("^(\\d+)\\.\\d\\d$", "$1.00"));
    Table doubled =
        whole.mapCells(
            (column, cell) ->
                cell.matches("\\d+\\.00") || column.startsWith("mppl")
                    ? Double.toString(2 * Double.parseDouble(cell))
                    : cell);
    Table once =
        allocated(
            new GeneratedAuthority(authority.schools(), whole, authority.budgets())
                .write(folder.resolve("once")),
            command("--formulas", folder.resolve("once/formulas.csv").toString(), EXACT));
    Table twice =
        allocated(
            new GeneratedAuthority(authority.schools(), doubled, authority.budgets())
                .write(folder.resolve("twice")),
            command("--formulas", folder.resolve("twice/formulas.csv").toString(), EXACT));
    for (int row = 0; row < once.rows().size(); row++) {
      double rates = once.number(row, "rates");
      assertThat(twice.number(row, "budget_share") - rates)
          .isCloseTo(2 * (once.number(row, "budget_share") - rates), within(0.011));
    }
  }

  private static final String EXACT = "--rounding=none";

  private static List<List<String>> formulas() {
    return List.of(List.of(), List.of("--nff", "2025-26"), List.of("--nff", "2022-23", EXACT));
  }

  /** Returns allocations by the files' own formula, or as asked. */
  private static Table allocated(Map<String, String> files, List<String> formula)
      throws IOException {
    Path out = Path.of(files.get("schools")).resolveSibling("allocated.csv");
    List<String> asked = formula.isEmpty() ? List.of("--formulas", files.get("formulas")) : formula;
    Run run =
        run(command("allocate", "--schools", files.get("schools"), "--out", out.toString()), asked);
    assertThat(run.code()).as(run.err()).isZero();
    return Table.read(out);
  }

  private static Table compared(Map<String, String> files, String from, String to)
      throws IOException {
    Path out = Path.of(files.get("schools")).resolveSibling("compared.csv");
    Run run =
        run(
            command("compare", "--schools", files.get("schools")),
            command("--from", from, "--to", to, "--out", out.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    return Table.read(out);
  }

  /** Returns the table that was written beside another, whatever its whole name is. */
  private Table companion(String directory, String beside, String name) throws IOException {
    Path own = folder.resolve(directory).resolve(beside + "." + name + ".csv");
    return Table.read(Files.exists(own) ? own : own.resolveSibling(name + ".csv"));
  }

  private static Table ofHere(Table all) {
    int column = all.column("la_code");
    return all.where(row -> row.get(column).equals("901"));
  }

  private static List<String> command(String... words) {
    return List.of(words);
  }

  private static Run run(List<String> command, List<String> more) {
    return Run.of(Stream.concat(command.stream(), more.stream()).toArray(String[]::new));
  }
}
