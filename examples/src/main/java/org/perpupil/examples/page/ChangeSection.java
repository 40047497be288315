package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.perpupil.ShareChanges;
import org.perpupil.examples.chart.Bars;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Histogram;
import org.perpupil.formula.Line;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.groups.LineFamilies;
import org.perpupil.school.School;

/** What a change of formula does to each school, per pupil: picture, and one table by school. */
final class ChangeSection {
  /** More rows than this are found by a search. */
  private static final int MOST_ROWS = 500;

  private static final int EXTREMES = 30;

  private static final List<String> HEADS =
      List.of(
          "School",
          "Pupils",
          "Before",
          "After",
          "Change",
          "Per pupil",
          "Percent",
          "Mostly because of",
          "Held by");

  private static final List<String> KINDS = List.of("w", "n", "n", "n", "n", "n", "n", "w", "w");

  /** Lines that hold a school, in their order, and what they are called in short. */
  private static final Map<Line, String> HOLDING =
      new TreeMap<>(
          Map.of(
              Line.MINIMUM_FUNDING_GUARANTEE, "guarantee",
              Line.FLOOR_TOP_UP, "floor",
              Line.MPPL_TOP_UP, "minimum",
              Line.CAPPING_AND_SCALING, "cap",
              Line.GAINS_CAP, "cap"));

  private final Comparison comparison;
  private final Optional<String> focus;
  private final List<Integer> all;
  private final List<Integer> ranked;

  /**
   * Begins the part.
   *
   * @param focus the identifier of the reader's school
   */
  ChangeSection(ShareChanges changes, Optional<String> focus) {
    this(changes, focus, IntStream.range(0, changes.comparison().size()).boxed().toList());
  }

  /**
   * Begins the part of some schools.
   *
   * @param rows those of the schools
   */
  ChangeSection(ShareChanges changes, Optional<String> focus, List<Integer> rows) {
    this.comparison = changes.comparison();
    this.focus = focus;
    this.all = List.copyOf(rows);
    this.ranked =
        rows.stream()
            .filter(row -> comparison.changePerPupil(row).isPresent())
            .sorted(Comparator.comparingDouble(this::perPupil))
            .toList();
  }

  Section section(String headline, String place) {
    Section section =
        new Section("change", "Change per pupil")
            .headline(headline)
            .subtitle(
                "Change of the budget share in pounds per pupil, "
                    + Words.count(ranked.size(), "school")
                    + " of "
                    + place
                    + ", "
                    + Words.formulas(comparison.before().formulas())
                    + " to "
                    + Words.formulas(comparison.after().formulas()));
    rank().ifPresent(section::say);
    if (ranked.size() > Bars.MOST) {
      List<Double> values = ranked.stream().map(this::perPupil).toList();
      OptionalDouble own =
          ranked.stream().filter(this::isFocus).mapToDouble(this::perPupil).findFirst();
      section.chart(Histogram.of("pounds per pupil", values, own), headline + ", all schools");
    } else if (!ranked.isEmpty()) {
      List<Bars.Bar> bars =
          ranked.stream()
              .map(row -> new Bars.Bar(Words.label(school(row)), perPupil(row), isFocus(row)))
              .toList();
      section.chart(new Bars(bars, "change in pounds per pupil"), headline + ", one bar a school");
    }
    List<Integer> rows = new ArrayList<>(ranked);
    all.stream().filter(row -> comparison.changePerPupil(row).isEmpty()).forEach(rows::add);
    if (rows.size() <= MOST_ROWS) {
      section.table(table("Every school: before, after and why", rows));
    } else {
      section.search(SchoolSearch.json(HEADS, KINDS, rows.stream().map(this::found)));
      section.table(table("The 30 schools that lose most per pupil", ranked.subList(0, EXTREMES)));
      section.table(
          table(
              "The 30 schools that gain most per pupil",
              ranked.subList(ranked.size() - EXTREMES, ranked.size())));
    }
    section.note(
        "Whole pounds: to the penny, the causes of each school add up to its change. A guarantee, a"
            + " minimum level or a cap is named where it pays or takes money under the new"
            + " formula.");
    return section;
  }

  /** Returns where the school in focus stands among all, such as 12th of 21. */
  Optional<String> place() {
    for (int place = 0; place < ranked.size(); place++) {
      if (isFocus(ranked.get(place)) && ranked.size() > 1) {
        return Optional.of(Words.ordinal(place + 1) + " of " + Words.number(ranked.size()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> rank() {
    return focus.map(
        id ->
            place()
                .map(
                    place ->
                        "Counted from the school that loses most per pupil, it is the "
                            + place
                            + ".")
                .orElse("There is no other school to compare it with."));
  }

  private PageTable table(String caption, List<Integer> rows) {
    PageTable table = new PageTable(caption);
    for (int i = 0; i < HEADS.size(); i++) {
      if (KINDS.get(i).equals("n")) {
        table.numbers(HEADS.get(i));
      } else {
        table.words(HEADS.get(i));
      }
    }
    for (int row : rows) {
      table.row(isFocus(row) ? "strong" : "", cells(row));
    }
    return table;
  }

  /** Returns a row that is found by the name or the identifier of its school. */
  private List<String> found(int row) {
    List<String> cells = new ArrayList<>(cells(row));
    cells.set(0, cells.get(0) + " (" + Words.id(school(row)) + ")");
    return cells;
  }

  private List<String> cells(int row) {
    School school = school(row);
    String pupils = Figures.number(school.pupils(), school.pupils() % 1 == 0 ? 0 : 1);
    Optional<String> failure = comparison.failure(row);
    if (failure.isPresent()) {
      return List.of(Words.name(school), pupils, "–", "–", "–", "–", "–", failure.get(), "");
    }
    return List.of(
        Words.name(school),
        pupils,
        Figures.pounds(comparison.shareBefore(row).orElseThrow()),
        Figures.pounds(comparison.shareAfter(row).orElseThrow()),
        Figures.change(comparison.change(row).orElseThrow()),
        shown(comparison.changePerPupil(row), false),
        shown(comparison.changePercent(row), true),
        mostly(row),
        held(row));
  }

  private static String shown(OptionalDouble value, boolean isPercent) {
    if (value.isEmpty()) {
      return "–";
    }
    return isPercent
        ? Figures.percentOfChange(value.getAsDouble())
        : Figures.change(value.getAsDouble());
  }

  private String mostly(int row) {
    Map<String, BigDecimal> families = LineFamilies.add(comparison.causesAsPrinted(row));
    return families.entrySet().stream()
        .filter(cause -> cause.getValue().signum() != 0)
        .max(Comparator.comparing(cause -> cause.getValue().abs()))
        .map(cause -> cause.getKey() + " " + Figures.change(cause.getValue().doubleValue()))
        .orElse("nothing changes");
  }

  private String held(int row) {
    Set<String> held = new LinkedHashSet<>();
    HOLDING.forEach(
        (line, word) -> {
          if (comparison.after().amount(line, row).orElse(0) != 0) {
            held.add(word);
          }
        });
    return String.join(", ", held);
  }

  private boolean isFocus(int row) {
    return focus.isPresent() && focus.get().equals(school(row).id());
  }

  private School school(int row) {
    return comparison.school(row);
  }

  private double perPupil(int row) {
    return comparison.changePerPupil(row).orElseThrow();
  }
}
