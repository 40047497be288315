package org.perpupil.io.dfe.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.io.dfe.Imported;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Generated authorities, written as the files of each year, come back as they were. */
@Tag("slow")
class AllocationRoundTripTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "2020-21,1,false",
    "2021-22,2,false",
    "2022-23,3,true",
    "2022-23,4,false",
    "2023-24,5,false",
    "2024-25,6,false",
    "2025-26,7,false",
    "2025-26,8,true",
    "2025-26,9,false"
  })
  void comesBackAsItWas(String year, long seed, boolean wholePounds) throws IOException {
    AllocationFileMaker maker = new AllocationFileMaker(seed, FundingYear.parse(year));
    maker =
        (wholePounds ? maker.inWholePounds() : maker).authority("301", 200).authority("302", 200);
    Path written = maker.write(folder.resolve("made.csv"));
    String shuffled = AllocationFileMaker.shuffled(Files.readString(written, UTF_8), seed);
    Path file = Files.writeString(folder.resolve("shuffled.csv"), shuffled, UTF_8);

    Imported imported = AllocationFileMaker.imported(file, null);

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.size()).isEqualTo(400);
    assertThat(imported.payBack().failed()).isEmpty();
    for (String code : List.of("301", "302")) {
      ratesAreExactOrMarked(maker.made(code), imported.authorities().get(code).rates());
    }
    for (int i = 0; i < imported.size(); i++) {
      schoolComesBack(maker.schools().get(i), imported.schools().get(i), imported, wholePounds);
    }
    double unit = wholePounds ? 1 : 0.01;
    assertThat(imported.payBack().largestBefore()).isLessThan(20 * unit);
    assertThat(imported.payBack().poundsOut().doubleValue())
        .isCloseTo(imported.payBack().poundsIn().doubleValue(), within(wholePounds ? 400.0 : 1.0));
  }

  private static void ratesAreExactOrMarked(Formula made, FoundRates found) {
    int exact = 0;
    for (Parameter parameter : Parameter.local()) {
      FoundRates.Rate rate = found.all().get(parameter.fileName());
      if (rate != null
          && rate.basis() != FigureBasis.ASSUMED
          && made.value(parameter).isPresent()) {
        exact++;
        assertThat(rate.value())
            .as(parameter.fileName() + " " + rate)
            .isEqualTo(made.value(parameter).getAsDouble());
      }
    }
    assertThat(exact).isGreaterThan(20);
    for (String counted :
        List.of(
            "basic_primary",
            "basic_ks3",
            "basic_ks4",
            "fsm_primary",
            "fsm6_primary",
            "idaci_f_primary",
            "idaci_a_primary",
            "mobility_primary",
            "fsm_secondary")) {
      assertThat(found.all().get(counted).basis()).as(counted).isEqualTo(FigureBasis.EXACT);
    }
    for (String notWhole : List.of("lpa_primary", "lpa_secondary", "eal_primary")) {
      assertThat(found.all().get(notWhole).basis()).as(notWhole).isEqualTo(FigureBasis.ASSUMED);
    }
  }

  private static void schoolComesBack(
      School made, ImportedSchool back, Imported imported, boolean wholePounds) {
    assertThat(back.row().urn()).isEqualTo(made.id());
    assertThat(back.row().phase()).isEqualTo(made.phase());
    for (String field :
        List.of(
            "pupils_primary",
            "pupils_ks3",
            "pupils_ks4",
            "year_groups_primary",
            "year_groups_secondary",
            "rates",
            "pfi",
            "exceptional")) {
      assertThat(back.get(field))
          .as(made.id() + " " + made.phase() + " " + field)
          .isCloseTo(
              made.value(SchoolField.find(field).orElseThrow()).orElse(0),
              within(wholePounds ? 0.5 : 0.005));
    }
    boolean both = made.pupilsSecondary() > 0 && back.get("pupils_primary") > 0;
    for (String need : AllocationFileMaker.NEEDS) {
      String phase = back.get("pupils_primary") > 0 ? "_primary" : "_secondary";
      FoundRates.Rate rate =
          imported.authorities().get(made.laCode()).rates().all().get(need + phase);
      if (rate.basis() != FigureBasis.ASSUMED && !both) {
        double share = made.value(SchoolField.find(need + phase).orElseThrow()).orElseThrow();
        double expected = need.equals("mobility") && share <= 0.06 ? 0 : share;
        assertThat(back.get(need + phase))
            .as(made.id() + " " + need + phase)
            .isCloseTo(expected, within(wholePounds ? 3e-4 : 1e-5));
      }
    }
  }

  @Test
  void lastYearsFileGivesTheBaselinesAndTheGuarantee() {
    AllocationFileMaker last =
        new AllocationFileMaker(31, FundingYear.parse("2024-25")).authority("301", 120);
    Path before = last.write(folder.resolve("last.csv"));
    Path file =
        new AllocationFileMaker(32, FundingYear.parse("2025-26"))
            .authority("301", 120)
            .guaranteedAgainst(last, -0.25)
            .write(folder.resolve("now.csv"));

    Imported imported = AllocationFileMaker.imported(file, before);

    FoundRates.Rate percent = imported.authorities().get("301").rates().all().get("mfg_percent");
    assertThat(percent.value()).isEqualTo(-0.25);
    long baselines =
        imported.schools().stream()
            .filter(school -> school.numbers().containsKey("previous_budget_share"))
            .count();
    assertThat(baselines).isEqualTo(120);
    assertThat(imported.payBack().failed()).isEmpty();
    assertThat(imported.payBack().largestAfter()).isLessThan(0.2);
    assertThat(imported.payBack().poundsOut().doubleValue())
        .isCloseTo(imported.payBack().poundsIn().doubleValue(), within(1.0));
  }

  @Test
  void readsATenthOfTheCountryInTime() {
    AllocationFileMaker maker = new AllocationFileMaker(11, FundingYear.parse("2025-26"));
    for (int i = 0; i < 15; i++) {
      maker.authority(String.valueOf(201 + i), 130);
    }
    Path file = maker.write(folder.resolve("country.csv"));
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    Imported imported = AllocationFileMaker.imported(file, null);

    long seconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(imported.size()).isEqualTo(1_950);
    assertThat(imported.payBack().failed()).isEmpty();
    assertThat(imported.payBack().poundsOut().doubleValue())
        .isCloseTo(imported.payBack().poundsIn().doubleValue(), within(2.0));
    assertThat(seconds / 1e9).isLessThan(5);
  }
}
