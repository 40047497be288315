package org.perpupil.io.dfe.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.io.dfe.Imported;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;

/**
 * Files with few schools of each authority, of any phase, dear and in the fringe, with oddities:
 * what is written is read again, pays the file's money back, and is paid by the national formula.
 */
@Tag("slow")
class UnseenRowsTest {
  private static final Phase[] PHASES = {
    Phase.PRIMARY,
    Phase.PRIMARY,
    Phase.PRIMARY,
    Phase.SECONDARY,
    Phase.SECONDARY,
    Phase.MIDDLE_DEEMED_SECONDARY,
    Phase.MIDDLE_DEEMED_PRIMARY,
    Phase.ALL_THROUGH
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void fewSchoolsOfManyAuthorities(int seed) {
    Random random = new Random(seed);
    String year = List.of("2025-26", "2024-25", "2023-24").get(seed % 3);
    AllocationFileMaker maker =
        new AllocationFileMaker(seed, FundingYear.parse(year)).withOddSchools();
    for (int a = 0; a < 40; a++) {
      List<Phase> phases = new ArrayList<>();
      int size = 1 + random.nextInt(a % 5 == 0 ? 30 : 6);
      for (int i = 0; i < size; i++) {
        phases.add(PHASES[random.nextInt(PHASES.length)]);
      }
      maker
          .dear(random.nextInt(3) == 0 ? 1 + 0.2 * random.nextDouble() : 1)
          .inFringe(random.nextInt(4) == 0 ? 1.0312 : 1)
          .authority(String.valueOf(301 + a), phases);
    }
    Path file = maker.write(folder.resolve("made.csv"));

    PublishedImport imported = PublishedImport.of(List.of(file)).read();

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.size()).isEqualTo(maker.schools().size());
    assertThat(imported.failed()).isEmpty();
    imported.write(folder.resolve("out"));
    Path schools = folder.resolve("out/schools.csv");
    Inputs local =
        Inputs.read(List.of(schools), List.of(folder.resolve("out/formulas.csv").toString()));
    Allocation paid = Allocation.of(local.schools(), local.formulas(0), RoundingRules.none());
    assertThat(paid.failed()).isZero();
    paysBack(AllocationFileMaker.imported(file, null), paid);
    assertThat(imported.offBeforeProtection()).isEmpty();
    assertThat(imported.offAfterProtection()).isEmpty();

    Inputs national = Inputs.read(List.of(schools), List.of("nff:" + year));
    Allocation under =
        Allocation.of(national.schools(), national.formulas(0), RoundingRules.none());
    Map<String, String> reasons = new LinkedHashMap<>();
    for (int i = 0; i < under.size(); i++) {
      String id = under.schools().school(i).id();
      under.failure(i).ifPresent(reason -> reasons.put(id, reason));
    }
    assertThat(reasons).isEmpty();
  }

  /** The figures that were written, and the file's. */
  private static void paysBack(Imported imported, Allocation paid) {
    double in = 0;
    double out = 0;
    for (int i = 0; i < paid.size(); i++) {
      AllocationRow row = imported.schools().get(i).row();
      assertThat(paid.schools().school(i).id()).isEqualTo(row.urn());
      double before = paid.total(Total.BUDGET_SHARE_BEFORE_MFG, i).orElseThrow();
      double after = paid.total(Total.BUDGET_SHARE, i).orElseThrow();
      assertThat(before)
          .as(row.toString())
          .isCloseTo(row.value(AllocationItem.BEFORE), within(0.01));
      assertThat(after).as(row.toString()).isCloseTo(row.value(AllocationItem.AFTER), within(0.01));
      in += row.value(AllocationItem.AFTER);
      out += after;
    }
    assertThat(out).isCloseTo(in, within(1.0));
  }
}
