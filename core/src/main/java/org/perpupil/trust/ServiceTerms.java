package org.perpupil.trust;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * A service that a school needs whoever runs it: what it costs and who pays, in each case.
 *
 * <p>What a maintained school pays by itself is in its budget already; only what changes is added.
 * Immutable and thread-safe.
 *
 * @param name what is done
 * @param trust the trust that the terms hold in; empty for any
 * @param basis what costs are of
 * @param maintained as long as the school is maintained
 * @param academy as an academy of its own
 * @param inTrust in the trust
 */
public record ServiceTerms(
    String name, Optional<String> trust, Basis basis, Side maintained, Side academy, Side inTrust) {
  /** Services whose cost a projection works out, so that none is stated. */
  public static final Set<String> PROJECTED = ImmutableSet.of("audit", "systems", "insurance");

  /** What a cost is of. */
  public enum Basis {
    /** Pounds a year. */
    FLAT,
    /** Pounds a year for each pupil. */
    PER_PUPIL,
    /** What the projection says that the school pays; see {@link ServiceTerms#PROJECTED}. */
    PROJECTED;

    /** Returns the name as files write it, such as {@code per-pupil}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the basis with the given label, or nothing when there is none. */
    public static Optional<Basis> find(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }

    /** Returns all labels; unmodifiable. */
    public static List<String> labels() {
      return Arrays.stream(values()).map(Basis::label).toList();
    }
  }

  /** Who pays. */
  public enum Payer {
    /** The authority, from money that is not the school's. */
    AUTHORITY,
    /** The school, by de-delegation or a levy, which is counted there and not as a service. */
    LEVY,
    /** The school, from its budget. */
    SCHOOL,
    /** The trust's centre, from its charge. */
    TRUST;

    /** Returns the name as files write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the payer with the given label, or nothing when there is none. */
    public static Optional<Payer> find(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }

    /** Returns all labels; unmodifiable. */
    public static List<String> labels() {
      return Arrays.stream(values()).map(Payer::label).toList();
    }
  }

  /**
   * Who pays in one case, and how much.
   *
   * @param payer who pays
   * @param cost pounds of the first year, on the service's basis
   */
  public record Side(Payer payer, double cost) {}

  /** Checks costs and payers. */
  public ServiceTerms {
    List<Problem> problems = new ArrayList<>();
    check("maintained", maintained, Set.of(Payer.TRUST), problems);
    check("academy", academy, ImmutableSet.of(Payer.TRUST, Payer.LEVY), problems);
    check("trust", inTrust, Set.of(Payer.LEVY), problems);
    if ((basis == Basis.PROJECTED) != PROJECTED.contains(name)) {
      problems.add(
          Problem.error(
              "service " + name + ", cost_basis",
              basis.label(),
              PROJECTED.contains(name)
                  ? "projected, since the projection works it out"
                  : "flat or per-pupil; projected is for audit, systems and insurance",
              "the service has another name here"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /**
   * Returns the pounds of the first year that a case costs a payer; 0 when another one pays, or the
   * projection says what it costs.
   *
   * @param pupils pupils of the school
   */
  public double pounds(Side side, Payer payer, double pupils) {
    if (side.payer() != payer || basis == Basis.PROJECTED) {
      return 0;
    }
    return basis == Basis.PER_PUPIL ? side.cost() * pupils : side.cost();
  }

  private static void check(String which, Side side, Set<Payer> never, List<Problem> problems) {
    Amounts.notNegative("cost_" + which, side.cost(), problems);
    if (never.contains(side.payer())) {
      problems.add(
          Problem.error(
              "payer_" + which,
              side.payer().label(),
              switch (which) {
                case "maintained" -> "authority, levy or school, since it is in no trust";
                case "academy" -> "authority or school, since it pays no levy and is in no trust";
                default -> "authority, school or trust, since academies pay no levy";
              },
              "two of the payers were swapped"));
    }
  }
}
