package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of this machine; tests that need one skip where there is none. */
final class Browser implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/lib/chromium/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Returns whether this machine has one. */
  static boolean isThere() {
    return Files.isExecutable(browser()) && Files.isExecutable(DRIVER);
  }

  private static Path browser() {
    return BROWSERS.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of("/none"));
  }

  /** Starts it, or skips the test. */
  static Browser start() {
    assumeTrue(
        isThere(),
        "no chromium and chromedriver in /usr/bin: pages are not looked at in a browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser().toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--force-device-scale-factor=1",
        "--hide-scrollbars");
    options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens a page at a width, light or dark. */
  void open(Path page, int width, boolean isDark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            "",
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    driver.get(page.toUri().toString());
  }

  /** Returns everything that was said in the console since the page was opened. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Returns every address that was asked for, but for the page and what it holds itself. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
      String message = entry.getMessage();
      if (message.contains("\"Network.requestWillBeSent\"")) {
        String url = message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1");
        if (!url.startsWith("file:") && !url.startsWith("data:")) {
          urls.add(url);
        }
      }
    }
    return urls;
  }

  /** Returns what axe-core finds against WCAG 2.2 at AA with everything opened, by rule. */
  List<?> violations() throws IOException {
    run("document.querySelectorAll('details').forEach(each => each.open = true)");
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(new String(in.readAllBytes(), UTF_8));
    }
    return (List<?>)
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
              .then(found => done(found.violations.map(each => each.id + ': '
                + each.nodes.slice(0, 5).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary))));
            """);
  }

  /** Returns how long the page took from the first byte to where nothing is left to load. */
  long millisecondsToLoad() {
    Object found =
        run("const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd;");
    return ((Number) found).longValue();
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  List<WebElement> find(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Writes a picture of the whole page. */
  void screenshot(Path file) throws IOException {
    long height = ((Number) run("return document.documentElement.scrollHeight")).longValue();
    long width = ((Number) run("return window.innerWidth")).longValue();
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Shows the page as a printer would have it, everything opened. */
  void asPrinted() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    run("document.querySelectorAll('details').forEach(each => each.open = true)");
  }

  /** Presses the key that goes to the next control. */
  void tab() {
    driver.switchTo().activeElement().sendKeys(Keys.TAB);
  }

  /** Returns the page printed on A4. */
  byte[] pdf() {
    Map<String, Object> printed =
        driver.executeCdpCommand(
            "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    return Base64.getDecoder().decode((String) printed.get("data"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
