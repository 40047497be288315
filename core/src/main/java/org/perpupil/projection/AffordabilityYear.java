package org.perpupil.projection;

import java.util.OptionalDouble;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.rates.FundingYear;

/**
 * What made an authority's guarantee affordable in one funding year.
 *
 * @param laCode code of the authority
 * @param mode what was solved
 * @param capPercent the cap, solved or given; empty when no cap is in force
 * @param scalingPercent the percentage of gains above the cap that is taken, solved or given; empty
 *     when no cap is in force
 * @param guarantee pounds that the guarantee pays to all the schools, maintained and academies
 * @param deduction pounds that are taken from gains, less what the minimum level gives back
 * @param schools how many schools took part
 * @param missing how many schools of the authority could not be paid, and so took no part
 */
public record AffordabilityYear(
    String laCode,
    FundingYear year,
    AffordabilityMode mode,
    OptionalDouble capPercent,
    OptionalDouble scalingPercent,
    double guarantee,
    double deduction,
    int schools,
    int missing) {}
