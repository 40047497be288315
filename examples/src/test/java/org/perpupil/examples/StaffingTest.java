package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts, pay and on-costs: they add up to what the projection has under each code. */
class StaffingTest {
  @TempDir private Path folder;

  @Test
  void postsOfEveryCodeAddUpToIt() throws IOException {
    assertAddsUp("", "");
  }

  /** Back pay, an allowance of the levy, trainees, and posts that start later. */
  @Test
  void theyDoWhateverMovesTheirCost() throws IOException {
    Table staffing =
        assertAddsUp(
            """

              pay.support_back_pay_share: 0.6
              tax.apprenticeship_levy_part: 900
              trainee.timetable_share: 0.05
            """,
            """
            W01,education_support,salary,21000,2,2026-09-01,
            W01,teacher,rest-of-england,M3,1,2027-04-01,
            """);
    assertThat(staffing.rows())
        .anySatisfy(row -> assertThat(row).contains("UQ1"))
        .anySatisfy(row -> assertThat(row).contains("levy_allowance"))
        .anySatisfy(row -> assertThat(row).contains("salary", "21000"));
    // Two posts from September 2026: seven months of the financial year.
    List<String> first =
        staffing.rows().stream()
            .filter(row -> row.contains("21000") && row.contains("2026-27"))
            .findFirst()
            .orElseThrow();
    assertThat(first.get(staffing.column("posts"))).isEqualTo("1.17");
  }

  @Test
  void payIsWhatTheScalesSay() throws IOException {
    Table staffing = assertAddsUp("", "");
    // A head on £81,600: five months, and seven after an award of 4 percent.
    List<String> head =
        staffing.rows().stream().filter(row -> row.contains("81600")).findFirst().orElseThrow();
    assertThat(head.get(staffing.column("pay"))).isEqualTo("83504.79");
    assertThat(head.get(staffing.column("full_time_equivalent"))).isEqualTo("1.00");
  }

  @Test
  void theScreenShowsOneSchool() throws IOException {
    List<String> project = Commands.in(folder).writing().get("project");
    Run run = Run.of(Commands.with(project, "--explain", "W01", "--staffing"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("full-time equivalents", "E01 U3, rest of england", "of which on-costs");
    Run refused = Run.of(Commands.with(project, "--staffing"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--staffing needs --out, a file to write, or --explain");
  }

  private Table assertAddsUp(String assumptions, String posts) throws IOException {
    Commands commands = Commands.in(folder);
    append(commands.file("assumptions.yaml"), assumptions);
    append(commands.file("staff.csv"), posts);
    Path out = folder.resolve("p.csv");
    Run run = Run.of(Commands.with(commands.writing().get("project"), "--staffing", "--out", out));
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, BigDecimal> codes = new TreeMap<>();
    Table projection = Table.read(out);
    for (List<String> row : projection.rows()) {
      if (row.get(3).matches("E0[1-7]|E31") && new BigDecimal(row.get(4)).signum() != 0) {
        codes.put(row.get(0) + row.get(1) + row.get(3), new BigDecimal(row.get(4)));
      }
    }
    Table staffing = Table.read(folder.resolve("p.staffing.csv"));
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    int cost = staffing.column("cost");
    int pay = staffing.column("pay");
    int onCosts = staffing.column("on_costs");
    for (List<String> row : staffing.rows()) {
      BigDecimal pounds = new BigDecimal(row.get(cost));
      sums.merge(row.get(0) + row.get(1) + row.get(3), pounds, BigDecimal::add);
      if (!row.get(pay).isEmpty()) {
        assertThat(new BigDecimal(row.get(pay)).add(new BigDecimal(row.get(onCosts))))
            .isEqualByComparingTo(pounds);
      }
    }
    sums.values().removeIf(sum -> sum.signum() == 0);
    assertThat(new TreeMap<>(sums)).isEqualTo(codes);
    assertThat(codes).hasSizeGreaterThan(100);
    return staffing;
  }

  private static void append(String file, String text) throws IOException {
    Files.writeString(Path.of(file), Files.readString(Path.of(file), UTF_8) + text, UTF_8);
  }
}
