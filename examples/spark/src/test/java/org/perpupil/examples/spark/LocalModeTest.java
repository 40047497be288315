package org.perpupil.examples.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job in this process. */
class LocalModeTest {
  private static final List<String> SETTINGS =
      List.of("spark.master", "spark.ui.enabled", "spark.hadoop.fs.elsewhere.impl");

  @TempDir private Path folder;
  private Wexmoor files;
  private String results = "";
  private String messages = "";

  @BeforeEach
  void set() throws Exception {
    files = new Wexmoor(Files.createDirectories(folder.resolve("in"))).with("2048", "600");
    System.setProperty(SETTINGS.get(0), "local[2]");
    System.setProperty(SETTINGS.get(1), "false");
    System.setProperty(SETTINGS.get(2), ElsewhereFileSystem.class.getName());
  }

  @AfterEach
  void unset() {
    SETTINGS.forEach(System::clearProperty);
  }

  private int run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = SparkSweep.run(out, err, words);
    results = out.toString(UTF_8);
    messages = err.toString(UTF_8);
    return code;
  }

  @Test
  void aWorkspaceElsewhereGivesTheBytesOfOneProcess() throws Exception {
    Path one = files.ofOneProcess("risk.csv");
    files.with("deficit-risk.sweep.yaml", "schools: schools.csv", "schools: other.csv");
    String there = ElsewhereFileSystem.SCHEME + ":" + folder;
    String[] words = {
      "--in", there + "/in", "--plan", there + "/in/" + Wexmoor.PLAN, "--out", there + "/risk.csv"
    };
    assertThat(run(words)).as(messages).isZero();

    assertThat(folder.resolve("risk.csv")).hasSameBinaryContentAs(one);
    assertThat(folder.resolve("risk.summary.json"))
        .hasSameBinaryContentAs(one.resolveSibling("risk.summary.json"));
    assertThat(results).contains("closing_reserve below 0: how likely");
    assertThat(messages).contains("600 worlds of 21 schools", "classes.primary_size");

    assertThat(run(words)).isEqualTo(1);
    assertThat(messages).contains("a file that is there", "Maybe another name was meant; --force");
  }

  @Test
  void parquetHoldsTheRowsOfTheTable() throws Exception {
    files.with("bins: 512", "bins: 16");
    Path one = files.ofOneProcess("risk.csv");
    Path out = folder.resolve("risk.parquet");
    String plan = files.plan().toString();
    assertThat(run("--plan", plan, "--out", out.toString(), "--slices", "10", "--batch", "8"))
        .as(messages)
        .isZero();

    List<String> expected = new ArrayList<>();
    for (String line : Files.readAllLines(one).subList(1, Files.readAllLines(one).size())) {
      List<String> cells = new ArrayList<>();
      String[] row = line.split(",", -1);
      for (int i = 0; i < row.length; i++) {
        boolean isNumber = i >= 5 && i < row.length - 1 && !row[i].isEmpty();
        cells.add(isNumber ? Double.toString(Double.parseDouble(row[i])) : row[i]);
      }
      expected.add(String.join(",", cells));
    }
    assertThat(rows(out)).isEqualTo(expected);
    assertThat(Files.readString(folder.resolve("risk.summary.json"))).contains("\"risk.parquet\"");
  }

  private static List<String> rows(Path file) throws Exception {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(new Configuration())
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getType().getFieldCount(); i++) {
          boolean isDouble =
              row.getType().getType(i).asPrimitiveType().getPrimitiveTypeName()
                  == PrimitiveTypeName.DOUBLE;
          cells.add(
              row.getFieldRepetitionCount(i) == 0
                  ? ""
                  : isDouble ? Double.toString(row.getDouble(i, 0)) : row.getValueToString(i, 0));
        }
        rows.add(String.join(",", cells));
      }
    }
    return rows;
  }

  @Test
  void aRunThatStopsItselfStopsWhereOneProcessDoes() throws Exception {
    files
        .with("worlds: 600", "worlds: 2048")
        .with(
            "bins: 512",
            "bins: 0\nstop: {measure: closing_reserve, statistic: mean, half_width: 200000}");
    Path one = files.ofOneProcess("risk.csv");
    Path out = folder.resolve("risk.csv");
    assertThat(run("--plan", files.plan().toString(), "--out", out.toString())).isZero();
    assertThat(out).hasSameBinaryContentAs(one);
    assertThat(messages).doesNotContain("2,048 worlds");
  }

  @Test
  void whatIsWrongIsToldBeforeAClusterIsAsked() throws Exception {
    System.clearProperty("spark.master");
    String plan = files.plan().toString();
    String out = folder.resolve("risk.csv").toString();
    assertThat(run("--plan", plan)).isEqualTo(2);
    assertThat(messages).contains("--out").contains("--help");
    assertThat(run("--plan", plan, "--out", out, "--slice", "3")).isEqualTo(2);
    assertThat(messages).contains("Maybe '--slices' was meant");
    assertThat(run("--plan", plan, "--out", out, "--slices", "0")).isEqualTo(2);
    assertThat(run("--plan", plan, "--out", "risk.xlsx")).isEqualTo(2);
    assertThat(messages).contains("expected a name that ends .csv or .parquet");

    assertThat(run("--plan", plan, "--out", out)).isEqualTo(1);
    assertThat(messages)
        .contains("spark.master")
        .contains("Maybe spark-submit --master 'local[*]'");
    assertThat(run("--plan", "nowhere:/p.yaml", "--out", out)).isEqualTo(1);
    assertThat(messages).contains("nowhere:/p.yaml").contains("\nMaybe ");
    assertThat(run("--plan", plan + "x", "--out", out)).isEqualTo(1);
    assertThat(messages).contains("expected a file that is there").contains("\nMaybe ");
    assertThat(run("--plan", "elsewhere:/no/p.yaml", "--out", out)).isEqualTo(1);
    assertThat(messages).contains("p.yaml").contains("Maybe it is in another folder");
    assertThat(run("--plan", plan, "--out", folder.resolve("in/schools.csv").toString()))
        .isEqualTo(1);
    assertThat(messages).contains("a file that is read");

    files.with("schools: schools.csv", "schools: ../schools.csv");
    assertThat(run("--plan", "elsewhere:" + plan, "--out", out)).isEqualTo(1);
    assertThat(messages).contains("in the folder of what names it").contains("--allow-outside");
    assertThat(folder.resolve("risk.csv")).doesNotExist();
  }

  @Test
  void someSchoolThatFailsEndsTheJobWithThree() throws Exception {
    String budgets = Files.readString(folder.resolve("in/budgets.csv"));
    Files.writeString(folder.resolve("in/budgets.csv"), budgets.replaceAll("(?m)^W05,.*\\R", ""));
    String plan = files.with("bins: 512", "bins: 0").plan().toString();
    String out = folder.resolve("risk.csv").toString();
    assertThat(run("--plan", plan, "--out", out)).as(messages).isEqualTo(3);
    assertThat(messages).contains("failed: W05");
  }
}
