package org.perpupil.examples;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trusts, courses of a school, authorities and rates of their own add up as written. */
@Tag("slow")
class OrganisationCastingTest {
  private static final String YEARS = "2025-26..2028-29";

  @TempDir private static Path generated;

  @TempDir private Path folder;

  private static Stream<CastingCases> authorities() throws IOException {
    return CastingCases.all(generated);
  }

  /** The one keeps reserves apart, the other pools them; budgets hold the charge of both. */
  private static Stream<Arguments> trusts() throws IOException {
    return CastingCases.all(generated)
        .flatMap(
            authority ->
                Stream.of("Fenway Trust", "Tessel Schools")
                    .map(trust -> Arguments.of(authority, trust)));
  }

  @ParameterizedTest
  @MethodSource("trusts")
  void schoolsAndCentreAreTheTrust(CastingCases authority, String trust) throws IOException {
    String[] joining = {"--join", "W01=2026-11-01", "--join", "W20=2027-02-01"};
    Path out = folder.resolve("trust.csv");
    trust(authority, trust, joining, "--out", out.toString());
    List<Map<String, String>> rows = Printed.csv(out);
    Path projected = folder.resolve("p.csv");
    boolean separate = trust.equals("Fenway Trust");
    authority.run("project", YEARS, "--basis", "academic", "--out", projected.toString());
    YearsAsWritten budgets = YearsAsWritten.of(Printed.csv(projected), "amount");

    Map<String, Map<String, BigDecimal>> members = new LinkedHashMap<>();
    Map<String, Map<String, BigDecimal>> blocks = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      String key = row.get("block") + " " + row.get("id");
      (row.get("id").isEmpty() ? blocks : members)
          .computeIfAbsent(key.strip(), any -> new LinkedHashMap<>())
          .put(row.get("line"), Printed.number(row.get("amount")));
    }
    Map<String, BigDecimal> before = new LinkedHashMap<>();
    blocks.forEach(
        (block, own) -> {
          Map<String, BigDecimal> sums = new LinkedHashMap<>();
          members.forEach(
              (key, lines) -> {
                if (key.startsWith(block)) {
                  String id = key.substring(block.length() + 1);
                  member(lines, separate, id + " in " + block);
                  lines.forEach((line, amount) -> sums.merge(line, amount, BigDecimal::add));
                  if (before.containsKey(id)) {
                    Printed.same(lines.get("opening_reserve"), before.get(id), key);
                  }
                  before.put(id, lines.get("closing_reserve"));
                }
              });
          trust(own, sums, block);
          if (before.containsKey("centre")) {
            Printed.same(own.get("centre_opening_reserve"), before.get("centre"), block);
          }
          before.put("centre", own.get("centre_closing_reserve"));
        });
    members(members, budgets);
    screen(trust(authority, trust, joining).out(), members, blocks);
  }

  /** Reserves that are not pooled are those before and the balance. */
  private static void member(Map<String, BigDecimal> lines, boolean separate, String where) {
    if (separate) {
      Printed.same(
          lines.get("closing_reserve"),
          lines.get("opening_reserve").add(lines.get("in_year_balance")),
          where);
    }
  }

  private static void trust(
      Map<String, BigDecimal> own, Map<String, BigDecimal> sums, String where) {
    Printed.same(
        own.get("centre_in_year_balance"),
        sums.get("charge").subtract(own.get("centre_cost")),
        where);
    Printed.same(sums.get("pooling"), BigDecimal.ZERO, where, "pooling");
    for (String line : List.of("opening_reserve", "in_year_balance", "closing_reserve")) {
      Printed.same(
          own.get("trust_" + line), sums.get(line).add(own.get("centre_" + line)), where, line);
    }
    Printed.same(
        own.get("trust_closing_reserve"),
        own.get("trust_opening_reserve").add(own.get("trust_in_year_balance")),
        where);
    Printed.same(
        own.get("trust_cash"),
        own.get("trust_closing_reserve").subtract(sums.get("outstanding")),
        where);
  }

  /** Two blocks of an academy from the start are its projected year, and what the trust adds. */
  private static void members(
      Map<String, Map<String, BigDecimal>> members, YearsAsWritten budgets) {
    members.forEach(
        (key, first) -> {
          int start = Integer.parseInt(key.substring(0, 4));
          String id = key.substring(11);
          Map<String, BigDecimal> second = members.get((start + 1) + "-04-01 " + id);
          if (!key.startsWith("-09", 4) || second == null || List.of("W01", "W20").contains(id)) {
            return;
          }
          BigDecimal added = BigDecimal.ZERO;
          for (Map<String, BigDecimal> block : List.of(first, second)) {
            added = added.add(block.get("pooling")).add(block.get("services"));
          }
          String year = start + "-" + String.valueOf(start + 1).substring(2);
          Printed.same(
              first.get("in_year_balance").add(second.get("in_year_balance")),
              budgets.lines().get(id + " " + year + " academic").get("in_year_balance").add(added),
              id,
              year);
        });
  }

  private static void screen(
      String text,
      Map<String, Map<String, BigDecimal>> members,
      Map<String, Map<String, BigDecimal>> blocks) {
    Printed.Table table = Printed.tables(text).get(0);
    List<String> years = table.row("");
    for (int column = 1; column < years.size(); column++) {
      int at = column;
      BigDecimal balances = BigDecimal.ZERO;
      BigDecimal reserves = BigDecimal.ZERO;
      for (List<String> line : table.where(row -> Printed.isNumber(row.get(at)))) {
        BigDecimal amount = Printed.number(line.get(column));
        boolean whole = line.get(0).startsWith("trust, ");
        if (line.get(0).endsWith(", in the year")) {
          Printed.same(whole ? balances : amount, amount, years.get(column), line.get(0));
          balances = balances.add(amount);
        } else if (line.get(0).endsWith(", reserve at the end")) {
          Printed.same(whole ? reserves : amount, amount, years.get(column), line.get(0));
          reserves = reserves.add(amount);
        }
      }
      int start = Integer.parseInt(years.get(column).substring(0, 4));
      List<String> ofYear = List.of(start + "-09-01", (start + 1) + "-04-01");
      for (Map.Entry<String, String> line :
          Map.of("grant of schools", "grant", "central charges", "charge").entrySet()) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, Map<String, BigDecimal>> member : members.entrySet()) {
          boolean isIn = ofYear.contains(member.getKey().substring(0, 10));
          sum = isIn ? sum.add(member.getValue().get(line.getValue())) : sum;
        }
        Printed.same(Printed.number(table.row(line.getKey()).get(column)), sum, line);
      }
      Printed.same(
          Printed.number(table.row("trust, reserve at the end").get(column)),
          blocks.get(ofYear.get(1)).get("trust_closing_reserve"),
          years.get(column));
    }
  }

  @ParameterizedTest
  @MethodSource("authorities")
  void causesAreTheDifferenceOfCourses(CastingCases authority) throws IOException {
    for (String id : List.of("W01", "W07", "W20")) {
      Path out = folder.resolve("options.csv");
      String[] leaving = {"--id", id, "--from", "2026-09-01"};
      trust("options", authority, "Fenway Trust", leaving, "--out", out.toString());
      Map<String, Map<String, BigDecimal>> courses = new LinkedHashMap<>();
      for (Map<String, String> row : Printed.csv(out)) {
        courses
            .computeIfAbsent(row.get("year") + " " + row.get("course"), k -> new LinkedHashMap<>())
            .put(row.get("line"), Printed.number(row.get("amount")));
      }
      Printed.Table screen =
          Printed.tables(trust("options", authority, "Fenway Trust", leaving).out()).get(0);
      BigDecimal opening = Printed.number(screen.row("reserve at the start").get(1));
      Map<String, BigDecimal> before = new LinkedHashMap<>();
      courses.forEach(
          (key, lines) -> {
            String course = key.substring(8);
            BigDecimal closing = before.getOrDefault(course, opening).add(lines.get("change"));
            Printed.same(lines.get("closing_reserve"), closing, id, key);
            before.put(course, closing);
            BigDecimal staying = courses.get(key.substring(0, 7) + " maintained").get("change");
            if (course.equals("maintained")) {
              return;
            }
            BigDecimal difference = lines.get("change").subtract(staying);
            Printed.same(lines.get("difference"), difference, id, key);
            BigDecimal causes = BigDecimal.ZERO;
            for (Map.Entry<String, BigDecimal> line : lines.entrySet()) {
              boolean isCause =
                  !line.getKey().contains(":")
                      && !List.of(
                              "change",
                              "closing_reserve",
                              "outstanding",
                              "difference",
                              "charge_like_for_like")
                          .contains(line.getKey());
              causes = isCause ? causes.add(line.getValue()) : causes;
            }
            Printed.same(causes, difference, id, key);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("authorities")
  void schoolsGainsAndLossesAreTheirSums(CastingCases authority) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("own-formula", "--schools", authority.file("schools.csv")));
    arguments.addAll(List.of("--formulas", authority.file("formulas.csv"), "--la", "999"));
    arguments.addAll(List.of("--to", "nff:2025-26", "--uplift-percent", "2.1"));
    arguments.addAll(List.of("--authorities", authority.file("authorities.csv")));
    String text = CastingCases.of(arguments).out();
    Printed.Table schools = Printed.table(text, "What each school gets");
    BigDecimal gained = BigDecimal.ZERO;
    BigDecimal lost = BigDecimal.ZERO;
    BigDecimal then = BigDecimal.ZERO;
    for (List<String> line : schools.where(row -> Printed.isNumber(row.get(2)))) {
      BigDecimal change = Printed.number(line.get(4));
      Printed.same(Printed.number(line.get(3)).subtract(Printed.number(line.get(2))), change, line);
      gained = gained.add(change.max(BigDecimal.ZERO));
      lost = lost.subtract(change.min(BigDecimal.ZERO));
      then = then.add(Printed.number(line.get(3)));
    }
    Printed.same(amount(text, "schools lose £"), lost, "lost");
    Printed.same(amount(text, ", [0-9]+ gain £"), gained, "gained");
    Printed.same(amount(text, "affordable: £"), then, "affordable");
  }

  /** Groups, causes, schools and what is written of levers are the same pennies. */
  @ParameterizedTest
  @MethodSource("authorities")
  void leversAreTheSumOfTheirSchools(CastingCases authority) throws IOException {
    Path out = folder.resolve("levers.csv");
    List<String> arguments =
        new ArrayList<>(List.of("levers", "--schools", authority.file("schools.csv")));
    arguments.addAll(List.of("--formulas", authority.file("formulas.csv"), "--la", "999"));
    arguments.addAll(List.of("--to", "nff:2025-26", "--uplift-percent", "2.1"));
    arguments.addAll(List.of("--authorities", authority.file("authorities.csv")));
    arguments.addAll(List.of("--mix", "m=needs:50,cap:50", "--out", out.toString()));
    String text = CastingCases.of(arguments).out();
    List<Map<String, String>> schools = Printed.csv(out);
    List<Map<String, String>> groups = Printed.csv(folder.resolve("levers.groups.csv"));
    for (Map<String, String> lever : Printed.csv(folder.resolve("levers.levers.csv"))) {
      String name = lever.get("lever");
      List<Map<String, String>> rows =
          schools.stream().filter(row -> name.equals(row.get("lever"))).toList();
      Printed.same(sum(rows, "after"), new BigDecimal(lever.get("spent")), name);
      BigDecimal over = sum(rows, "after").subtract(new BigDecimal(lever.get("available")));
      Printed.same(over, new BigDecimal(lever.get("over")), name);
      Printed.same(sum(rows, "before").add(sum(rows, "change")), sum(rows, "after"), name);
      for (Map<String, String> row : rows) {
        BigDecimal causes = BigDecimal.ZERO;
        List<String> columns = List.copyOf(row.keySet());
        int first = columns.indexOf("budget_share_after_dedelegation") + 1;
        for (String cause : columns.subList(first, columns.size())) {
          causes = causes.add(new BigDecimal(row.get(cause)));
        }
        Printed.same(causes, new BigDecimal(row.get("change")), name, row.get("id"));
      }
      for (String grouping : List.of("all", "phase", "need", "trust")) {
        List<Map<String, String>> changes =
            groups.stream()
                .filter(row -> name.equals(row.get("figure")))
                .filter(row -> grouping.equals(row.get("grouping")))
                .filter(row -> "change".equals(row.get("measure")))
                .toList();
        Printed.same(sum(changes, "value"), sum(rows, "change"), name, grouping);
      }
    }
    for (String title : List.of("change by phase", "change by need", "why, over all schools")) {
      Printed.Table table = Printed.table(text, title);
      List<List<String>> rows = table.where(row -> Printed.isNumber(row.get(1)));
      List<String> last = rows.get(rows.size() - 1);
      for (int column = 1; column < last.size(); column++) {
        int at = column;
        List<List<String>> parts = rows.subList(0, rows.size() - 1);
        Printed.same(
            Printed.sum(parts.stream().map(row -> row.get(at))),
            Printed.number(last.get(at)),
            title,
            column);
      }
    }
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest
  @MethodSource("authorities")
  void whatTheLevyDoesNotRaiseIsLeft(CastingCases authority) throws IOException {
    Path out = folder.resolve("steps.csv");
    authority.run(
        "authority",
        "2025-26",
        "--authorities",
        authority.file("authorities.csv"),
        "--la",
        "999",
        "--leave",
        "by-size",
        "--out",
        out.toString());
    for (Map<String, String> row : Printed.csv(out)) {
      BigDecimal left = Printed.number(row.get("residual"));
      if (left.signum() > 0) {
        Printed.same(
            Printed.number(row.get("levy_charged"))
                .multiply(Printed.number(row.get("pupils")))
                .add(left),
            Printed.number(row.get("to_raise")),
            row);
      }
    }
  }

  private static BigDecimal amount(String text, String before) {
    Matcher found = Pattern.compile(before + "([0-9,.]+[0-9])").matcher(text);
    if (!found.find()) {
      throw new AssertionError("no '" + before + "' in\n" + text);
    }
    return Printed.number(found.group(1));
  }

  private static Run trust(CastingCases authority, String trust, String[] some, String... more) {
    return trust("trust", authority, trust, some, more);
  }

  private static Run trust(
      String command, CastingCases authority, String trust, String[] some, String... more) {
    List<String> options = new ArrayList<>(List.of("--trust", trust));
    for (String name : List.of("trusts", "services", "authorities")) {
      options.addAll(List.of("--" + name, authority.file(name + ".csv")));
    }
    options.addAll(List.of(some));
    options.addAll(List.of(more));
    return authority.run(command, YEARS, options.toArray(String[]::new));
  }
}
