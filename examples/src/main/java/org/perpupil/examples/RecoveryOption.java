package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perpupil.trust.BalanceTransfer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How long a deficit of a school that converts is taken from its grant. */
final class RecoveryOption {
  @Option(
      names = "--recovery-months",
      paramLabel = "N",
      description =
          "Months over which a converter's deficit is taken from its grant (default "
              + BalanceTransfer.RECOVERY_MONTHS
              + ", unverified).")
  private @Nullable Integer months;

  boolean isGiven() {
    return months != null;
  }

  int months(CommandSpec spec) {
    if (months != null && months < 1) {
      throw new ParameterException(spec.commandLine(), "--recovery-months takes 1 month or more");
    }
    return months == null ? BalanceTransfer.RECOVERY_MONTHS : months;
  }

  /** Says that nobody published the default, where a deficit rests on it. */
  void message(List<BalanceTransfer> transfers, PrintWriter err) {
    if (months == null && transfers.stream().anyMatch(transfer -> transfer.toTrust() < 0)) {
      err.printf(
          Locale.ROOT,
          "recovery of a deficit over %s months is %s; it is agreed case by case, and"
              + " --recovery-months says yours%n",
          BalanceTransfer.RECOVERY_MONTHS,
          BalanceTransfer.RECOVERY_STATUS.label());
      err.flush();
    }
  }
}
