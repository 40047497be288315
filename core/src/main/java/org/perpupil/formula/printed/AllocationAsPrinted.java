package org.perpupil.formula.printed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;

/**
 * What schools get, as it is printed and written: every line rounded once, every total the sum of
 * the printed lines, see {@link Casting}.
 *
 * <p>Rounded to statements, figures are those of the allocation. Otherwise they have {@value
 * Casting#UNROUNDED_DECIMALS} decimals, so that they still add up as printed. Immutable and
 * thread-safe.
 */
public final class AllocationAsPrinted {
  private static final List<Line> PUPIL_LED = Line.of(Line.Group.PUPIL_LED);
  private static final List<Line> SCHOOL_LED = Line.of(Line.Group.SCHOOL_LED);
  private static final List<Line> ALL = Line.values();
  private static final List<Line> BEFORE_PROTECTION =
      ALL.stream().filter(line -> line.group() != Line.Group.PROTECTION).toList();
  private static final List<Line> LOCAL_PROTECTION =
      List.of(Line.MINIMUM_FUNDING_GUARANTEE, Line.CAPPING_AND_SCALING, Line.MPPL_RESTORE);

  private final Allocation allocation;

  private AllocationAsPrinted(Allocation allocation) {
    this.allocation = allocation;
  }

  /** Returns the figures of an allocation as they are printed. */
  public static AllocationAsPrinted of(Allocation allocation) {
    return new AllocationAsPrinted(allocation);
  }

  /** Returns the pounds of a line; nothing when the school could not be paid. */
  public Optional<BigDecimal> amount(Line line, int row) {
    return line(allocation.amount(line, row));
  }

  /**
   * Returns the pounds of a line without area cost, as {@link Allocation#amountWithoutAreaCost}.
   */
  public Optional<BigDecimal> amountWithoutAreaCost(Line line, int row) {
    return line(allocation.amountWithoutAreaCost(line, row));
  }

  /**
   * Returns a total that is made of lines, or the pounds that the guarantee protects; nothing when
   * it does not apply or the school could not be paid.
   *
   * @throws IllegalArgumentException when the total is not pounds but a ratio
   */
  public Optional<BigDecimal> total(Total total, int row) {
    if (allocation.failure(row).isPresent()) {
      return Optional.empty();
    }
    if (allocation.rounding().roundsTotalsAlone()) {
      return totalOfUnroundedLines(total, row);
    }
    return switch (total) {
      case ROUNDING -> Optional.of(BigDecimal.ZERO);
      case PUPIL_LED_TOTAL -> Optional.of(sum(PUPIL_LED, row));
      case SCHOOL_LED_TOTAL -> Optional.of(sum(SCHOOL_LED, row));
      case BUDGET_SHARE_BEFORE_MFG -> Optional.of(sum(BEFORE_PROTECTION, row));
      case MFG_ADJUSTMENT -> Optional.of(sum(LOCAL_PROTECTION, row));
      case BUDGET_SHARE -> Optional.of(sum(ALL, row));
      case BUDGET_SHARE_AFTER_DEDELEGATION ->
          Optional.of(sum(ALL, row).subtract(dedelegation(row)));
      case AREA_COST -> Optional.of(areaCost(row));
      case MFG_BUDGET, NOTIONAL_SEN -> line(allocation.total(total, row));
      case MFG_BASELINE_UNIT_VALUE, MFG_UNIT_VALUE, MFG_CHANGE, PER_PUPIL ->
          throw new IllegalArgumentException(total + " is a ratio, expected pounds");
    };
  }

  private Optional<BigDecimal> totalOfUnroundedLines(Total total, int row) {
    return switch (total) {
      case AREA_COST -> Optional.of(areaCost(row));
      case ROUNDING -> total(Total.BUDGET_SHARE, row).map(share -> share.subtract(sum(ALL, row)));
      case MFG_BASELINE_UNIT_VALUE, MFG_UNIT_VALUE, MFG_CHANGE, PER_PUPIL ->
          throw new IllegalArgumentException(total + " is a ratio, expected pounds");
      default -> {
        OptionalDouble pounds = allocation.total(total, row);
        yield pounds.isEmpty()
            ? Optional.empty()
            : Optional.of(Casting.pounds(Casting.pence(pounds.getAsDouble())));
      }
    };
  }

  private BigDecimal sum(List<Line> lines, int row) {
    if (!allocation.rounding().linesToPence()) {
      return lines.stream()
          .map(line -> amount(line, row).orElseThrow())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
    long pence = 0;
    for (Line line : lines) {
      pence += Casting.pence(allocation.amount(line, row).orElseThrow());
    }
    return Casting.pounds(pence);
  }

  private BigDecimal areaCost(int row) {
    if (allocation.rounding().linesToPence()) {
      long pence = 0;
      for (Line line : ALL) {
        pence +=
            Casting.pence(allocation.amount(line, row).orElseThrow())
                - Casting.pence(allocation.amountWithoutAreaCost(line, row).orElseThrow());
      }
      return Casting.pounds(pence);
    }
    return ALL.stream()
        .map(line -> amountWithoutAreaCost(line, row).orElseThrow())
        .reduce(sum(ALL, row), BigDecimal::subtract);
  }

  private BigDecimal dedelegation(int row) {
    double share = allocation.total(Total.BUDGET_SHARE, row).orElseThrow();
    double after = allocation.total(Total.BUDGET_SHARE_AFTER_DEDELEGATION, row).orElseThrow();
    return Casting.line(share - after, allocation.rounding());
  }

  private Optional<BigDecimal> line(OptionalDouble pounds) {
    return pounds.isEmpty()
        ? Optional.empty()
        : Optional.of(Casting.line(pounds.getAsDouble(), allocation.rounding()));
  }
}
