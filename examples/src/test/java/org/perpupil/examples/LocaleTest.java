package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed does not depend on where the computer thinks it is. */
@Tag("slow")
class LocaleTest {
  /** Digits of its own, a comma of its own, and writing from right to left. */
  private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");

  /** A call that formats or changes case; its first argument is whatever follows. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?:\\.printf|String\\.format|out\\.format|err\\.format|\\.toLowerCase|\\.toUpperCase"
              + "|new Formatter|NumberFormat\\.get\\w+|new DecimalFormat|DateTimeFormatter"
              + "\\.ofPattern|new Scanner)\\(\\s*([^\\s,()]*)");

  /** Formats by the locale of the computer and takes no other. */
  private static final Pattern NO_LOCALE = Pattern.compile("\\.formatted\\(|Locale\\.getDefault");

  @TempDir private Path folder;

  private static Stream<List<String>> commands() {
    List<String> projected = CastingCases.wexmoor().projected("2025-26..2027-28");
    List<String> group =
        List.of("--trusts", file("trusts.csv"), "--services", file("services.csv"));
    List<String> authorities = List.of("--authorities", file("authorities.csv"));
    List<String> schools = List.of("--schools", Run.SCHOOLS);
    List<String> local = List.of("--formulas", Run.FORMULAS);
    return Stream.of(
        of("allocate", schools, local, authorities),
        of("statement", schools, local, List.of("--id", "W14", "--rounding", "none")),
        of("compare", schools, List.of("--from", Run.FORMULAS, "--to", "nff:2025-26")),
        of("project", projected, List.of("--standard", "maintained-deficit")),
        of("project", projected, List.of("--explain", "W16")),
        of("options", projected, group, authorities, leaving()),
        of("trust", projected, group, authorities, List.of("--trust", "Fenway Trust")),
        of("authority", projected, authorities, List.of("--leave", "by-surplus")),
        of("own-formula", schools, local, authorities, raised()),
        of("levers", schools, local, authorities, raised()),
        of("run", List.of("--scenario", file("flat-cash.scenario.yaml"), "--real")),
        of(
            "solve",
            projected,
            List.of("--id", "W08", "--largest", "prices.energy_percent"),
            kept()),
        of("check", schools, local),
        of("rates", List.of("2025-26", "lump")),
        of("assumptions", List.of("pay")),
        of("template", List.of("assumptions")),
        of("allocate", List.of("--schools", "nowhere.csv"), local));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandPrintsTheSameEverywhere(List<String> arguments) {
    Run here = Run.of(arguments.toArray(String[]::new));
    Run there = in(ARABIC, arguments);
    assertThat(there.out()).isEqualTo(here.out());
    assertThat(there.err()).isEqualTo(here.err());
    assertThat(there.code()).isEqualTo(here.code());
    assertThat(here.out() + here.err()).isNotEmpty();
  }

  @Test
  void filesAreTheSameEverywhere() throws IOException {
    List<byte[]> written = new ArrayList<>();
    for (Locale locale : List.of(Locale.ROOT, ARABIC)) {
      Path out = folder.resolve(locale.toLanguageTag());
      in(
          locale,
          of(
              "run",
              List.of("--scenario", file("trust-pooling.scenario.yaml"), "--out", out.toString())));
      try (Stream<Path> files = Files.list(out)) {
        for (Path file : files.sorted().toList()) {
          written.add(Files.readAllBytes(file));
        }
      }
    }
    assertThat(written).hasSize(14);
    assertThat(written.subList(7, 14)).containsExactlyElementsOf(written.subList(0, 7));
  }

  /** A search of the sources, so that no sentence is left out because no test prints it. */
  @Test
  void noSourceFormatsWithoutALocale() throws IOException {
    List<String> found = new ArrayList<>();
    int calls = 0;
    for (String place :
        List.of("../core/src/main", "src/main", "scripts", "../benchmarks/src/main")) {
      try (Stream<Path> files = Files.walk(Path.of(place))) {
        for (Path file :
            files.filter(path -> path.toString().matches(".*\\.(java|jsh)")).sorted().toList()) {
          String text = Files.readString(file, UTF_8);
          Matcher call = CALL.matcher(text);
          while (call.find()) {
            calls++;
            if (!call.group(1).startsWith("Locale.ROOT")) {
              found.add(file + ": " + call.group());
            }
          }
          NO_LOCALE.matcher(text).results().forEach(each -> found.add(file + ": " + each.group()));
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(calls).isGreaterThan(80);
  }

  private static Run in(Locale locale, List<String> arguments) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      return Run.of(arguments.toArray(String[]::new));
    } finally {
      Locale.setDefault(before);
    }
  }

  @SafeVarargs
  private static List<String> of(String command, List<String>... options) {
    List<String> arguments = new ArrayList<>(List.of(command));
    for (List<String> option : options) {
      arguments.addAll(option);
    }
    return arguments;
  }

  private static List<String> leaving() {
    return List.of("--id", "W20", "--from", "2026-09-01", "--trust", "Fenway Trust");
  }

  private static List<String> raised() {
    return List.of("--to", "nff:2025-26", "--uplift-percent", "2.1");
  }

  private static List<String> kept() {
    return List.of("--from", "0", "--to", "40", "--keep", "closing_reserve>=-200000");
  }

  private static String file(String name) {
    return Run.WEXMOOR.resolve(name).toString();
  }
}
