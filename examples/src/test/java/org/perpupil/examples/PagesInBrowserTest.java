package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages as a browser has them: on a phone and a screen, light and dark. */
@Tag("slow")
class PagesInBrowserTest {
  private static Browser browser;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "school,360,false",
    "school,360,true",
    "school,1280,false",
    "school,1280,true",
    "formula,360,true",
    "choice,360,false",
    "choice,1280,true",
    "authority,360,false",
    "authority,1280,true",
    "trust,360,true",
    "trust,1280,false",
    "joiners,360,true",
    "joiners,1280,false",
    "forum,360,false",
    "forum,1280,true"
  })
  void aPageIsWholeReadableAndAlone(String kind, int width, boolean isDark) throws IOException {
    browser.open(page(kind), width, isDark);

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.violations()).isEmpty();
    assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
    assertThat((List<?>) browser.run(Pages.BROKEN_FIGURES)).isEmpty();
    Pages.keep(browser, kind + "-" + width + (isDark ? "-dark" : "-light"));
    List<WebElement> charts =
        browser.find("svg.chart").stream().filter(WebElement::isDisplayed).toList();
    assertThat(charts).isNotEmpty();
    for (WebElement chart : charts) {
      assertThat((List<?>) browser.run(Pages.CUT_TEXTS, chart)).isEmpty();
    }
  }

  /** A sheet of A4 without its margins is 688 by 1,017 pixels. */
  @ParameterizedTest
  @ValueSource(strings = {"school", "authority", "trust", "joiners", "forum"})
  void aPrintedPageHasWholeChartsOnItsSheets(String kind) throws IOException {
    browser.open(page(kind), 688, false);
    browser.asPrinted();

    List<WebElement> figures =
        browser.find("figure").stream().filter(WebElement::isDisplayed).toList();
    assertThat(figures).isNotEmpty();
    for (WebElement figure : figures) {
      assertThat(figure.getCssValue("break-inside")).isEqualTo("avoid");
      assertThat(figure.getSize().getHeight()).isLessThan(1017);
      assertThat(figure.getSize().getWidth()).isLessThanOrEqualTo(688);
    }
    for (WebElement table : browser.find("table:not([hidden])")) {
      assertThat(table.getSize().getWidth()).as(table.getText()).isLessThanOrEqualTo(688);
    }
    byte[] pdf = browser.pdf();
    assertThat(new String(pdf, 0, 5, US_ASCII)).isEqualTo("%PDF-");
    assertThat(new String(pdf, ISO_8859_1)).contains("/Type /Page");
  }

  /** Links, tables that scroll and what opens are reached by Tab alone, in the order they stand. */
  @Test
  void theKeyboardReachesEveryControl() throws IOException {
    browser.open(page("choice"), 360, false);
    int controls = browser.find("a[href], summary, .scroll").size();
    Object reached =
        browser.run(
            "return [...document.querySelectorAll('a[href], summary, .scroll')]"
                + ".filter(e => e.tabIndex >= 0).length");
    assertThat(((Number) reached).intValue()).isEqualTo(controls);
    for (int i = 0; i < 3; i++) {
      browser.tab();
    }
    assertThat(browser.run("return document.activeElement.tagName")).isEqualTo("A");
    WebElement summary = browser.find("summary").get(0);
    boolean wasOpen = browser.run("return arguments[0].parentElement.open", summary).equals(true);
    summary.sendKeys(Keys.ENTER);
    assertThat(browser.run("return arguments[0].parentElement.open", summary)).isEqualTo(!wasOpen);
  }

  private Path page(String kind) throws IOException {
    Path to = folder.resolve(kind + ".html");
    String plan = Pages.wexmoor() + "/deficit-risk.sweep.yaml";
    String in = Pages.wexmoor().toString();
    return switch (kind) {
      case "school" -> Pages.school(folder, "W01");
      case "choice" ->
          Pages.made(
              to,
              "school",
              "--in",
              in,
              "--id",
              "W03",
              "--trust",
              "Fenway Trust",
              "--from",
              "2026-09-01");
      case "formula" ->
          Pages.made(
              to, "school", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--id", "W20");
      case "authority" -> Pages.made(to, kind, "--in", in, "--plan", plan);
      case "joiners" ->
          Pages.made(
              to,
              "trust",
              "--in",
              in,
              "--trust",
              "Fenway Trust",
              "--join",
              "W01=2026-09-01",
              "--join",
              "W20=2027-04-01");
      case "forum" ->
          Pages.made(
              to, kind, "--in", in, "--uplift-percent", "2.1", "--mix", "half=basic:50,cap:50");
      default -> Pages.made(to, kind, "--in", in, "--plan", plan, "--trust", "Fenway Trust");
    };
  }
}
