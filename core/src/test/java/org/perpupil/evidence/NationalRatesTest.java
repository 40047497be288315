package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Statement;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** The books against the tables of rates that they were taken over from, row by row. */
@Tag("slow")
class NationalRatesTest {
  /** A note on where one source was found, which the books leave out. */
  private static final String NOTE = "index id \\d+; ";

  @Test
  void theBooksHoldEveryRateOfTheTableAndNoOther() {
    List<Map<String, String>> rows = ReferenceData.rows("../domain/national-rates.csv");
    SoftAssertions rates = new SoftAssertions();
    for (Map<String, String> row : rows) {
      RateBook book = RateBook.named(row.get("year"));
      String name = book.edition() + " " + row.get("rate");
      Rate rate = book.rate(row.get("rate"));
      rates.assertThat(rate.value()).as(name).isEqualTo(Double.parseDouble(row.get("value")));
      rates.assertThat(rate.unit()).as(name).startsWith(row.get("unit"));
      rates.assertThat(rate.status().label()).as(name).isEqualTo(row.get("status"));
      rates.assertThat(rate.source()).as(name).isEqualTo(row.get("source").replaceAll(NOTE, ""));
    }
    rates.assertAll();
    assertThat(
            RateBook.names().stream().mapToInt(name -> RateBook.named(name).rates().size()).sum())
        .isEqualTo(rows.size());
  }

  @Test
  void areaCostsHoldEveryValueOfTheTable() {
    SoftAssertions costs = new SoftAssertions();
    for (Map<String, String> row : ReferenceData.rows("../domain/schools-block-area-cost.csv")) {
      String value = row.get("area_cost_adjustment");
      FundingYear year = FundingYear.parse(row.get("year"));
      boolean isSurest = !row.get("evidence").startsWith("extrapolated; Bracknell");
      if (!value.isEmpty() && (isSurest || year.start() > 2019)) {
        Rate rate = AreaCosts.find(row.get("la_code"), year).orElseThrow().rate();
        String name = year + " " + row.get("authority");
        costs.assertThat(rate.value()).as(name).isEqualTo(Double.parseDouble(value));
        costs.assertThat(rate.status().label()).as(name).isEqualTo(row.get("status"));
      }
    }
    costs.assertAll();
  }

  @Test
  void payScalesHoldEveryPointOfTheTable() {
    Map<String, PayArea> areas =
        Map.of(
            "RoE", PayArea.REST_OF_ENGLAND,
            "Fringe", PayArea.FRINGE,
            "Outer", PayArea.OUTER_LONDON,
            "Inner", PayArea.INNER_LONDON);
    Map<String, String> statuses =
        Map.of(
            "CONFIRMED", "published",
            "CROSS-CHECKED", "cross-checked",
            "DERIVED", "derived",
            "RECALLED", "unverified");
    SoftAssertions pay = new SoftAssertions();
    int points = 0;
    for (Map<String, String> row : ReferenceData.rows("../domain/teacher-pay-scales.csv")) {
      String point = row.get("point");
      if (areas.containsKey(row.get("area")) && point.matches("(M|U|UQ|L)\\d+")) {
        LocalDate date = LocalDate.of(Integer.parseInt(row.get("year").substring(0, 4)), 9, 1);
        Rate rate = DatedRates.employment().at(areas.get(row.get("area")).scaleName(point), date);
        String name = row.get("year") + " " + row.get("area") + " " + point;
        pay.assertThat(rate.value()).as(name).isEqualTo(Double.parseDouble(row.get("value")));
        pay.assertThat(rate.status().label()).as(name).isEqualTo(statuses.get(row.get("status")));
        points++;
      }
    }
    pay.assertAll();
    assertThat(points).isGreaterThan(650);
  }

  @Test
  void splitSitesOf202526ArePaidAsPublished() {
    Formula formula = Formula.national("2025-26");
    double camden = AreaCosts.find("202", FundingYear.of(2025)).orElseThrow().value();

    assertThat(splitSites(formula, "50", 1)).isEqualTo(54_000);
    assertThat(splitSites(formula, "500", 1)).isEqualTo(81_000);
    assertThat(splitSites(formula, "50", camden)).isCloseTo(65_557.65, within(0.05));
    assertThat(splitSites(formula, "600", camden)).isCloseTo(98_336.47, within(0.05));
  }

  private static double splitSites(Formula formula, String metres, double areaCost) {
    School school =
        Needs.none(School.builder("S", "202", Phase.PRIMARY))
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .set(SchoolField.ACA, areaCost)
            .splitSiteMetres(List.of(Double.parseDouble(metres)))
            .build();
    return Statement.of(school, formula).amount(Line.SPLIT_SITES);
  }
}
