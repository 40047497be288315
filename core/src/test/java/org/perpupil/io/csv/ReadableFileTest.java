package org.perpupil.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.OddFiles;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.input.AssumptionReader;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.io.input.DrawsTable;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.StandardsReader;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.read.ServiceReader;
import org.perpupil.io.read.StaffReader;
import org.perpupil.io.read.TrustReader;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.problem.Problem;
import org.perpupil.school.SchoolTable;

/** What no reader opens, or reads no further than its bound. */
@Tag("slow")
class ReadableFileTest {
  private static final Duration SHORT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private SmallFiles files;

  /** A reader of one kind of file, named for the test's report. */
  private record Reader(String name, Consumer<Path> read) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Reader> readers() {
    return Stream.of(
        new Reader("schools", file -> Inputs.read(List.of(file), List.of())),
        new Reader("formulas", file -> Inputs.read(List.of(), List.of(file.toString()))),
        new Reader("budgets", file -> BudgetReader.read(file, List.of())),
        new Reader("staff", file -> StaffReader.read(file, List.of())),
        new Reader("trusts", file -> TrustReader.read(file, SchoolTable.of(List.of()))),
        new Reader("authorities", file -> AuthorityReader.read(file, new ArrayList<>())),
        new Reader("services", ServiceReader::read),
        new Reader("assumptions", AssumptionReader::read),
        new Reader("scenario", ScenarioFile::read),
        new Reader("plan", SweepPlanFile::read),
        new Reader("standard", file -> StandardsReader.read(file, new ArrayList<>())),
        new Reader("draws", file -> DrawsTable.read(file, "income<0")),
        new Reader("part", SweepWriter::readPart));
  }

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aPipeIsRefusedAtOnce(Reader reader) throws Exception {
    Path pipe = OddFiles.pipe(folder);
    assertThat(refused(reader, pipe)).isEqualTo("a pipe or a device");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void anEndlessDeviceIsRefused(Reader reader) {
    assumeTrue(Files.exists(OddFiles.ENDLESS));
    assertThat(refused(reader, OddFiles.ENDLESS)).isEqualTo("a pipe or a device");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aFolderIsRefused(Reader reader) {
    assertThat(refused(reader, folder)).isEqualTo("a folder");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aLinkToADeviceIsRefusedToo(Reader reader) throws IOException {
    assumeTrue(Files.exists(OddFiles.ENDLESS));
    Path link = Files.createSymbolicLink(folder.resolve("link"), OddFiles.ENDLESS);
    assertThat(refused(reader, link)).isEqualTo("a pipe or a device");
    Files.delete(link);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void linksInACircleAreTold(Reader reader) throws IOException {
    Path one = folder.resolve("one");
    Files.createSymbolicLink(one, folder.resolve("two"));
    Files.createSymbolicLink(folder.resolve("two"), one);
    assertThat(SmallFiles.problemsOf(() -> reader.read().accept(one))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aHugeFileIsReadNoFurtherThanItsBound(Reader reader) throws IOException {
    Path huge = folder.resolve("huge");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(1L << 40);
    } catch (IOException e) {
      abort("no file system for holes");
    }
    List<Problem> problems =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> SmallFiles.problemsOf(() -> reader.read().accept(huge)));
    assertThat(problems).hasSize(1);
  }

  @Test
  void aLinkToAFileIsFollowed() throws IOException {
    Path school = files.school("");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), school);
    assertThat(Inputs.read(List.of(link), List.of()).schools().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 3_000_000})
  void aCellIsBounded(int length) {
    Path file =
        files.lines(
            "s.csv",
            SmallFiles.SCHOOL_HEADER + ",name",
            SmallFiles.SCHOOL + "," + "x".repeat(length));
    Problem problem = SmallFiles.problems(file).get(0);
    assertThat(problem.place()).isEqualTo(file + ", line 2, column 9");
    assertThat(problem.value()).isEqualTo(length + " characters");
    assertThat(problem.advice()).contains("a quotation mark is left over");
  }

  @Test
  void aQuotationMarkThatNothingClosesIsTold() {
    String rows = (SmallFiles.SCHOOL + ",n\n").repeat(2000);
    Path file =
        files.text(
            "s.csv", SmallFiles.SCHOOL_HEADER + ",name\n" + SmallFiles.SCHOOL + ",\"n\n" + rows);
    assertThat(SmallFiles.problems(file)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 200_000})
  void columnsAreBounded(int columns) {
    Path file = files.lines("s.csv", "c" + ",c".repeat(columns - 1), "1");
    assertThat(SmallFiles.problems(file))
        .singleElement()
        .extracting(Problem::value)
        .isEqualTo(columns + " columns");
  }

  @Test
  void aHeaderIsBounded() {
    Path file = files.lines("s.csv", "c".repeat(20_000) + ",id", "1,2");
    assertThat(SmallFiles.problems(file))
        .singleElement()
        .extracting(Problem::value)
        .isEqualTo("20000 characters");
  }

  @Test
  void aLongYamlFileIsRefusedForItsLength() {
    Path file = files.text("a.yaml", "# " + "x".repeat(1 << 21) + "\nassumptions: {}\n");
    assertThat(SmallFiles.problemsOf(() -> AssumptionReader.read(file)))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("a file of at most 2048 KiB");
    Path most = files.text("b.yaml", "# " + "é".repeat(1_048_550) + "\nassumptions: {}\n");
    assertThat(AssumptionReader.read(most).isEmpty()).isTrue();
  }

  @Test
  void yamlIsNestedOnlySoDeep() {
    Path file = files.text("a.yaml", "assumptions: " + "[".repeat(100_000));
    assertThat(SmallFiles.problemsOf(() -> AssumptionReader.read(file))).hasSize(1);
  }

  private static String refused(Reader reader, Path file) {
    List<Problem> problems =
        assertTimeoutPreemptively(
            SHORT, () -> SmallFiles.problemsOf(() -> reader.read().accept(file)));
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).isEqualTo(file.toString()));
    return problems.get(0).value();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aFileThatIsNotThereIsSaidNotToBe(Reader reader) {
    Path file = folder.resolve("nope.csv");
    assertThatThrownBy(() -> reader.read.accept(file))
        .hasMessageContaining("nope.csv: found nothing, expected a file that is there")
        .hasMessageContaining("Maybe it is in another folder; this one is ");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aFileWhereAFolderBelongsIsNamed(Reader reader) throws IOException {
    Path file = Files.writeString(folder.resolve("schools.csv"), "id\n");
    assertThatThrownBy(() -> reader.read.accept(file.resolve("perpupil.yaml")))
        .hasMessageContaining("Maybe a folder was meant; schools.csv is a file");
  }
}
