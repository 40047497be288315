package org.perpupil.trust;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateStatus;

/**
 * Who keeps the balance of a school that leaves its authority, and when the cash moves.
 *
 * <p>A surplus goes with the school, at the latest five months after it converts. A converter's
 * deficit goes with it too: the department pays the authority and takes it back out of the school's
 * monthly grant. A sponsored school's deficit stays with the authority. Immutable and thread-safe.
 *
 * <p>Source: the 2013 Regulations as HCR Law reads them (four months to determine the surplus, one
 * to pay it); conversion guidance of the Department for Education. How many months a deficit is
 * recovered over is agreed case by case: see {@link #RECOVERY_MONTHS}.
 *
 * @param route how the school converts
 * @param balance pounds at conversion, negative for a deficit
 * @param recoveryMonths months over which a converter's deficit is taken from its grant, 1 or more
 */
public record BalanceTransfer(Route route, double balance, int recoveryMonths) {
  /** The last month in which an authority may pay a surplus over. */
  public static final int SURPLUS_MONTH = 5;

  /**
   * Months over which a deficit is recovered unless told otherwise: a year's grant. No rule is
   * published, since every recovery is agreed by itself; see {@link #RECOVERY_STATUS}.
   */
  public static final int RECOVERY_MONTHS = 12;

  /** How sure the months of recovery are. */
  public static final RateStatus RECOVERY_STATUS = RateStatus.UNVERIFIED;

  /** How a school becomes an academy. */
  public enum Route {
    /** By its own wish. */
    CONVERTER,
    /** Because it was failing; a sponsor takes it on. */
    SPONSORED;

    /** Returns the name as files write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the route with the given label, or nothing when there is none. */
    public static Optional<Route> find(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }

  /** Checks balance and months. */
  public BalanceTransfer {
    if (!Double.isFinite(balance)) {
      throw new ProblemsException(
          Problem.error(
              "balance",
              Problem.plain(balance),
              "pounds at conversion, negative for a deficit",
              "it was left blank"));
    }
    if (recoveryMonths < 1) {
      throw new ProblemsException(
          Problem.error(
              "recovery_months",
              Integer.toString(recoveryMonths),
              "1 month or more",
              "the deficit is taken at once; write 1"));
    }
  }

  /** Returns a transfer whose deficit, if any, is recovered over {@link #RECOVERY_MONTHS}. */
  public static BalanceTransfer of(Route route, double balance) {
    return new BalanceTransfer(route, balance, RECOVERY_MONTHS);
  }

  /** Returns the pounds that the school's trust takes on; negative for a deficit. */
  public double toTrust() {
    return route == Route.SPONSORED ? Math.max(0, balance) : balance;
  }

  /**
   * Returns the pounds that stay with the authority: 0, or a sponsored school's deficit below 0.
   */
  public double leftWithAuthority() {
    return balance - toTrust();
  }

  /**
   * Returns the cash that reaches the trust in a month after conversion, negative when grant is
   * withheld: whole pence of a deficit every month, and in the last one what is left of it.
   *
   * @param month counted from 1
   */
  public double cashToTrust(int month) {
    double moved = toTrust();
    if (moved >= 0) {
      return month == SURPLUS_MONTH ? moved : 0;
    }
    if (month < 1 || month > recoveryMonths) {
      return 0;
    }
    return month < recoveryMonths ? monthly() : outstanding(month - 1);
  }

  /**
   * Returns the pounds that the trust has taken on and whose cash has not moved when a month ends:
   * a surplus that the authority still owes, or a deficit, below 0, that is still to be taken from
   * grant.
   *
   * @param months whole months since conversion, 0 or more
   */
  public double outstanding(int months) {
    double moved = toTrust();
    if (moved >= 0) {
      return months < SURPLUS_MONTH ? moved : 0;
    }
    return months < recoveryMonths ? moved - months * monthly() : 0;
  }

  /** Returns an even month's part of a deficit in whole pence, cut so that the last is no gain. */
  private double monthly() {
    return BigDecimal.valueOf(toTrust() / recoveryMonths)
        .setScale(2, RoundingMode.DOWN)
        .doubleValue();
  }

  /** Returns the cash that leaves the authority in a month after conversion, counted from 1. */
  public double cashFromAuthority(int month) {
    return month == SURPLUS_MONTH ? Math.max(0, balance) : 0;
  }
}
