package org.perpupil.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.perpupil.formula.Allocation;
import org.perpupil.rates.RateBook;

/** How figures were worked out, so that somebody else can do it again. */
final class MethodSection {
  private static final int DIGITS = 12;

  private MethodSection() {}

  /** Returns the part, and tells the page's summary the same. */
  static Section section(ReportResults results, Page page) {
    Map<String, String> rests = new LinkedHashMap<>();
    results
        .changes()
        .ifPresent(
            changes -> rests.put("Formulas", changes.comparison().title().replace(" -> ", " to ")));
    results
        .risks()
        .ifPresent(
            risks -> {
              rests.put("Worlds", Words.number(risks.worlds()) + ", " + risks.result().sampler());
              rests.put("Fingerprint of plan and data", digits(risks.result().fingerprint()));
            });
    String figures =
        results.changes().map(result -> result.toCsv()).orElse("")
            + results.years().map(result -> result.toCsv()).orElse("");
    Section section = section(page, rests, figures);
    if (results.years().isPresent()) {
      section.say(
          "Every year runs in two blocks, April to August and September to March; pay, prices and"
              + " pupils move as the assumptions say.");
    }
    if (results.risks().isPresent()) {
      section.say(
          "A world is one draw of everything that varies. Its chances are counts: they say how"
              + " often something happens in these worlds, not that the worlds hold everything.");
    }
    return section;
  }

  /**
   * Returns the part, and tells the page's summary the same.
   *
   * @param more what the figures rest on beside method and rates, in order
   * @param figures all of them as text, to be told from others
   */
  static Section section(Page page, Map<String, String> more, String figures) {
    Map<String, String> rests = new LinkedHashMap<>();
    rests.put("Method", "version " + Allocation.METHOD_VERSION + " of PerPupil");
    rests.put("Rate books", RateBook.version());
    rests.putAll(more);
    rests.put("Fingerprint of the figures", digits(fingerprint(figures)));
    PageTable table = new PageTable("How the figures were made").words("What").words("Which");
    table.open();
    rests.forEach(
        (what, which) -> {
          table.row(what, which);
          page.rests(what.toLowerCase(Locale.ROOT).replace(' ', '_'), which);
        });
    Section section =
        new Section("method", "Method")
            .headline("Same files, same version: the same figures, digit by digit")
            .subtitle("What somebody else needs to work it out again")
            .table(table);
    return section.say(
        "Budget shares follow the rules of each year line by line, rounded to pence as the"
            + " department does.");
  }

  private static String digits(String fingerprint) {
    return fingerprint.substring(0, DIGITS);
  }

  private static String fingerprint(String figures) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(figures.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
