package org.perpupil.io.dfe.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.dfe.Imported;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** A file that somebody changed gives the same numbers, or says what is wrong; never others. */
@Tag("slow")
class AllocationFuzzTest {
  private static final int TRIALS = 400;

  @TempDir private Path folder;

  private List<Layout.Name> header = List.of();
  private List<List<String>> lines = new ArrayList<>();
  private Map<String, Map<String, Double>> right = Map.of();

  @BeforeEach
  void make() throws IOException {
    FundingYear year = FundingYear.parse("2025-26");
    Path file =
        new AllocationFileMaker(21, year).authority("301", 40).write(folder.resolve("made.csv"));
    header = Layout.ALLOCATIONS.ofYear(year);
    lines = new ArrayList<>();
    Files.readString(file, UTF_8).lines().forEach(line -> lines.add(CsvCells.split(line)));
    right = numbers(read(lines).orElseThrow());
  }

  @Test
  void aChangedCellIsNeverAnotherNumberInSilence() {
    Random random = new Random(5);
    int told = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      int column = random.nextInt(header.size());
      if (Set.of("ignored", "optional").contains(header.get(column).need())
          || header.get(column).column().equals("urn")) {
        continue;
      }
      List<List<String>> changed = copy();
      int row = 1 + random.nextInt(changed.size() - 1);
      String old = changed.get(row).get(column);
      String other = other(old, random);
      changed.get(row).set(column, other);
      told += sameOrTold(changed, header.get(column).name() + ": " + old + " -> " + other) ? 1 : 0;
    }
    assertThat(told).isGreaterThan(TRIALS / 3);
  }

  @Test
  void swappedCellsAreNeverOtherNumbersInSilence() {
    Random random = new Random(6);
    for (int trial = 0; trial < TRIALS / 2; trial++) {
      int one = random.nextInt(header.size());
      if (!header.get(one).need().equals("required") || header.get(one).column().equals("urn")) {
        continue;
      }
      List<List<String>> changed = copy();
      int row = 1 + random.nextInt(changed.size() - 1);
      changed.get(row).add(one, changed.get(row).remove(changed.get(row).size() - 1));
      sameOrTold(changed, "shifted from " + header.get(one).name());
    }
  }

  @Test
  void aChangedHeaderIsNeverOtherNumbersInSilence() {
    Random random = new Random(7);
    for (int column = 0; column < header.size(); column++) {
      for (String name :
          List.of("", "x" + header.get(column).name(), header.get(0).name(), " Total ")) {
        List<List<String>> changed = copy();
        changed.get(0).set(column, name);
        sameOrTold(changed, header.get(column).name() + " -> '" + name + "'");
      }
      List<List<String>> without = copy();
      int gone = column;
      without.forEach(line -> line.remove(gone));
      sameOrTold(without, "without " + header.get(column).name());
      List<List<String>> twice = copy();
      twice.forEach(line -> line.add(random.nextInt(1, 5), line.get(gone)));
      sameOrTold(twice, "twice " + header.get(column).name());
    }
  }

  @Test
  void marksAreNotKnownAndNeverNothing() {
    for (String mark : List.of("z", "x", "c", ":", "low", "SUPP", "", " Z ", "*", "..")) {
      List<List<String>> changed = copy();
      changed.get(3).set(at("fsm"), mark);
      Imported imported = read(changed).orElseThrow();

      assertThat(imported.size()).as(mark).isEqualTo(39);
      assertThat(imported.rows().toString()).as(mark).contains("fsm is not known");
    }
  }

  @Test
  void anotherFileShowsItsHeaderAndTheKindsKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "URN,School,Pupils\n1,A,2\n", UTF_8);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("URN,School,Pupils")
        .hasMessageContaining("school funding allocations (basic_entitlement_primary");
    Path secret = Files.writeString(folder.resolve("passwd"), "root:x:0:0:root\nb:x\n", UTF_8);
    assertThatThrownBy(() -> read(secret))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("found 'no columns'")
        .hasMessageNotContaining("root")
        .hasMessageContaining("Maybe the file is another of the Department's");
    for (String separator : List.of(";", "\t")) {
      String header = String.join(separator, "URN", "School", "Pupils", "Total");
      Path parted = Files.writeString(folder.resolve("parted.csv"), header + "\n", UTF_8);
      assertThatThrownBy(() -> read(parted))
          .hasMessageContaining("Maybe a spreadsheet parted its columns by semicolons or tabs");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mainstream_schools_additional_grant,grant:mainstream_schools_additional",
    "Teachers Pay Additional Grant,grant:teachers_pay_additional",
    "teachers_pay_additional_grant,grant:teachers_pay_additional",
    "teachers_pay_grant,grant:teachers_pay",
    "grant_nobody_knows,I06"
  })
  void aYearOfItsOwnGrantIsReadAsGrantWhereTotalsTieWithIt(String name, String code) {
    List<List<String>> changed = copy();
    int total = at("total");
    changed.get(0).add(name);
    for (List<String> line : changed.subList(1, changed.size())) {
      line.add("2500");
      line.set(total, new BigDecimal(line.get(total)).add(new BigDecimal(2500)).toPlainString());
    }
    Imported imported = read(changed).orElseThrow();

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.size()).isEqualTo(40);
    assertThat(imported.warnings().toString()).contains("it is read as a grant");
    assertThat(imported.budgetRows()).contains(List.of("100000", code, "2500"));
  }

  @Test
  void readsWhatWholeFilesHold() throws IOException {
    List<List<String>> changed = copy();
    // Totals of authorities and of the country, without schools.
    for (String level : List.of("National", "Local authority", "Regional")) {
      List<String> row = new ArrayList<>(changed.get(1));
      row.set(at("level"), level);
      row.set(at("urn"), "z");
      row.set(at("phase"), "z");
      changed.add(row);
    }
    List<String> special = new ArrayList<>(changed.get(2));
    special.set(at("phase"), "Special");
    special.set(at("urn"), "999001");
    changed.add(special);
    List<String> closed = new ArrayList<>(changed.get(2));
    closed.set(at("urn"), "999002");
    for (AllocationItem item : AllocationItem.values()) {
      if (at(item.column()) >= 0) {
        closed.set(at(item.column()), "0");
      }
    }
    changed.add(closed);
    List<String> again = new ArrayList<>(changed.get(3));
    changed.add(again);
    for (List<String> line : changed.subList(1, changed.size())) {
      line.set(at("after"), thousands(line.get(at("after"))));
    }
    StringBuilder text = new StringBuilder("\uFEFF");
    for (List<String> line : changed) {
      line.forEach(cell -> text.append('"').append(cell).append("\","));
      text.setLength(text.length() - 1);
      text.append("\r\n");
    }
    Imported imported =
        read(Files.writeString(folder.resolve("whole.csv"), text.append("\r\n"), UTF_8));

    assertThat(numbers(imported)).isEqualTo(right);
    assertThat(imported.rows())
        .containsEntry("read", 46)
        .containsEntry("left out: a total of National, not a school", 1)
        .containsEntry("left out: a total of Local authority, not a school", 1)
        .containsEntry("left out: phase 'Special' is not funded by this formula", 1)
        .containsEntry("left out: neither pupils nor money", 1);
    assertThat(imported.problems()).hasSize(1);
    assertThat(imported.problems().get(0).toString())
        .contains("line 47, column urn", "it stands in", "line 4 too");
  }

  private static String thousands(String number) {
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + number.substring(whole.length());
  }

  @Test
  void readsWhatASpreadsheetLeaves() {
    List<List<String>> changed = copy();
    for (List<String> line : changed.subList(1, changed.size())) {
      line.set(at("before"), "£" + line.get(at("before")));
      line.set(at("urn"), line.get(at("urn")) + ".0");
    }
    changed.add(new ArrayList<>(List.of("", " ", "")));
    changed.add(0, new ArrayList<>(List.of("School funding", "", "")));

    assertThat(numbers(read(changed).orElseThrow())).isEqualTo(right);
  }

  /** Returns whether something was told; fails where numbers differ and nothing was. */
  private boolean sameOrTold(List<List<String>> changed, String what) {
    Optional<Imported> imported;
    try {
      imported = read(changed);
    } catch (ProblemsException e) {
      assertThat(e.problems()).isNotEmpty();
      return true;
    }
    Map<String, Integer> rows = imported.orElseThrow().rows();
    if (rows.get("used") < 40) {
      assertThat(rows.keySet().stream().anyMatch(key -> key.startsWith("left out")))
          .as(what)
          .isTrue();
      return true;
    }
    assertThat(numbers(imported.get())).as(what).isEqualTo(right);
    return false;
  }

  private static String other(String old, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> "";
      case 1 -> "abc";
      case 2 -> old + "0";
      case 3 -> "1" + old;
      case 4 -> "-" + old;
      case 5 -> old + "%";
      case 6 -> "1.2E5";
      case 7 -> "c";
      default -> old.replaceFirst("[0-9]", "9").replaceFirst("\\.", ",");
    };
  }

  private static Map<String, Map<String, Double>> numbers(Imported imported) {
    Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
    for (ImportedSchool school : imported.schools()) {
      Map<String, Double> all = new LinkedHashMap<>(school.numbers());
      all.put("la_code", Double.parseDouble(school.row().laCode()));
      all.put("phase", (double) school.row().phase().ordinal());
      all.put("metres", school.splitSiteMetres().stream().mapToDouble(x -> x).sum());
      numbers.put(school.row().urn(), all);
    }
    return numbers;
  }

  private int at(String column) {
    return header.stream().map(Layout.Name::column).toList().indexOf(column);
  }

  private List<List<String>> copy() {
    List<List<String>> copy = new ArrayList<>();
    lines.forEach(line -> copy.add(new ArrayList<>(line)));
    return copy;
  }

  private Optional<Imported> read(List<List<String>> changed) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : changed) {
      text.append(
              String.join(
                  ",", line.stream().map(c -> c.contains(",") ? '"' + c + '"' : c).toList()))
          .append('\n');
    }
    try {
      return Optional.of(read(Files.writeString(folder.resolve("changed.csv"), text, UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Imported read(Path file) {
    return AllocationFileMaker.imported(file, null);
  }
}
