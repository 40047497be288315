package org.perpupil.examples;

import java.time.LocalDate;
import java.util.Locale;
import org.perpupil.trust.BalanceTransfer;

/** Who keeps a balance at conversion, and when its cash moves, in words. */
final class BalanceWords {
  private BalanceWords() {}

  static String of(BalanceTransfer transfer, LocalDate start) {
    double balance = transfer.balance();
    if (transfer.leftWithAuthority() < 0) {
      return "a deficit of " + amount(balance) + ", which stays with the authority";
    }
    if (balance < 0) {
      LocalDate last = start.plusMonths(transfer.recoveryMonths() - 1L);
      String monthly = amount(transfer.cashToTrust(1));
      String inTheEnd = amount(transfer.cashToTrust(transfer.recoveryMonths()));
      return String.format(
          Locale.ROOT,
          "a deficit of %s, taken from grant at %s a month%s until %d-%02d",
          amount(balance),
          monthly,
          inTheEnd.equals(monthly) ? "" : " and " + inTheEnd + " in the last,",
          last.getYear(),
          last.getMonthValue());
    }
    LocalDate last = start.plusMonths(BalanceTransfer.SURPLUS_MONTH - 1L);
    return String.format(
        Locale.ROOT,
        "a surplus of %s, which the authority pays by the end of %d-%02d",
        amount(balance),
        last.getYear(),
        last.getMonthValue());
  }

  private static String amount(double pounds) {
    return "£" + Show.pence(Math.abs(pounds));
  }
}
