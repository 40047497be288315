package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schools that one of two years alone has, told apart by links of the register. */
class SchoolLinksCommandTest {
  private static final String HEADER =
      "id,la_code,phase,year_groups_primary,year_groups_secondary,pupils_primary,pupils_ks3,"
          + "pupils_ks4";

  @TempDir private Path folder;

  private Path schools(String name, int... urns) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int urn : urns) {
      lines.add(String.format(Locale.ROOT, "%d,301,primary,7,0,%d,0,0", urn, 100 + urn % 100));
    }
    return Files.write(folder.resolve(name), lines, UTF_8);
  }

  private Path formulas(String name, String year, int basic) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "year,la_code,basic_primary,lump_sum_primary,mppl_primary,mppl_ks3,mppl_ks4\n"
            + year
            + ",301,"
            + basic
            + ",100000,3000,3000,3000\n",
        UTF_8);
  }

  private Run compare(String links, String... more) throws IOException {
    Path linked =
        Files.writeString(
            folder.resolve("links.csv"), "URN,LinkURN,LinkName,LinkType\n" + links, UTF_8);
    Path before = schools("before.csv", 100001, 100002, 100003, 100004, 100005, 100006, 100007);
    Path after = schools("after.csv", 100001, 100012, 100013, 100015, 100016, 100007);
    List<String> words =
        new ArrayList<>(
            List.of(
                "compare",
                "--from-schools",
                before.toString(),
                "--from",
                formulas("f1.csv", "2024-25", 4000).toString(),
                "--schools",
                after.toString(),
                "--to",
                formulas("f2.csv", "2025-26", 4000).toString(),
                "--links",
                linked.toString()));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  /**
   * 100002 converts over a school in between; 100003 and 100004 merge; 100005 is taken in by
   * 100007; 100006 closes; 100015 and 100016 open.
   */
  private static final String LINKS =
      """
      100099,100002,A,Predecessor
      100099,100012,B,Successor
      100003,100013,C,Successor - merged
      100013,100004,D,Predecessor - amalgamated
      100007,100005,E,Predecessor - merged
      100001,100006,F,Closure
      """;

  @Test
  void linksTellWhatBecameOfSchools() throws IOException {
    Path out = folder.resolve("change.csv");
    Run run = compare(LINKS, "--out", out.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("2 schools in both years")
        .containsPattern("converted +1 +1 +508,000\\.00 +548,000\\.00 +\\+40,000\\.00")
        .containsPattern("merged +4 +2 +")
        .containsPattern("opened +0 +2 +0\\.00 +1,124,000\\.00")
        .containsPattern("closed +1 +0 +524,000\\.00 +0\\.00")
        .contains(
            "converted: 100002 -> 100012", "merged: 100003, 100004 -> 100013", "closed: 100006")
        .contains("merged: 100005, 100007 -> 100007 (in both years, and compared above)")
        .doesNotContain("not compared");
    assertThat(Files.readString(out, UTF_8))
        .contains(",converted into 100012\n", ",converted from 100002\n")
        .contains(",merged into 100013\n", ",merged from 100003 100004\n")
        .contains(",merged into 100007\n", ",opened\n", ",closed\n")
        .doesNotContain("only before", "only after");
    assertThat(Files.readString(folder.resolve("change.summary.json"), UTF_8))
        .contains("\"converted\" : 1", "\"merged\" : 2", "\"opened\" : 2", "\"closed\" : 1");
  }

  @Test
  void withoutLinksOfThemSchoolsOpenAndClose() throws IOException {
    Run run = compare("");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("opened +0 +4").containsPattern("closed +5 +0");
  }

  @Test
  void otherFilesAreNoLinks() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n", UTF_8);
    Run run = compare("", "--links", other.toString());
    Run alone =
        Run.of("compare", "--schools", "s", "--from", "f", "--to", "nff:2025-26", "--links", "l");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("expected links of schools to predecessors");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("--links needs --from-schools");
  }
}
