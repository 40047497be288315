package org.perpupil.joining;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.TrustTerms;

/**
 * On what terms a school may stay or leave.
 *
 * <p>Immutable and thread-safe.
 *
 * @param trust that it may join
 * @param services that it needs; those of other trusts are passed over
 * @param levyPerPupil pounds of the first year that its authority takes for each maintained pupil,
 *     de-delegation apart
 * @param route how it would leave
 * @param recoveryMonths months over which a converter's deficit is taken from its grant
 */
public record TransferTerms(
    TrustTerms trust,
    List<ServiceTerms> services,
    double levyPerPupil,
    BalanceTransfer.Route route,
    int recoveryMonths) {
  /** Keeps the services of this trust and of any. */
  public TransferTerms {
    services =
        services.stream()
            .filter(service -> service.trust().map(trust.name()::equals).orElse(true))
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns terms without services or a levy, for a school that leaves by its own wish. */
  public static TransferTerms of(TrustTerms trust) {
    return new TransferTerms(
        trust, List.of(), 0, BalanceTransfer.Route.CONVERTER, BalanceTransfer.RECOVERY_MONTHS);
  }

  /** Returns the same terms with other services. */
  public TransferTerms withServices(List<ServiceTerms> others) {
    return new TransferTerms(trust, others, levyPerPupil, route, recoveryMonths);
  }

  /** Returns the same terms with another levy, in pounds of the first year for each pupil. */
  public TransferTerms withLevy(double perPupil) {
    return new TransferTerms(trust, services, perPupil, route, recoveryMonths);
  }

  /** Returns the same terms by another route. */
  public TransferTerms withRoute(BalanceTransfer.Route other) {
    return new TransferTerms(trust, services, levyPerPupil, other, recoveryMonths);
  }

  /** Returns the same terms with other months of recovering a deficit, 1 or more. */
  public TransferTerms withRecoveryMonths(int months) {
    return new TransferTerms(trust, services, levyPerPupil, route, months);
  }
}
