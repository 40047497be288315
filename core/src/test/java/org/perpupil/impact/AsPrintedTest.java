package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpupil.impact.scenario.CourseSchools.FIRST;
import static org.perpupil.impact.scenario.CourseSchools.SECOND;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.authority.leaving.RemainingAuthority;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.io.result.StayOrJoinWriter;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.joining.trust.TrustBlockAsPrinted;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * Trusts, courses and blocks as they are written add up to the penny, and are what they come to by
 * hand: "A" of 210 pupils has a grant of £940,000 and converts, "B" of 110 one of £540,000.
 */
class AsPrintedTest {
  private static final School A = CourseSchools.school("A", 210);
  private static final School B = CourseSchools.academy("B", 110);
  private static final Block NEXT_APRIL = Block.aprilToAugust(2025);
  private static final TrustTerms TERMS =
      TrustTerms.of(
          "T",
          Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(20_000, 3_000, 10)),
          List.of("B"));

  @TempDir private Path folder;

  private static Projection run(School second, double reserve, Block from) {
    List<Budget> budgets =
        List.of(
            CourseSchools.budget(A, reserve)
                .set(BudgetCode.E19, 900_000.37)
                .set(BudgetCode.E30, 1_000.01)
                .build(),
            CourseSchools.budget(second, 30_000)
                .set(BudgetCode.E19, 500_000.11)
                .set(BudgetCode.I08, 1_234.56)
                .build());
    return CourseSchools.run(List.of(A, second), budgets, Arrangement.converting(from));
  }

  private static TrustTerms with(Trust trust) {
    return new TrustTerms("T", trust, TERMS.need(), 0, TERMS.schools(), false);
  }

  static Stream<Arguments> trusts() {
    TrustTerms pooled = with(TERMS.trust().withPooling(Pooling.all()));
    TrustTerms shared = with(TERMS.trust().withReserves(Reserves.POOLED));
    School empty = CourseSchools.academy("B", 0);
    return Stream.of(
        Arguments.of("separate", B, TERMS, false, 0.0),
        Arguments.of("the charge in budgets", B, TERMS.withChargeInBudgets(true), false, 0.0),
        Arguments.of("pooled grant", B, pooled, false, 0.0),
        Arguments.of("pooled reserves", B, shared, true, 0.0),
        Arguments.of("a deficit to recover", B, TERMS, false, -60_000.0),
        Arguments.of("pooled reserves, first without pupils", empty, shared, true, 0.0));
  }

  /** Every line of the file as a reader with a calculator takes it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("trusts")
  void aTrustAddsUpAsWritten(
      String name, School second, TrustTerms terms, boolean shares, double reserve) {
    Projection projection = run(second, reserve, NEXT_APRIL);
    TransferTerms joining = TransferTerms.of(terms).withRecoveryMonths(24);
    TrustProjection trust =
        TrustProjection.of(projection, List.of(0, 1), terms, Map.of("A", joining));
    Map<String, Map<String, BigDecimal>> blocks = blocks(StayOrJoinWriter.toCsv(trust));
    assertThat(blocks.keySet())
        .containsExactly("2024-09-01", "2025-04-01", "2025-09-01", "2026-04-01");
    Map<String, BigDecimal> before = Map.of();
    for (Map.Entry<String, Map<String, BigDecimal>> entry : blocks.entrySet()) {
      Map<String, BigDecimal> block = entry.getValue();
      List<String> ids = entry.getKey().equals("2024-09-01") ? List.of("B") : List.of("A", "B");
      assertThat(block).as(entry.getKey()).hasSize(8 * ids.size() + 8);
      assertThat(sum(block, ids, "pooling")).isEqualByComparingTo("0");
      assertThat(amount(block, " centre_in_year_balance"))
          .isEqualTo(sum(block, ids, "charge").subtract(amount(block, " centre_cost")));
      for (String line : List.of("opening_reserve", "in_year_balance", "closing_reserve")) {
        assertThat(amount(block, " trust_" + line))
            .as("%s %s", entry.getKey(), line)
            .isEqualTo(sum(block, ids, line).add(amount(block, " centre_" + line)));
      }
      assertThat(amount(block, " trust_closing_reserve"))
          .isEqualTo(
              amount(block, " trust_opening_reserve").add(amount(block, " trust_in_year_balance")));
      assertThat(amount(block, " trust_cash"))
          .isEqualTo(
              amount(block, " trust_closing_reserve").subtract(sum(block, ids, "outstanding")));
      for (String id : ids) {
        BigDecimal closing =
            amount(block, id + " opening_reserve").add(amount(block, id + " in_year_balance"));
        if (!shares) {
          assertThat(amount(block, id + " closing_reserve")).isEqualTo(closing);
        }
        if (before.containsKey(id + " closing_reserve")) {
          assertThat(amount(block, id + " opening_reserve"))
              .isEqualTo(amount(before, id + " closing_reserve"));
        }
      }
      assertThat(amount(block, " centre_opening_reserve"))
          .isEqualTo(before.getOrDefault(" centre_closing_reserve", new BigDecimal("0.00")));
      before = block;
    }
  }

  /**
   * 5 percent of £540,000 and £940,000 for 7 and 5 months; a centre of £20,000, £3,000 a school and
   * £10 a pupil, from April 2 percent dearer.
   */
  @Test
  void aTrustByHand() throws IOException {
    Projection projection = run(B, 0, SEPTEMBER);
    TrustProjection trust = TrustProjection.of(projection, List.of(0, 1), TERMS);
    assertThat(StayOrJoinWriter.toCsv(trust).lines())
        .startsWith("trust,block,id,line,amount", "T,2024-09-01,A,grant,548333.33")
        .contains(
            "T,2024-09-01,A,charge,27416.67",
            "T,2024-09-01,A,services,0.00",
            "T,2024-09-01,B,grant,315000.00",
            "T,2024-09-01,B,charge,15750.00",
            "T,2024-09-01,B,opening_reserve,30000.00",
            "T,2024-09-01,,centre_cost,17033.33",
            "T,2024-09-01,,centre_in_year_balance,26133.34",
            "T,2024-09-01,,centre_closing_reserve,26133.34",
            "T,2025-04-01,A,charge,19583.33",
            "T,2025-04-01,B,charge,11250.00",
            "T,2025-04-01,,centre_cost,12410.00",
            "T,2025-04-01,,centre_closing_reserve,44556.67");
    Path file = folder.resolve("t.csv");
    StayOrJoinWriter.write(trust, projection, file);
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .isEqualTo(StayOrJoinWriter.toCsv(trust));
  }

  @Test
  void aSchoolThatHasNotJoinedHasNoFigures() {
    List<TrustBlockAsPrinted> blocks =
        TrustProjection.of(run(B, 0, NEXT_APRIL), List.of(0, 1), TERMS).printed();
    TrustBlockAsPrinted first = blocks.get(0);
    assertThat(first).hasToString("TrustBlockAsPrinted[" + SEPTEMBER + ", 1 schools]");
    assertThat(first.pupils()).isEqualTo(110_00);
    assertThat(blocks.get(1).pupils()).isEqualTo(320_00);
    assertThat(first.charge(1)).isEqualTo(15_750_00);
    assertThatThrownBy(() -> first.charge(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("school 0 has not joined by ");
  }

  /** B's charge is 5 percent of £540,000 for 7 months; A joins, and pays it either way. */
  @Test
  void aChargeInABudgetIsNotTakenFromItsBalanceAgain() {
    TrustTerms within = TERMS.withChargeInBudgets(true);
    long[] added = balances(TERMS);
    long[] held = balances(within);
    assertThat(held[1] - added[1]).isEqualTo(15_750_00);
    assertThat(held[0]).isEqualTo(added[0]);
  }

  private static long[] balances(TrustTerms terms) {
    TrustBlockAsPrinted block =
        TrustProjection.of(run(B, 0, SEPTEMBER), List.of(0, 1), terms).printed().get(0);
    return new long[] {block.inYear(0), block.inYear(1)};
  }

  /** All at the centre while nobody is taught, by pupils once 210 are. */
  @Test
  void pooledReservesAreSharedByPupils() {
    TrustTerms shared = with(TERMS.trust().withReserves(Reserves.POOLED));
    List<TrustBlockAsPrinted> some =
        TrustProjection.of(run(B, 0, NEXT_APRIL), List.of(0, 1), shared).printed();
    long all = some.get(1).trustReserve();
    assertThat(some.get(1).reserve(0)).isBetween(all * 210 / 320 - 1, all * 210 / 320 + 1);
    assertThat(some.get(1).reserve(0) + some.get(1).reserve(1)).isEqualTo(all);
    assertThat(some.get(1).centreReserve()).isZero();
    TrustBlockAsPrinted none =
        TrustProjection.of(run(CourseSchools.academy("B", 0), 0, NEXT_APRIL), List.of(0, 1), shared)
            .printed()
            .get(0);
    assertThat(none.reserve(1)).isZero();
    assertThat(none.centreReserve()).isEqualTo(none.trustReserve()).isNotZero();
  }

  /** The blocks of a year add up to it: the second is what the first leaves of the balance. */
  @Test
  void blocksAddUpToTheirYear() {
    Projection projection = run(B, 0, SEPTEMBER);
    ProjectionAsPrinted academic = ProjectionAsPrinted.of(projection, row -> YearBasis.ACADEMIC);
    ProjectionAsPrinted financial = ProjectionAsPrinted.of(projection, row -> YearBasis.FINANCIAL);
    for (FundingYear year : List.of(FIRST, SECOND)) {
      Block september = Block.septemberToMarch(year.start());
      for (int row = 0; row < 2; row++) {
        assertThat(net(academic, row, september)).isEqualTo(byCode(projection, row, september));
        assertThat(net(academic, row, september) + net(academic, row, september.next()))
            .isEqualTo(academic.total(row, Measure.IN_YEAR_BALANCE, year).orElseThrow());
      }
    }
    for (int row = 0; row < 2; row++) {
      assertThat(net(financial, row, NEXT_APRIL)).isEqualTo(byCode(projection, row, NEXT_APRIL));
      assertThat(net(financial, row, NEXT_APRIL) + net(financial, row, NEXT_APRIL.next()))
          .isEqualTo(financial.total(row, Measure.IN_YEAR_BALANCE, SECOND).orElseThrow());
    }
    // The academic year before the first is none, so that its second block stands for itself.
    Block april = Block.aprilToAugust(2024);
    assertThat(net(academic, 0, april)).isEqualTo(byCode(projection, 0, april));
    assertThat(academic.net(1, april)).isEmpty();
    assertThat(academic.net(1, Block.septemberToMarch(2026))).isEmpty();
    assertThat(academic.amount(1, BudgetCode.E19, FundingYear.of(2026))).isEmpty();
    assertThat(academic.total(1, Measure.INCOME, FundingYear.of(2026))).isEmpty();
    // Seven months at £1,000.01 a year, and five 2 percent dearer.
    assertThat(academic.amount(0, BudgetCode.E30, FIRST)).hasValue(1_008_34);
    // A maintained school's last block is followed by none.
    Projection stays =
        CourseSchools.run(
            List.of(A),
            List.of(CourseSchools.budget(A, 0).set(BudgetCode.E19, 100).build()),
            Arrangement.of(Governance.MAINTAINED));
    ProjectionAsPrinted shown = ProjectionAsPrinted.of(stays, row -> YearBasis.ACADEMIC);
    assertThat(shown.net(0, Block.septemberToMarch(2025))).isPresent();
    assertThat(shown.net(0, Block.aprilToAugust(2026))).isEmpty();
  }

  private static long net(ProjectionAsPrinted printed, int row, Block block) {
    return printed.net(row, block).orElseThrow();
  }

  /** Income less the rest, each code in whole pence. */
  private static long byCode(Projection projection, int row, Block block) {
    long net = 0;
    for (BudgetCode code : projection.codes(row)) {
      long pence = Math.round(projection.amount(row, code, block).orElseThrow() * 100);
      net += code.kind() == BudgetCode.Kind.INCOME ? pence : -pence;
    }
    return net;
  }

  /** £3,000 a year for payroll, £4,000 as an academy; the charge is 5 percent of £940,000. */
  @Test
  void coursesAsWritten() throws IOException {
    ServiceTerms payroll =
        new ServiceTerms(
            "payroll",
            Optional.empty(),
            ServiceTerms.Basis.FLAT,
            new Side(Payer.SCHOOL, 3_000),
            new Side(Payer.SCHOOL, 4_000),
            new Side(Payer.TRUST, 0));
    List<Budget> budgets =
        List.of(CourseSchools.budget(A, 50_000).set(BudgetCode.E19, 900_000).build());
    Projection leaving = CourseSchools.run(List.of(A), budgets, Arrangement.converting(SEPTEMBER));
    StayOrJoin courses =
        StayOrJoin.of(
            CourseSchools.run(List.of(A), budgets, Arrangement.of(Governance.MAINTAINED)),
            leaving,
            "A",
            TransferTerms.of(TrustTerms.of("T", TERMS.trust(), List.of()))
                .withLevy(10)
                .withServices(List.of(payroll)));
    String csv = StayOrJoinWriter.toCsv(courses, "A");
    assertThat(csv.lines())
        .hasSize(1 + 2 * (3 * 4 + 2 * 16 + 1))
        .startsWith("id,year,course,line,amount")
        .contains(
            "A,2024-25,maintained,service:payroll,3000.00",
            "A,2024-25,single_academy,service:payroll,3583.33",
            "A,2024-25,trust,service:payroll,1250.00",
            "A,2024-25,trust,central_charge,-27416.67",
            "A,2024-25,trust,services,1750.00",
            "A,2024-25,trust,levy,1225.00",
            "A,2024-25,single_academy,services,-583.33",
            "A,2024-25,single_academy,outstanding,0.00",
            "A,2024-25,trust,charge_like_for_like,25666.67")
        .noneMatch(line -> line.contains(",maintained,difference,"))
        .noneMatch(line -> line.contains(",single_academy,charge_like_for_like,"));
    for (String course : List.of("maintained", "single_academy", "trust")) {
      BigDecimal reserve = new BigDecimal("50000.00");
      for (String year : List.of("2024-25", "2025-26")) {
        String start = "A," + year + "," + course + ",";
        reserve = reserve.add(value(csv, start + "change"));
        assertThat(value(csv, start + "closing_reserve")).as(start).isEqualTo(reserve);
      }
    }
    for (String year : List.of("2024-25", "2025-26")) {
      for (String course : List.of("single_academy", "trust")) {
        String start = "A," + year + "," + course + ",";
        BigDecimal causes = BigDecimal.ZERO;
        for (OptionCause cause : OptionCause.values()) {
          causes = causes.add(value(csv, start + cause.fileName()));
        }
        BigDecimal difference = value(csv, start + "difference");
        assertThat(difference).isEqualTo(causes);
        assertThat(value(csv, start + "change"))
            .isEqualTo(value(csv, "A," + year + ",maintained,change").add(difference));
      }
    }
    Path file = folder.resolve("c.csv");
    StayOrJoinWriter.write(courses, "A", leaving, file);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(csv);
  }

  /** Of 400, 300, 200 and 100 pupils; £1,000 and £2 a pupil to raise with at most £5 a pupil. */
  @Test
  void departuresAsWritten() throws IOException {
    Departures departures =
        RemainingAuthority.of(
                AuthorityServices.of(SemiFixedCost.of(1000, 2)),
                5,
                new double[] {100, 400, 300, 200},
                new double[] {-50, 80, -20, 0})
            .leave(ExitOrder.BY_SIZE, 0, 1);
    Path file = folder.resolve("d.csv");
    StayOrJoinWriter.write(
        departures, Map.of(1, List.of("B"), 2, List.of("C", "C2")), Optional.empty(), file);
    assertThat(file)
        .hasContent(
            "step,left,schools,pupils,to_raise,levy_needed,levy_charged,residual,headroom,"
                + "deficits_left_behind,worse_off\n"
                + "0,,4,1000.00,3000.00,3.00,3.00,0.00,10.00,0.00,0\n"
                + "1,B,3,600.00,2200.00,3.67,3.67,0.00,-70.00,0.00,3\n"
                + "2,C C2,2,300.00,1600.00,5.33,5.00,100.00,-50.00,0.00,2\n"
                + "3,,1,100.00,1200.00,12.00,5.00,700.00,-50.00,0.00,1\n"
                + "4,,0,0.00,1000.00,,0.00,1000.00,0.00,0.00,0\n");
  }

  private static BigDecimal value(String csv, String start) {
    List<String> found = csv.lines().filter(line -> line.startsWith(start + ",")).toList();
    assertThat(found).as(start).hasSize(1);
    return new BigDecimal(found.get(0).substring(start.length() + 1));
  }

  /** Returns amounts by identifier and line, by block. */
  private static Map<String, Map<String, BigDecimal>> blocks(String csv) {
    Map<String, Map<String, BigDecimal>> blocks = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>(csv.lines().toList());
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Splitter.on(',').splitToList(line);
      assertThat(
              blocks
                  .computeIfAbsent(cells.get(1), key -> new LinkedHashMap<>())
                  .put(cells.get(2) + " " + cells.get(3), new BigDecimal(cells.get(4))))
          .as(line)
          .isNull();
    }
    return blocks;
  }

  private static BigDecimal sum(Map<String, BigDecimal> block, List<String> ids, String line) {
    return ids.stream()
        .map(id -> amount(block, id + " " + line))
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  private static BigDecimal amount(Map<String, BigDecimal> block, String line) {
    return Optional.ofNullable(block.get(line)).orElseThrow();
  }
}
