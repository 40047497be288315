package org.perpupil.io.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.rates.FundingYear;

/** Templates of a funding year hold what means something in it, and rows that are read. */
class TemplateOfYearTest {
  static Stream<FundingYear> years() {
    return IntStream.rangeClosed(2013, 2026).mapToObj(FundingYear::of);
  }

  @ParameterizedTest
  @MethodSource("years")
  void theExampleOfAYearIsReadWithoutAWarning(FundingYear year) {
    OrganisationInputs inputs =
        OrganisationInputs.builder()
            .schools(file(Template.SCHOOLS, year))
            .formulas(FormulaName.of(file(Template.FORMULAS, year)))
            .budgets(file(Template.BUDGETS, year))
            .read();
    assertThat(inputs.warnings()).isEmpty();
    assertThat(inputs.schools().schools()).extracting(school -> school.id()).containsExactly("S01");
    assertThat(inputs.budgets().formulas().all().iterator().next().year()).isEqualTo(year);
  }

  @ParameterizedTest
  @MethodSource("years")
  void aYearHasSomeOfTheColumnsInTheirOrder(FundingYear year) {
    for (Template template : Template.values()) {
      List<String> some = names(template.columns(year));
      assertThat(names(template.columns())).as(template.label()).containsSubsequence(some);
    }
    for (Template template : List.of(Template.SCHOOLS, Template.FORMULAS)) {
      assertThat(template.blank(year)).contains(String.join(",", names(template.columns(year))));
    }
    assertThat(names(Template.FORMULAS.columns(year)).contains("mppl_primary"))
        .isEqualTo(!year.isBefore(2018));
    assertThat(names(Template.FORMULAS.columns(year)).contains("mobility_threshold_percent"))
        .isEqualTo(!year.isBefore(2020));
    assertThat(names(Template.SCHOOLS.columns(year)).contains("lpa_y1_4_new_eyfsp"))
        .isEqualTo(year.isBefore(2018));
    assertThat(names(Template.SCHOOLS.columns(year)).contains("idaci_a_primary"))
        .isEqualTo(!year.isBefore(2017));
  }

  @Test
  void anItemOfABudgetIsOfTheYearsOfItsGrant() {
    assertThat(years().allMatch(year -> FieldTable.isOfYear("E01", year))).isTrue();
    String grant = "grant:teachers_pension";
    assertThat(FieldTable.isOfYear(grant, FundingYear.of(2018))).isFalse();
    assertThat(FieldTable.isOfYear(grant, FundingYear.of(2019))).isTrue();
    assertThat(FieldTable.isOfYear(grant, FundingYear.of(2021))).isFalse();
    assertThat(FieldTable.meaning("E01")).isEqualTo("Teaching staff");
    assertThat(FieldTable.meaning(grant)).contains("pension");
    assertThat(FieldTable.meaning("early_years")).isEqualTo("early years funding");
  }

  private static Source file(Template template, FundingYear year) {
    String name = template.label() + ".csv";
    return Source.of(
        name,
        String.join(",", names(template.columns(year)))
            + "\n"
            + template.example(year).orElseThrow());
  }

  private static List<String> names(List<Template.Column> columns) {
    return columns.stream().map(Template.Column::name).toList();
  }
}
