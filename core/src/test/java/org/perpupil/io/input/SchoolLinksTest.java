package org.perpupil.io.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;

/** Links of the register, from which schools each came. */
class SchoolLinksTest {
  private static final String HEADER = "URN,LinkURN,LinkName,LinkType";

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void setUp() {
    files = new SmallFiles(folder);
  }

  @Test
  void eitherSideOfALinkTellsOfIt() {
    Path one =
        files.lines(
            "one.csv",
            HEADER,
            "100002,100001,A,Predecessor",
            "100001,100002,B,Successor",
            "100003,100005,C,Successor - merged",
            "100007,100006,D,Closure");
    Path two = files.lines("two.csv", HEADER, "100005,100004,E,Predecessor - amalgamated");

    assertThat(SchoolLinks.read(List.of(one, two), new ArrayList<>()))
        .containsEntry("100002", Set.of("100001"))
        .containsEntry("100005", Set.of("100003", "100004"))
        .containsOnlyKeys("100002", "100005");
    assertThat(SchoolLinks.read(List.of(), new ArrayList<>())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,2\n', links of schools to predecessors",
    "'URN,EstablishmentName\n100001,A\n', links of schools to predecessors",
  })
  void otherFilesAreNoLinks(String text, String expected) {
    Path other = files.text("other.csv", text);

    List<Problem> problems =
        SmallFiles.problemsOf(
            () -> SchoolLinks.read(List.of(other, folder.resolve("none.csv")), new ArrayList<>()));
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).expected()).contains(expected);
    assertThat(problems.get(0).place()).isEqualTo(other.toString());
    assertThat(problems.get(1).place()).endsWith("none.csv");
  }

  /** The note of the encoding must not stand in the error's place. */
  @Test
  void otherFilesInAnotherEncodingAreNoLinksEither() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.write(other, "URN,EstablishmentName\n100001,Caf\u00e9\n".getBytes(ISO_8859_1));
    assertThat(SmallFiles.problemsOf(() -> SchoolLinks.read(List.of(other), new ArrayList<>())))
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.expected()).contains("links of schools to predecessors"));
  }
}
