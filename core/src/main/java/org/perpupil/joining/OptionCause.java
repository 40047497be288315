package org.perpupil.joining;

import java.util.Locale;

/**
 * Why a school's reserve changes by more or less in a year than if it had stayed maintained. Pounds
 * of a cause are above 0 where leaving is the better for the school.
 */
public enum OptionCause {
  /**
   * The budget share comes from September and not from April, so that April to August is paid at
   * the rates and the roll of the year before.
   */
  TIMING_OF_SHARE,
  /** Nothing is taken back for services that maintained schools share. */
  DEDELEGATION,
  /** The levy for the authority's duties ends. */
  LEVY,
  /** The risk protection arrangement, or the trust, in place of the insurance bought before. */
  INSURANCE,
  /** Audit and finance systems, unless the trust pays for them. */
  AUDIT_AND_SYSTEMS,
  /** The employer's rate of the local government pension scheme. */
  PENSION,
  /**
   * What an academy by itself sets against the apprenticeship levy, since it is its own employer;
   * the allowance of an authority or a trust is theirs.
   */
  APPRENTICESHIP_LEVY,
  /** The central charge of the trust. */
  CENTRAL_CHARGE,
  /** What the trust's pooling of grant gives, or takes. */
  POOLING,
  /** Services that the school pays for before and not after, or the other way round. */
  SERVICES,
  /**
   * Work that the trust's centre could do, beside the services: an academy of its own does all of
   * it, a school in the trust what is not centralised.
   */
  OWN_ADMINISTRATION,
  /** The cost of converting, less a grant for it. */
  CONVERSION,
  /** Other grants, such as the April to August that academies are paid besides. */
  GRANTS,
  /** A deficit that stays with the authority when the school leaves with a sponsor. */
  BALANCE_LEFT,
  /** Everything else, and the pence by which printed lines are rounded. */
  REST;

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
