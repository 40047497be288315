package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV that spreadsheets take for UTF-8, and that is read as if nothing stood before it. */
class ByteOrderMarkTest {
  private static final String MARK = "\uFEFF";

  @TempDir private Path folder;

  @Test
  void everyTableHasTheMarkAndIsOtherwiseTheSame() throws IOException {
    Map<String, List<String>> commands = Commands.in(folder).writing();
    for (String name : List.of("compare", "run", "allocate")) {
      Path plain = Files.createDirectory(folder.resolve("plain-" + name));
      Path marked = Files.createDirectory(folder.resolve("marked-" + name));
      String file = Commands.writesAFolder(name) ? "" : "t.csv";
      assertThat(Run.of(Commands.with(commands.get(name), "--out", plain.resolve(file))).code())
          .isZero();
      Run run = Run.of(Commands.with(commands.get(name), "--bom", "--out", marked.resolve(file)));
      assertThat(run.code()).as(run.err()).isZero();
      int tables = 0;
      try (Stream<Path> files = Files.list(plain)) {
        for (Path one : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
          assertThat(Files.readString(marked.resolve(one.getFileName()), UTF_8))
              .isEqualTo(MARK + Files.readString(one, UTF_8));
          tables++;
        }
      }
      assertThat(tables).isGreaterThan(1);
      // What it wrote before is its own, whether marked or not.
      assertThat(Run.of(Commands.with(commands.get(name), "--out", marked.resolve(file))).code())
          .isZero();
    }
  }

  @Test
  void markedFilesAreReadBack() throws IOException {
    Map<String, List<String>> commands = Commands.in(folder).writing();
    List<String> paid = new ArrayList<>();
    for (String mark : List.of("--force", "--bom")) {
      Path rates = folder.resolve("rates" + mark + ".csv");
      assertThat(Run.of(Commands.with(commands.get("own-formula"), mark, "--out", rates)).code())
          .isZero();
      Run run = Run.of("allocate", "--schools", Run.SCHOOLS, "--formulas", rates.toString());
      assertThat(run.code()).as(run.err()).isZero();
      paid.add(run.out());
      Path statement = folder.resolve("statement" + mark + ".csv");
      String[] dfe = {"statement", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS};
      assertThat(
              Run.of(
                      Commands.with(
                          List.of(dfe), "--id", "W01", "--layout", "dfe", mark, "--out", statement))
                  .code())
          .isZero();
      Path imported = folder.resolve("imported" + mark);
      Run read = Run.of("import", statement.toString(), "--out", imported.toString());
      assertThat(read.code()).as(read.err()).isZero();
      paid.add(Files.readString(imported.resolve("schools.csv"), UTF_8));
    }
    assertThat(paid.subList(2, 4)).isEqualTo(paid.subList(0, 2));
  }

  @Test
  void aMarkWithoutACsvFileIsBadUsage() throws IOException {
    List<String> compare = Commands.in(folder).writing().get("compare");
    Run printed = Run.of(Commands.with(compare, "--bom"));
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.err()).contains("--bom needs --out, a CSV file to mark");
    Run workbook = Run.of(Commands.with(compare, "--bom", "--out", folder.resolve("x.xlsx")));
    assertThat(workbook.code()).isEqualTo(2);
    assertThat(workbook.err()).contains("--bom is for CSV, not for x.xlsx");
    assertThat(folder.resolve("x.xlsx")).doesNotExist();
  }
}
