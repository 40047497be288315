package org.perpupil.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.trust.TrustTerms;

/** Whether a school can be followed, and can leave. */
final class TransferChecks {
  private TransferChecks() {}

  static int row(Projection projection, String id) {
    int row =
        projection
            .schools()
            .row(id)
            .orElseThrow(() -> new IllegalArgumentException("no school " + id));
    projection
        .failure(row)
        .ifPresent(
            reason -> {
              throw new ProblemsException(
                  Problem.error(
                      "school " + id + " (" + reason + ")",
                      "",
                      "a school that can be projected",
                      "what the brackets name can be given"));
            });
    return row;
  }

  /**
   * Returns the schools of a trust that could not be projected, where none of their money can reach
   * another school.
   *
   * @throws ProblemsException when there are some and the trust pools grant; names all of them
   */
  static List<String> leftOut(Projection projection, TrustTerms trust) {
    List<String> leftOut = new ArrayList<>();
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (String id : trust.schools()) {
      projection.schools().row(id).stream()
          .boxed()
          .flatMap(row -> projection.failure(row).stream())
          .forEach(
              reason -> {
                leftOut.add(id);
                reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(id);
              });
    }
    if (trust.trust().pooling().share() > 0) {
      List<Problem> problems = new ArrayList<>();
      reasons.forEach(
          (reason, ids) ->
              problems.add(
                  Problem.error(
                      "trust " + trust.name() + ", " + Names.schools(ids) + " (" + reason + ")",
                      "",
                      (ids.size() == 1 ? "a school" : "schools")
                          + " that can be projected, since the trust pools grant of all",
                      "its budget or a value that the formula needs is missing")));
      ProblemsException.throwIfAny(problems);
    }
    return leftOut;
  }

  static Block conversion(Projection leaving, int row, String id, TransferTerms terms) {
    List<Problem> problems = new ArrayList<>();
    Block first = Block.aprilToAugust(leaving.years().get(0).start());
    Block from = leaving.plan().arrangement(row).conversion().orElse(first);
    FundingYear last = leaving.years().get(leaving.years().size() - 1);
    if (from.compareTo(first) <= 0 || from.compareTo(Block.septemberToMarch(last.start())) > 0) {
      problems.add(
          Problem.error(
              "school " + id + ", conversion",
              leaving.plan().arrangement(row).toString(),
              "a maintained school that converts from "
                  + first.next().start()
                  + " to "
                  + Block.septemberToMarch(last.start()).next().start().minusMonths(1),
              "it is an academy already, or --years begin too late or end too early"));
    }
    if (terms.trust().schools().contains(id)) {
      problems.add(
          Problem.error(
              "school " + id + ", trust",
              terms.trust().name(),
              "a trust that the school may join",
              "it is one of the trust's schools already"));
    }
    ProblemsException.throwIfAny(problems);
    return from;
  }
}
