package org.perpupil.io.result;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.perpupil.budget.BudgetCode;
import org.perpupil.rates.RateStatus;

/**
 * What is to be said of amounts under the codes of a return: which have none there, which stand
 * under one that no text confirms, and which lines of the return nothing here stands under.
 *
 * <p>Source: cost categories of DfE's financial benchmarking and insights tool.
 */
public final class ReturnCodes {
  /** Lines of the academies accounts return that are not told apart here. */
  private static final ImmutableMap<String, String> NOT_FILLED =
      ImmutableMap.<String, String>builder()
          .put("BAI011", "other income of academies from the Department")
          .put("BAI020", "other grants of the Department's family")
          .put("BAI050", "start-up grants")
          .put("BAI070", "government money that is no grant")
          .put("BAI080", "trade with other academies")
          .put("BAI090", "grants from others than government")
          .put("BAI150", "income from investment")
          .put("BAI160", "funds inherited on conversion or transfer")
          .build();

  /** Codes that were split, and into what. */
  private static final Map<BudgetCode, String> SPLIT =
      ImmutableMap.of(BudgetCode.I08, "I08a and I08b", BudgetCode.E20, "E20A to E20G from 2024-25");

  private ReturnCodes() {}

  /** Returns what is to be said of codes shown as the academies accounts return has them. */
  public static List<String> ofAcademies(Collection<BudgetCode> codes) {
    List<String> said = new ArrayList<>();
    say(
        said,
        "no code of the academies accounts return, so that they keep their own: ",
        codes,
        code -> code.aarCode().isEmpty());
    say(
        said,
        "under a code of it that no published text confirms: ",
        codes,
        code -> code.aarCode().isPresent() && code.status() == RateStatus.UNVERIFIED);
    say(
        said,
        "under the first of the codes over which it is spread there (BAI010, BAI011, BAI020,"
            + " BAI050, BAI061): ",
        codes,
        code -> code == BudgetCode.I01 || code == BudgetCode.I02);
    say(
        said,
        "a cost of the school here, and there among the trust's income: ",
        codes,
        code -> code == BudgetCode.BAI170);
    said.add(
        "lines of it that are not told apart here: "
            + NOT_FILLED.entrySet().stream()
                .map(line -> line.getKey() + " " + line.getValue())
                .collect(Collectors.joining(", ")));
    return List.copyOf(said);
  }

  /** Returns what is to be said of codes shown as consistent financial reporting has them. */
  public static List<String> ofMaintained(Collection<BudgetCode> codes) {
    List<String> said = new ArrayList<>();
    String academies =
        codes.stream()
            .filter(code -> code == BudgetCode.POOLING || code.code().startsWith("BA"))
            .map(BudgetCode::code)
            .collect(Collectors.joining(", "));
    if (!academies.isEmpty()) {
      said.add(
          "no code of consistent financial reporting, as academies alone have it: " + academies);
    }
    String split =
        codes.stream()
            .filter(SPLIT::containsKey)
            .map(code -> code.code() + " (" + SPLIT.get(code) + ")")
            .collect(Collectors.joining(", "));
    if (!split.isEmpty()) {
      said.add("under a code that the return has split since, as the budget states it: " + split);
    }
    return List.copyOf(said);
  }

  private static void say(
      List<String> said, String what, Collection<BudgetCode> codes, Predicate<BudgetCode> isMeant) {
    String named =
        codes.stream()
            .filter(isMeant)
            .map(
                code ->
                    code.code()
                        + code.aarCode()
                            .filter(aar -> !aar.equals(code.code()))
                            .map(aar -> " (" + aar + ")")
                            .orElse(""))
            .collect(Collectors.joining(", "));
    if (!named.isEmpty()) {
      said.add(what + named);
    }
  }
}
