package org.perpupil.authority.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import org.junit.jupiter.api.Test;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.SemiFixedCost;

/** What a remaining authority cannot be. */
class RemainingAuthorityProblemsTest {
  private static final AuthorityServices SERVICES = AuthorityServices.of(SemiFixedCost.of(1000, 2));
  private static final RemainingAuthority FOUR =
      RemainingAuthority.of(SERVICES, 5, new double[] {100, 400, 300, 200}, new double[4]);

  @Test
  void whatCannotBeIsRefused() {
    refused(
        () -> RemainingAuthority.of(SERVICES, -1, new double[] {5, -6}, new double[2]),
        "levy_limit",
        "school 2, pupils");
    refused(() -> RemainingAuthority.of(SERVICES, 5, new double[0], new double[0]), "levy_limit");
    refused(() -> FOUR.withAcademyPupils(-1), "academy_pupils");
    refused(
        () -> FOUR.leave(ExitOrder.BY_SIZE, 0, new int[] {2, -1, 4}),
        "step 2, schools leaving",
        "step 3, schools leaving");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOUR.leave(ExitOrder.BY_SIZE, 0, 0))
        .withMessage("0 schools a step, expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOUR.withSponsored(new boolean[3]))
        .withMessage("3 values for 4 schools");
    // Without a limit to levy, an authority without schools is odd but possible.
    assertThat(
            RemainingAuthority.of(SERVICES, 0, new double[0], new double[0])
                .leave(ExitOrder.BY_SIZE, 0, 1)
                .steps())
        .hasSize(1);
  }
}
