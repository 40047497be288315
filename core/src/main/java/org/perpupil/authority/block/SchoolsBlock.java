package org.perpupil.authority.block;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpupil.rates.FundingYear;

/**
 * The schools block of an authority's dedicated schools grant, before recoupment for academies.
 *
 * <p>Primary pupils × primary unit of funding + secondary pupils × secondary unit of funding +
 * premises + growth + protection. From 2020-21 each product is rounded up to the pound, as the
 * published tables of 2020-21 to 2023-24 are; 2019-20 is not rounded. Worked out in decimal, since
 * a binary error could lift a whole number of pounds to the next. Immutable and thread-safe.
 *
 * <p>Source: dedicated schools grant tables of the Department for Education, exact for 600 of 600
 * authority rows of 2020-21 to 2023-24. Later years are taken to be rounded alike.
 *
 * @param primary pounds for primary pupils
 * @param secondary pounds for secondary pupils
 * @param premises pounds for premises
 * @param growth pounds for growth
 * @param protection pounds of protection, in 2020-21; else 0
 */
public record SchoolsBlock(
    BigDecimal primary,
    BigDecimal secondary,
    BigDecimal premises,
    BigDecimal growth,
    BigDecimal protection) {

  /**
   * Returns the schools block without protection.
   *
   * @param primaryUnit pounds per primary pupil
   * @param secondaryUnit pounds per secondary pupil
   */
  public static SchoolsBlock of(
      FundingYear year,
      BigDecimal primaryUnit,
      BigDecimal primaryPupils,
      BigDecimal secondaryUnit,
      BigDecimal secondaryPupils,
      BigDecimal premises,
      BigDecimal growth) {
    return new SchoolsBlock(
        product(year, primaryUnit, primaryPupils),
        product(year, secondaryUnit, secondaryPupils),
        premises,
        growth,
        BigDecimal.ZERO);
  }

  /** Returns the same block with an amount of protection, in pounds. */
  public SchoolsBlock withProtection(BigDecimal pounds) {
    return new SchoolsBlock(primary, secondary, premises, growth, pounds);
  }

  /** Returns the whole block in pounds. */
  public BigDecimal total() {
    return primary.add(secondary).add(premises).add(growth).add(protection);
  }

  private static BigDecimal product(FundingYear year, BigDecimal unit, BigDecimal pupils) {
    BigDecimal exact = unit.multiply(pupils);
    return year.isBefore(2020) ? exact : exact.setScale(0, RoundingMode.CEILING);
  }
}
