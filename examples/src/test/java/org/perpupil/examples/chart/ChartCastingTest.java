package org.perpupil.examples.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures are as long as their numbers, to half a pixel, at every width; nothing is cut off. */
class ChartCastingTest {
  private static final double HALF_A_PIXEL = 0.5;

  /** Where a number stands in a picture, by two numbers whose places are known. */
  private record Ruler(double zero, double perPound) {
    static Ruler of(double value, double pixel, double other, double otherPixel) {
      double perPound = (otherPixel - pixel) / (other - value);
      return new Ruler(pixel - value * perPound, perPound);
    }

    double at(double value) {
      return zero + value * perPound;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void barsAreAsLongAsTheirNumbers(int width) throws Exception {
    List<List<Double>> cases =
        List.of(
            List.of(-167.0, -58.2, 0.0, 0.45, 228.0),
            List.of(-300.0, -0.45),
            List.of(1.0, 5.0),
            List.of(0.0, 0.0),
            List.of(-12.0),
            IntStream.range(0, 60).mapToObj(i -> i * 7.25 - 200).toList());
    for (List<Double> values : cases) {
      List<Bars.Bar> bars =
          IntStream.range(0, values.size())
              .mapToObj(i -> new Bars.Bar("School " + i, values.get(i), i == 1))
              .toList();
      Document svg = parsed(new Bars(bars, "pounds").draw(width, "t", "Change"));
      List<Element> drawn = elements(svg, "rect");
      assertThat(drawn).hasSize(values.size());
      double zero = number(last(elements(svg, "line")), "x1");
      double largest = values.stream().mapToDouble(Math::abs).max().orElseThrow();
      double longest = drawn.stream().mapToDouble(bar -> number(bar, "width")).max().orElseThrow();
      for (int i = 0; i < drawn.size(); i++) {
        double value = values.get(i);
        double expected = largest == 0 ? 0 : Math.abs(value) / largest * longest;
        double x = number(drawn.get(i), "x");
        double wide = number(drawn.get(i), "width");
        assertThat(wide).isCloseTo(expected, within(HALF_A_PIXEL));
        assertThat(value < 0 ? x + wide : x).isCloseTo(zero, within(HALF_A_PIXEL));
      }
      assertWithin(svg, width);
      assertThat(drawn.stream().filter(bar -> bar.getAttribute("class").contains("focus")))
          .hasSize(values.size() > 1 ? 1 : 0);
    }
  }

  /** Sixty bars are no higher than a sheet of A4 has room for. */
  @Test
  void sixtyBarsFitASheet() throws Exception {
    List<Bars.Bar> bars =
        IntStream.range(0, Bars.MOST)
            .mapToObj(i -> new Bars.Bar("School " + i, i - 30, false))
            .toList();
    Document svg = parsed(new Bars(bars, "pounds").draw(Chart.WIDE, "t", "Change"));
    assertThat(Double.parseDouble(svg.getDocumentElement().getAttribute("height"))).isLessThan(930);
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void aWaterfallEndsAtWhatThereIsAfter(int width) throws Exception {
    List<List<Double>> cases =
        List.of(
            List.of(-6289.5, 3100.25, -1388.0, 11349.0, -4400.0, 2.45),
            List.of(-100.0, -200.0),
            List.of(200.0, -195.0, 5.0),
            List.of(50.0),
            List.of(10.0, -10.0));
    for (List<Double> pounds : cases) {
      List<Waterfall.Step> steps =
          pounds.stream().map(each -> new Waterfall.Step("Cause", each)).toList();
      double change = pounds.stream().mapToDouble(Double::doubleValue).sum();
      String drawing = new Waterfall(1_000_000, steps, 1_000_000 + change).draw(width, "t", "Why");
      // Figures stand over every line, the one of zero included.
      assertThat(drawing.indexOf("class=\"value onpage"))
          .isGreaterThan(drawing.lastIndexOf("<line"));
      Document svg = parsed(drawing);
      List<Element> drawn = elements(svg, "rect");
      assertThat(drawn).hasSize(steps.size() + 1);
      double zero = number(last(elements(svg, "line")), "x1");
      double first = number(drawn.get(0), "width") / Math.abs(pounds.get(0));
      double at = 0;
      for (int i = 0; i < steps.size(); i++) {
        double next = at + pounds.get(i);
        assertThat(number(drawn.get(i), "x"))
            .isCloseTo(zero + first * Math.min(at, next), within(HALF_A_PIXEL));
        assertThat(number(drawn.get(i), "width"))
            .isCloseTo(first * Math.abs(next - at), within(HALF_A_PIXEL));
        at = next;
      }
      Element total = last(drawn);
      double start = number(total, "x");
      double end = start + number(total, "width");
      assertThat(change < 0 ? end : start).isCloseTo(zero, within(HALF_A_PIXEL));
      assertThat(change < 0 ? start : end).isCloseTo(zero + first * change, within(HALF_A_PIXEL));
      assertWithin(svg, width);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void bandsOfAFanEncloseTheMedian(int width) throws Exception {
    Fan.Year start = Fan.Year.of("start", 171_600);
    Fan.Year worse = new Fan.Year("2025-26", -40_000, 20_000, 90_000, 140_000, 200_000, 163_962);
    Fan.Year worst =
        new Fan.Year("2026-27", -990_115, -700_000, -555_249, -400_000, -222_301, -150_000);
    for (List<Fan.Year> years :
        List.of(List.of(start, worse, worst), List.of(worst), List.of(start, start))) {
      Document svg = parsed(new Fan("pounds", years).draw(width, "t", "Reserve"));
      List<double[]> paths =
          elements(svg, "path").stream().map(path -> points(path.getAttribute("d"))).toList();
      assertThat(paths).hasSize(4);
      int size = years.size();
      Element zeroLine = last(elements(svg, "line"));
      double zero = number(zeroLine, "y1");
      double[] median = paths.get(2);
      Ruler ruler = Ruler.of(0, zero, years.get(size - 1).median(), median[2 * size - 1]);
      for (int i = 0; i < size; i++) {
        Fan.Year year = years.get(i);
        double[] amounts = {year.highest(), year.lowest(), year.high(), year.low()};
        for (int band = 0; band < 2; band++) {
          double top = paths.get(band)[2 * i + 1];
          double bottom = paths.get(band)[4 * size - 2 * i - 1];
          assertThat(median[2 * i + 1]).isBetween(top - 0.01, bottom + 0.01);
          assertThat(top).isCloseTo(ruler.at(amounts[2 * band]), within(HALF_A_PIXEL));
          assertThat(bottom).isCloseTo(ruler.at(amounts[2 * band + 1]), within(HALF_A_PIXEL));
        }
        assertThat(paths.get(0)[2 * i + 1]).isLessThanOrEqualTo(paths.get(1)[2 * i + 1]);
        assertThat(paths.get(3)[2 * i + 1]).isCloseTo(ruler.at(year.plan()), within(HALF_A_PIXEL));
      }
      assertWithin(svg, width);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void barsOfATornadoStartAtTheMiddle(int width) throws Exception {
    List<TornadoBars.Bar> bars =
        List.of(
            new TornadoBars.Bar(
                "Both on one side", "1 in 10 low", "1 in 10 high", -222_366, -688_487),
            new TornadoBars.Bar("Leaving", "6.4%", "13.1%", -58_946, 64_964),
            new TornadoBars.Bar("Nothing", "1", "2", 0, 0));
    Document svg = parsed(new TornadoBars("pounds", bars).draw(width, "t", "What matters"));
    double zero = number(last(elements(svg, "line")), "x1");
    List<Element> drawn = elements(svg, "rect");
    assertThat(drawn).hasSize(6);
    double perPound =
        drawn.stream().mapToDouble(bar -> number(bar, "width")).max().orElseThrow() / 688_487;
    for (Element bar : drawn) {
      int i = drawn.indexOf(bar) / 2;
      double value =
          bar.getAttribute("class").contains("low") ? bars.get(i).atLow() : bars.get(i).atHigh();
      double x = number(bar, "x");
      double wide = number(bar, "width");
      assertThat(wide).isCloseTo(Math.abs(value) * perPound, within(HALF_A_PIXEL));
      assertThat(value < 0 ? x + wide : x).isCloseTo(zero, within(HALF_A_PIXEL));
    }
    assertWithin(svg, width);
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void linesRunThroughTheirAmounts(int width) throws Exception {
    List<Double> income = List.of(2_443_212.0, 2_500_000.0, 2_708_895.0);
    List<Double> reserve = List.of(163_962.0, -20.0, -292_425.0);
    Document svg =
        parsed(
            new Lines(
                    "pounds",
                    List.of("2025-26", "2026-27", "2027-28"),
                    List.of(new Lines.Line("income", income), new Lines.Line("reserve", reserve)))
                .draw(width, "t", "Years"));
    double zero = number(last(elements(svg, "line")), "y1");
    List<double[]> paths =
        elements(svg, "path").stream().map(path -> points(path.getAttribute("d"))).toList();
    double perPound = (paths.get(0)[1] - zero) / income.get(0);
    for (int i = 0; i < 3; i++) {
      assertThat(paths.get(0)[2 * i + 1])
          .isCloseTo(zero + perPound * income.get(i), within(HALF_A_PIXEL));
      assertThat(paths.get(1)[2 * i + 1])
          .isCloseTo(zero + perPound * reserve.get(i), within(HALF_A_PIXEL));
    }
    assertWithin(svg, width);
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void monthsRunThroughTheirAmountsAndNameTheLeast(int width) throws Exception {
    YearMonth first = YearMonth.of(2025, 9);
    for (int least : new int[] {0, 1, 12, 34, 35}) {
      List<Double> amounts = new ArrayList<>();
      List<YearMonth> months = new ArrayList<>();
      for (int i = 0; i < 36; i++) {
        amounts.add(i == least ? -250_000.0 : 180_000.0 - 5000 * (i % 7));
        months.add(first.plusMonths(i));
      }
      Document svg =
          parsed(new Months("cash in pounds", months, amounts).draw(width, "t", "Cash by month"));
      double zero = number(last(elements(svg, "line")), "y1");
      double[] path = points(elements(svg, "path").get(0).getAttribute("d"));
      double perPound = (path[2 * least + 1] - zero) / amounts.get(least);
      for (int i = 0; i < 36; i++) {
        assertThat(path[2 * i + 1])
            .isCloseTo(zero + perPound * amounts.get(i), within(HALF_A_PIXEL));
      }
      assertThat(elements(svg, "text"))
          .anySatisfy(text -> assertThat(text.getTextContent()).startsWith("\u2212\u00a3250.0k, "));
      assertWithin(svg, width);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Chart.NARROW, Chart.WIDE})
  void stripsStandWhereTheirRatiosAre(int width) throws Exception {
    List<Double> others = List.of(0.746, 0.79, 0.815);
    for (double own : new double[] {0.727, 0.8, -0.1, 0.9}) {
      Strips.Strip strip =
          new Strips.Strip("Staff", own, others, "here", "similar: 74.6% to 81.5%");
      Document svg = parsed(new Strips(List.of(strip)).draw(width, "t", "Where we stand"));
      List<Element> lines = elements(svg, "line");
      double zero = number(last(lines), "x1");
      double perOne = (number(lines.get(1), "x1") - zero) / others.get(0);
      for (int i = 0; i < others.size(); i++) {
        assertThat(number(lines.get(1 + i), "x1"))
            .isCloseTo(zero + perOne * others.get(i), within(HALF_A_PIXEL));
      }
      assertThat(number(elements(svg, "circle").get(0), "cx"))
          .isCloseTo(zero + perOne * own, within(HALF_A_PIXEL));
      assertWithin(svg, width);
    }
  }

  @Test
  void namesAreTextAndNothingElse() throws Exception {
    String name = "<script>alert('x')</script> \"& \u202Emirrored " + "long ".repeat(40) + "\u0000";
    for (int width : new int[] {Chart.NARROW, Chart.WIDE}) {
      String svg = new Bars(List.of(new Bars.Bar(name, 1, true)), "pounds").draw(width, "t", name);
      assertThat(svg).doesNotContain("<script");
      Document parsed = parsed(svg);
      assertThat(elements(parsed, "title").get(0).getTextContent())
          .startsWith("<script>alert('x')</script> \"& ");
      assertWithin(parsed, width);
    }
  }

  /** No text ends outside of the picture or on a name, as far as its width can be told. */
  private static void assertWithin(Document svg, int width) {
    double names =
        elements(svg, "text").stream()
            .filter(text -> text.getAttribute("class").startsWith("name s"))
            .filter(text -> text.getAttribute("text-anchor").equals("end"))
            .mapToDouble(text -> number(text, "x"))
            .max()
            .orElse(-2);
    for (Element text : elements(svg, "text")) {
      String words = text.getTextContent();
      String kind = text.getAttribute("class");
      double size = Double.parseDouble(kind.replaceAll(".*\\bs(\\d+).*", "$1"));
      double wide = Svg.wide(words, size);
      double x = number(text, "x");
      String anchor = text.getAttribute("text-anchor").toLowerCase(Locale.ROOT);
      double left = anchor.equals("end") ? x - wide : anchor.equals("middle") ? x - wide / 2 : x;
      assertThat(left).as(words).isGreaterThan(kind.startsWith("value") ? names : -2);
      assertThat(left + wide).as(words).isLessThan(width + 4);
    }
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document svg, String name) {
    NodeList found = svg.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Element last(List<Element> elements) {
    return elements.get(elements.size() - 1);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static double[] points(String path) {
    return Arrays.stream(path.replaceAll("[MLZ]", " ").trim().split(" +", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
