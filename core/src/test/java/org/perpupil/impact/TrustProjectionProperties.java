package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.organisation.CentralCosts;
import org.perpupil.organisation.Pooling;
import org.perpupil.organisation.PoolingNeed;
import org.perpupil.organisation.Reserves;
import org.perpupil.organisation.Trust;
import org.perpupil.organisation.TrustCharge;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.projection.Basis;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** A trust neither makes nor loses a pound, whatever it charges, pools and shares. */
class TrustProjectionProperties {
  private static final double TOLERANCE = 1e-6;

  @Property(tries = 60)
  void everyPoundIsASchoolsOrTheCentres(
      @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 40, max = 600) Integer> pupils,
      @ForAll @DoubleRange(max = 12) double charge,
      @ForAll TrustCharge.Basis basis,
      @ForAll @DoubleRange(max = 1) double pooled,
      @ForAll PoolingNeed need,
      @ForAll Reserves reserves,
      @ForAll @IntRange(min = -300_000, max = 300_000) int reserve,
      @ForAll @IntRange(min = 1, max = 3) int joins) {
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    List<String> members = new ArrayList<>();
    for (int i = 0; i < pupils.size(); i++) {
      String id = "S" + i;
      double roll = pupils.get(i);
      School school = i == 0 ? CourseSchools.school(id, roll) : CourseSchools.academy(id, roll);
      schools.add(school.with(SchoolField.FSM6_PRIMARY, 0.1 * i).with(SchoolField.RATES, 9_000));
      budgets.add(
          CourseSchools.budget(school, reserve)
              .set(BudgetCode.E19, 4_200 * roll)
              .earlyYears(10_000)
              .build());
      if (i > 0) {
        members.add(id);
      }
    }
    TrustTerms terms =
        new TrustTerms(
            "T",
            new Trust(
                new TrustCharge(basis, charge, false),
                CentralCosts.of(50_000, 1_000, 5),
                new Pooling(pooled),
                reserves),
            need,
            7_000,
            members);
    Block from = Block.aprilToAugust(2024);
    for (int i = 0; i < joins; i++) {
      from = from.next();
    }
    Projection leaving = CourseSchools.run(schools, budgets, Arrangement.converting(from));
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < schools.size(); i++) {
      rows.add(i);
    }
    TrustProjection trust = TrustProjection.of(leaving, rows, terms);

    conserves(trust, leaving, from, reserve);
    partsAddUp(schools, budgets, leaving, terms);
  }

  private static void conserves(
      TrustProjection trust, Projection projection, Block from, double reserve) {
    double carried = 7_000 + reserve * (trust.schools().size() - 1.0);
    assertThat(trust.blocks()).hasSize(4);
    for (TrustBlock block : trust.blocks()) {
      double net = 0;
      double pooling = 0;
      double charges = 0;
      double together = block.centreReserve();
      for (int place : block.members()) {
        SchoolFlows school = new SchoolFlows(projection, place);
        net += school.net(block.block());
        pooling += block.pooling(place);
        charges += block.charge(place);
        together += block.reserve(place);
        assertThat(block.inYear(place))
            .isCloseTo(
                school.net(block.block()) - block.charge(place) + block.pooling(place),
                within(TOLERANCE));
        if (block.block().equals(from) && place == 0) {
          carried += school.opening(from);
        }
      }
      assertThat(pooling).isCloseTo(0, within(TOLERANCE));
      assertThat(block.centreInYear()).isCloseTo(charges - block.centreCost(), within(TOLERANCE));
      assertThat(block.trustInYear()).isCloseTo(net - block.centreCost(), within(TOLERANCE));
      assertThat(block.trustOpening()).isCloseTo(carried, within(TOLERANCE));
      carried += block.trustInYear();
      assertThat(block.trustReserve()).isCloseTo(carried, within(TOLERANCE));
      assertThat(together).isCloseTo(carried, within(TOLERANCE));
    }
  }

  private static void partsAddUp(
      List<School> schools, List<Budget> budgets, Projection leaving, TrustTerms terms) {
    Projection staying = CourseSchools.run(schools, budgets, Arrangement.of(Governance.MAINTAINED));
    StayOrJoin courses = StayOrJoin.of(staying, leaving, "S0", JoinTerms.of(terms));
    for (Course course : Course.values()) {
      double sum = 0;
      for (FundingYear year : courses.years()) {
        double parts = 0;
        for (CourseCause cause : CourseCause.values()) {
          parts += courses.cause(course, cause, year);
        }
        assertThat(courses.difference(course, year)).isCloseTo(parts, within(TOLERANCE));
        assertThat(courses.cause(course, CourseCause.REST, year)).isZero();
        sum += parts;
        assertThat(
                courses.closingReserve(course, year)
                    - courses.closingReserve(Course.MAINTAINED, year))
            .isCloseTo(sum, within(TOLERANCE));
        Projection alone = course == Course.MAINTAINED ? staying : leaving;
        if (course != Course.TRUST) {
          assertThat(courses.change(course, year))
              .isCloseTo(
                  alone.total(0, Measure.IN_YEAR_BALANCE, year, Basis.FINANCIAL).orElseThrow(),
                  within(0.08));
        }
      }
    }
  }
}
