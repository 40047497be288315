package org.perpupil.joining.trust;

import java.time.LocalDate;
import org.perpupil.budget.Block;
import org.perpupil.trust.Trust;
import org.perpupil.trust.members.IncomingSchool;

/**
 * A school that joins a trust: what it brings to the centre and what it costs there, in pounds a
 * year at the grant, pupils and prices of its first block. Immutable and thread-safe.
 *
 * @param place of the school in the trust
 * @param from its first block there, or partly there
 * @param day its first day there
 * @param school grant, pupils, and what becomes of its balance
 * @param schoolsBefore schools that the trust has already; of several that join at once, those of
 *     an earlier day or listed before it too
 * @param pupilsBefore their pupils
 * @param trust at the prices of the block
 */
public record TrustArrival(
    int place,
    Block from,
    LocalDate day,
    IncomingSchool school,
    int schoolsBefore,
    double pupilsBefore,
    Trust trust) {
  /** Returns the central charge that it brings, in pounds a year. */
  public double brings() {
    return school.brings(trust);
  }

  /** Returns what the centre costs more with it, in pounds a year; may be negative. */
  public double costs() {
    return school.costs(trust, schoolsBefore, pupilsBefore);
  }

  /** Returns what it brings less what it costs, in pounds a year. */
  public double net() {
    return school.netForCentre(trust, schoolsBefore, pupilsBefore);
  }
}
