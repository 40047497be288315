package org.perpupil.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.io.read.ServiceReader;
import org.perpupil.io.read.TrustReader;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.TrustTerms;

/** Trusts, authorities and services as files give them, and everything wrong at once. */
class OrganisationFilesTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f.csv"), text, UTF_8);
  }

  private static School.Builder school(String id) {
    return School.builder(id, "999", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0);
  }

  private static SchoolTable schools() {
    return SchoolTable.of(school("A").trust("One").build(), school("B").build());
  }

  @Test
  void aTrustsSchoolsNameItOrAreListed() throws IOException {
    Map<String, TrustTerms> trusts =
        TrustReader.read(
            file(
                "trust,schools,charge_basis,charge,pooled_share,pooling_need,reserves,"
                    + "opening_reserve,central_fixed,central_per_further_school,"
                    + "charge_in_budgets,centralised_share,school_fixed,school_per_pupil\n"
                    + "One,,percent,5,0.5,spending,pooled,-7,1000,-10,true,,,\n"
                    + "Two,B,per-pupil,60,,,,,,,,0.75,400,3\n"),
            schools());

    TrustTerms one = trusts.values().iterator().next();
    assertThat(trusts.keySet()).containsExactly("One", "Two");
    assertThat(one.schools()).containsExactly("A");
    assertThat(one.need()).isEqualTo(PoolingNeed.SPENDING);
    assertThat(one.centreReserve()).isEqualTo(-7);
    assertThat(one.trust().reserves()).isEqualTo(Reserves.POOLED);
    assertThat(one.trust().pooling().share()).isEqualTo(0.5);
    assertThat(one.trust().charge().pounds(200, 100, 1)).isEqualTo(5);
    assertThat(one.trust().costs().atCentre(2, 0)).isEqualTo(980);
    assertThat(one.trust().costs().inSchool(100)).isZero();
    assertThat(one.chargeInBudgets()).isTrue();
    assertThat(trusts.get("Two"))
        .satisfies(two -> assertThat(two.chargeInBudgets()).isFalse())
        .satisfies(two -> assertThat(two.trust().costs().inSchool(100)).isEqualTo(175))
        .satisfies(two -> assertThat(two.schools()).containsExactly("B"))
        .satisfies(two -> assertThat(two.need()).isEqualTo(PoolingNeed.PUPILS));
  }

  @Test
  void aChargeChangesBySchoolAndYear() throws IOException {
    TrustTerms trust = charged("One,A B,percent,3.5,2027-28:5 A:4; A@2028-29:6");

    assertThat(percent(trust, "A", 2026)).isEqualTo(4);
    assertThat(percent(trust, "A", 2027)).isEqualTo(4);
    assertThat(percent(trust, "A", 2029)).isEqualTo(6);
    assertThat(percent(trust, "B", 2026)).isEqualTo(3.5);
    assertThat(percent(trust, "B", 2027)).isEqualTo(5);
    assertThat(percent(trust, "C", 2028)).isEqualTo(5);
    assertThatThrownBy(() -> charged("One,A B,percent,3.5,2027-28:500 A4 Z:4 A@soon:3 B:2 B:1 A:x"))
        .hasMessageContaining("column charge_changes: found '2027-28:500', expected a charge as")
        .hasMessageContaining("found 'A4', expected such as 2027-28:5, W01:3.5 or W01@2028-29:4")
        .hasMessageContaining("found 'soon', expected a funding year")
        .hasMessageContaining("found 'B:1', expected each school and year once")
        .hasMessageContaining("found 'x', expected a charge as");
    assertThatThrownBy(() -> charged("One,A B,percent,3.5,Z:4"))
        .hasMessageContaining("line 2, column charge_changes: found 'Z', expected the identifier");
  }

  /** A comma that parts a value leaves a row longer than all others, though its end is blank. */
  @Test
  void aRowThatAloneIsLongerIsAnError() throws IOException {
    String header = "trust,schools,charge_basis,charge,charge_changes\n";
    for (String rows :
        List.of("One,A,pounds,1,060,\n", "One,A,pounds,1,060,\nTwo,B,percent,5,\n")) {
      assertThatThrownBy(() -> TrustReader.read(file(header + rows), schools()))
          .hasMessageContaining("found '6 values', expected 5 values")
          .hasMessageContaining("needs quotation marks");
    }
    assertThat(TrustReader.read(file(header + "One,A,percent,5,,\nTwo,B,percent,5,,\n"), schools()))
        .hasSize(2);
    assertThat(TrustReader.read(file(header.strip() + ",\nOne,A,percent,5,,\n"), schools()))
        .hasSize(1);
  }

  @Test
  void aChangeOfAChargeIsReadAsTheChargeIs() throws IOException {
    TrustTerms trust = charged("One,A B,percent,3.5%,2027\u201328:5% A:4%");

    assertThat(percent(trust, "B", 2027)).isEqualTo(5);
    assertThat(percent(trust, "A", 2026)).isEqualTo(4);
    assertThatThrownBy(() -> charged("One,A B,percent,3.5,@2028-29:4"))
        .hasMessageContaining("found '@2028-29:4'")
        .hasMessageContaining("a school, a year or the charge is left out");
  }

  private TrustTerms charged(String row) throws IOException {
    String header = "trust,schools,charge_basis,charge,charge_changes\n";
    return TrustReader.read(file(header + row + "\n"), schools()).get("One");
  }

  private static double percent(TrustTerms trust, String school, int year) {
    return trust.charge(school, FundingYear.of(year)).value();
  }

  @Test
  void everythingWrongWithTrustsAtOnce() throws IOException {
    Path path =
        file(
            """
            trust,charge_basis,charge,pooled_share,central_fixed,charge_in_budgets
            One,percent,105,2,-3,maybe
            One,share,5,,,
            """);

    assertThatThrownBy(() -> TrustReader.read(path, schools()))
        .hasMessageContaining("line 2, column charge: found '105'")
        .hasMessageContaining("line 2, column pooled_share: found '2'")
        .hasMessageContaining("line 2, column central_fixed: found '-3'")
        .hasMessageContaining("line 2, column charge_in_budgets: found 'maybe'")
        .hasMessageContaining("line 3, column trust: found 'One', expected each trust once")
        .hasMessageContaining("line 3, column charge_basis: found 'share'");
  }

  @Test
  void trustsWithoutSchoolsAndSchoolsOfTwoTrusts() throws IOException {
    Path path =
        file(
            """
            trust,schools,charge_basis,charge
            One,A B,flat,5
            Two,B,flat,5
            Three,,flat,5
            """);

    assertThatThrownBy(() -> TrustReader.read(path, schools()))
        .hasMessageContaining("trust Two, school B: found 'Two', expected a school of one trust")
        .hasMessageContaining("trust Three, schools")
        .hasMessageContaining("at least one school");
  }

  @Test
  void anAuthorityAsItsRowSays() throws IOException {
    AuthorityTerms terms =
        requireNonNull(
            AuthorityReader.read(
                    file(
                        "la_code,dedelegation_per_primary_pupil,education_functions_per_pupil,"
                            + "levy_limit_per_pupil,central_services_per_pupil,duties_fixed,"
                            + "duties_pupils_per_step,duties_step_cost,schools_block,growth_fund\n"
                            + "999,12,30,45,2,5000,100,70,9000,1000\n"
                            + "998,,30,,,,,,,\n"),
                    new ArrayList<>())
                .get("999"));

    assertThat(terms).isNotNull();
    assertThat(terms.levyLimit()).isEqualTo(45);
    assertThat(terms.budget().orElseThrow().available()).isEqualTo(8_000);
    // 5,000 and three steps of 70, less £2 for each of 250 and 50 pupils.
    assertThat(terms.services().toRaise(250, 50)).isEqualTo(5_000 + 210 - 600);
    assertThat(terms.dedelegate(school("A").build()).value(SchoolField.DEDELEGATION))
        .hasValue(1_200);
    assertThat(
            terms
                .dedelegate(school("A").governance(Governance.ACADEMY).build())
                .value(SchoolField.DEDELEGATION))
        .isEmpty();
    School own = school("A").set(SchoolField.DEDELEGATION, 7).build();
    assertThat(terms.dedelegate(own)).isSameAs(own);
    assertThat(AuthorityReader.read(folder.resolve("f.csv"), new ArrayList<>()).get("998"))
        .satisfies(other -> assertThat(other.levyLimit()).isEqualTo(30))
        .satisfies(other -> assertThat(other.budget()).isEmpty());
  }

  @Test
  void everythingWrongWithAuthoritiesAtOnce() throws IOException {
    Path path =
        file(
            "la_code,education_functions_per_pupil,levy_limit_per_pupil,duties_pupils_per_step,"
                + "duties_step_cost,retained_costs,growth_fund\n"
                + "999,-3,,0,5,x,10\n"
                + "999,40,30,,5,,\n"
                + "998,40,30,,,,\n");

    assertThatThrownBy(() -> AuthorityReader.read(path, new ArrayList<>()))
        .hasMessageContaining("line 2, column education_functions_per_pupil: found '-3'")
        .hasMessageContaining("line 2, column duties_pupils_per_step: found '0'")
        .hasMessageContaining("line 2, column retained_costs: found 'x'")
        .hasMessageContaining(
            "line 2, column schools_block: found nothing, expected the block that growth_fund")
        .hasMessageContaining("line 3, column la_code: found '999', expected each authority once")
        .hasMessageContaining("line 3, column duties_pupils_per_step")
        .hasMessageContaining("line 4, column levy_limit_per_pupil: found '30'");
  }

  @Test
  void servicesSayWhoPays() throws IOException {
    List<ServiceTerms> services =
        ServiceReader.read(
            file(
                "service,trust,cost_basis,payer_maintained,cost_maintained,payer_academy,"
                    + "cost_academy,payer_trust,cost_trust\n"
                    + "audit,,projected,school,,school,,trust,\n"
                    + "payroll,One,per-pupil,levy,5,school,7,trust,6\n"));

    assertThat(services).hasSize(2);
    ServiceTerms payroll = services.get(1);
    assertThat(payroll.trust()).hasValue("One");
    assertThat(payroll.pounds(payroll.academy(), ServiceTerms.Payer.SCHOOL, 10)).isEqualTo(70);
    assertThat(payroll.pounds(payroll.maintained(), ServiceTerms.Payer.SCHOOL, 10)).isZero();
  }

  @Test
  void everythingWrongWithServicesAtOnce() throws IOException {
    Path path =
        file(
            "service,cost_basis,payer_maintained,cost_maintained,payer_academy,cost_academy,"
                + "payer_trust,cost_trust\n"
                + "audit,flat,school,1,school,1,trust,1\n"
                + "systems,projected,school,5,school,,trust,\n"
                + "payroll,flat,trust,5,levy,5,levy,5\n"
                + "payroll,flat,school,,school,5,trust,-5\n");

    assertThatThrownBy(() -> ServiceReader.read(path))
        .hasMessageContaining("line 2, column cost_basis: found 'flat', expected projected")
        .hasMessageContaining("line 3, column cost_maintained: found '5', expected a blank")
        .hasMessageContaining("line 4, column payer_maintained: found 'trust'")
        .hasMessageContaining("line 4, column payer_academy: found 'levy'")
        .hasMessageContaining("line 4, column payer_trust: found 'levy'")
        .hasMessageContaining("line 5, column service: found 'payroll'")
        .hasMessageContaining("line 5, column cost_maintained: found nothing, expected pounds")
        .hasMessageContaining("line 5, column cost_trust: found '-5'");
  }
}
