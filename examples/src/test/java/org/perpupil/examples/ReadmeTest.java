package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.rates.RateStatus;

/** The README's program compiles and prints what it says; its commands print what it shows. */
@Tag("slow")
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void theProgramCompilesAndPrintsWhatItSays() throws Exception {
    String program = block("java");
    assertThat(program.strip().lines().filter(line -> !line.startsWith("import")))
        .hasSizeLessThanOrEqualTo(12);
    Path source = folder.resolve("Readme.java");
    Files.writeString(
        source,
        program.replaceFirst(
                "(?s)^(import .*?;\n)+",
                "$0\npublic class Readme {\n  public static void main(String[] args) {\n")
            + "}}\n",
        UTF_8);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int errors =
        compiler.run(
            null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
    assertThat(errors).isZero();

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader
          .loadClass("Readme")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    Matcher comment = Pattern.compile("// prints (.*)").matcher(program);
    assertThat(comment.find()).isTrue();
    assertThat(printed.toString(UTF_8).strip()).isEqualTo(comment.group(1).strip());
  }

  @Test
  void theMainCommandPrintsWhatItShows() throws IOException {
    Run run =
        Run.of(
            80, "compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", "nff:2025-26");
    List<String> shown = block("text").lines().filter(line -> !line.equals("...")).toList();

    assertThat(shown).hasSizeGreaterThan(8);
    assertThat(run.out().lines().toList()).containsAll(shown);
  }

  @Test
  void everyOtherCommandPrintsWhatItShows() throws IOException {
    String readme = Files.readString(Path.of("../README.md"), UTF_8);
    Matcher pair =
        Pattern.compile("```sh\n(perpupil .*?)```\n\n```text\n(.*?)```", Pattern.DOTALL)
            .matcher(readme);
    int commands = 0;
    while (pair.find()) {
      commands++;
      Run run = Run.of(80, arguments(pair.group(1)));
      List<String> shown = pair.group(2).lines().filter(line -> !line.equals("...")).toList();

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out().lines().toList()).as(pair.group(1)).containsAll(shown);
    }
    assertThat(commands).isGreaterThanOrEqualTo(7);
  }

  /** Splits a shell command, from the folder of the examples, results in a folder of their own. */
  private String[] arguments(String command) {
    String here =
        command
            .replace("$D", "examples/data/wexmoor")
            .replace("examples/", "")
            .replace("\\\n", " ");
    List<String> arguments = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(here);
    while (word.find()) {
      String text = word.group(1) != null ? word.group(1) : word.group(2);
      boolean isResult =
          !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("--out");
      arguments.add(isResult ? folder.resolve(text).toString() : text);
    }
    return arguments.subList(1, arguments.size()).toArray(String[]::new);
  }

  @Test
  void theTableOfStatusesIsThatOfTheBooks() throws IOException {
    String readme = Files.readString(Path.of("../README.md"), UTF_8);
    StringBuilder table = new StringBuilder("| book |");
    List<RateStatus> statuses =
        Arrays.stream(RateStatus.values()).filter(status -> status != RateStatus.GIVEN).toList();
    statuses.forEach(status -> table.append(' ').append(status.label()).append(" |"));
    table.append("\n|---").append("|---".repeat(statuses.size())).append("|\n");
    for (String name : RateBook.names()) {
      row(table, name, statuses, RateBook.named(name).rates());
    }
    List<Rate> all =
        RateBook.names().stream().flatMap(name -> RateBook.named(name).rates().stream()).toList();
    row(table, "all", statuses, all);
    String shown =
        readme.lines().filter(line -> line.startsWith("| book |")).findFirst().orElseThrow();
    int start = readme.indexOf(shown);

    assertThat(readme.substring(start, readme.indexOf("\n\n", start) + 1))
        .isEqualTo(table.toString());
  }

  private static void row(
      StringBuilder table, String name, List<RateStatus> statuses, Collection<Rate> rates) {
    table.append("| ").append(name).append(" |");
    for (RateStatus status : statuses) {
      long count = rates.stream().filter(rate -> rate.status() == status).count();
      table.append(' ').append(count).append(" |");
    }
    table.append('\n');
  }

  private static String block(String language) throws IOException {
    String readme = Files.readString(Path.of("../README.md"), UTF_8);
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
