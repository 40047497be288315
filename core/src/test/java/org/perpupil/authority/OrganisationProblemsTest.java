package org.perpupil.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.authority.leaving.RemainingAuthority;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustSchools;
import org.perpupil.trust.members.Trusts;

/** What cannot be: where it stands, what was found, what was expected, and what to do. */
class OrganisationProblemsTest {
  private static final SchoolTable SCHOOLS = SchoolTable.of(school("A"), school("B"));

  private static School school(String id) {
    return School.builder(id, "999", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0).build();
  }

  private static RemainingAuthority authority(double... pupils) {
    return RemainingAuthority.of(
        AuthorityServices.of(SemiFixedCost.of(100, 0)), 20, pupils, new double[pupils.length]);
  }

  private static void only(ThrowingCallable call, Problem expected) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, call);
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems()).containsExactly(expected);
  }

  @Test
  void aTrustWithoutSchools() {
    only(
        () -> Trusts.of(SCHOOLS, Map.of("Ash", List.of())),
        Problem.error(
            "trust Ash, schools",
            "",
            "at least one school",
            "its schools were given under another name"));
    only(
        () -> TrustSchools.of(new double[0], new double[0]),
        Problem.error(
            "trust, schools",
            "0",
            "at least one school",
            "its schools name another trust, or were left out of the schools given"));
  }

  @Test
  void aSchoolInTwoTrusts() {
    Map<String, List<String>> trusts = new LinkedHashMap<>();
    trusts.put("Ash", List.of("A"));
    trusts.put("Beech", List.of("B", "A"));
    only(
        () -> Trusts.of(SCHOOLS, trusts),
        Problem.error(
            "trust Beech, school A",
            "Beech",
            "a school of one trust; Ash lists it too",
            "it moved from one to the other; list it in the later one"));
  }

  @Test
  void aLevyWithoutABase() {
    only(
        () -> authority(0, 0),
        Problem.error(
            "levy_limit",
            "20",
            "maintained pupils to take a levy from",
            "all schools are academies already; there is no remaining authority to model"));
    only(
        () -> Levy.rateToRaise(1_000, 0),
        Problem.error(
            "levy",
            "1000",
            "nothing to raise, since no pupils are left to raise it from",
            "every school has left; the sum falls to the council's own budget"));
    only(
        () ->
            Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(0, 0, 0))
                .year(TrustSchools.of(new double[1], new double[1]), 0),
        Problem.error(
            "central_charge",
            "5 percent",
            "schools with grant or pupils to take it from",
            "the trust has no open school in this year; leave the charge out"));
  }

  @Test
  void negativePupilsLeft() {
    only(
        () -> authority(100, -1),
        Problem.error(
            "school 2, pupils",
            "-1",
            "pupils that are not negative",
            "leavers were written with a minus sign"));
    only(
        () -> Levy.rateToRaise(1_000, -30),
        Problem.error(
            "levy, pupils left",
            "-30",
            "pupils that are not negative",
            "more pupils leave than there are"));
    only(
        () -> authority(100, 50).leave(ExitOrder.BY_SIZE, 0, new int[] {1, 2}),
        Problem.error(
            "step 2, schools leaving",
            "2",
            "from 0 to the schools that are left of 2",
            "the numbers were meant as totals, not as leavers of each step"));
  }
}
