package org.perpupil.examples;

import java.time.LocalDate;
import java.time.YearMonth;
import org.perpupil.budget.Block;
import org.perpupil.organisation.BalanceTransfer;

/** Who keeps a balance at conversion, and when its cash moves, in words. */
final class BalanceWords {
  private BalanceWords() {}

  static String of(BalanceTransfer transfer, Block from) {
    double balance = transfer.balance();
    if (transfer.leftWithAuthority() < 0) {
      return "a deficit of " + amount(balance) + ", which stays with the authority";
    }
    LocalDate start = from.start();
    if (balance < 0) {
      LocalDate last = start.plusMonths(transfer.recoveryMonths() - 1L);
      return "a deficit of %s, taken from grant at %s a month until %s"
          .formatted(amount(balance), amount(transfer.cashToTrust(1)), YearMonth.from(last));
    }
    LocalDate last = start.plusMonths(BalanceTransfer.SURPLUS_MONTH - 1L);
    return "a surplus of %s, which the authority pays by the end of %s"
        .formatted(amount(balance), YearMonth.from(last));
  }

  private static String amount(double pounds) {
    return "£" + Show.whole(Math.abs(pounds));
  }
}
