package org.perpupil.scenario;

import java.time.LocalDate;
import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/**
 * A school that becomes an academy, alone or in a trust.
 *
 * @param first its first block as an academy, or partly as one
 * @param day its first day as an academy
 * @param trust the trust that it joins then
 */
record Joining(Block first, LocalDate day, Optional<String> trust) {

  /**
   * Returns whether the school is in the trust in a year of assumptions: from the funding year that
   * pays its first block as an academy, so that a charge of that year is one of the trust's.
   */
  boolean isMember(FundingYear year) {
    return trust.isPresent() && year.compareTo(first.fundingYear(Governance.ACADEMY)) >= 0;
  }

  Arrangement arrangement() {
    Arrangement alone = Arrangement.converting(day);
    return trust.map(alone::joining).orElse(alone);
  }

  /** Returns the school as it is in the trust; the school itself when it joins none. */
  School joined(School school) {
    return trust.map(name -> school.toBuilder().trust(name).build()).orElse(school);
  }
}
