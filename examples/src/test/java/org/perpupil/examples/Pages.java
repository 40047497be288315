package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Pages that tests look at, each made once by the command. */
final class Pages {
  private static final Path WEXMOOR = copied();

  /** Texts of a picture that end outside of it, or on another text. */
  static final String CUT_TEXTS =
      """
      const svg = arguments[0];
      const outer = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map(e => ({words: e.textContent, box: e.getBoundingClientRect()}));
      const cut = texts.filter(t => t.box.left < outer.left - 1 || t.box.right > outer.right + 1 || t.box.top < outer.top - 1 || t.box.bottom > outer.bottom + 1);
      const found = cut.map(t => 'cut: ' + t.words);
      for (let i = 0; i < texts.length; i++) for (let k = i + 1; k < texts.length; k++) {
        const a = texts[i].box, b = texts[k].box;
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 1 && y > 5) found.push('on each other: ' + texts[i].words + ' | ' + texts[k].words);
      }
      return found;
      """;

  /** Amounts and years that go on in the next line. */
  static final String BROKEN_FIGURES =
      """
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest('script, style, svg')) continue;
        for (const hit of node.data.matchAll(/[+−]?£[\\d,.]*\\d|−\\d[\\d,.]*|\\b\\d{4}-\\d\\d\\b/g)) {
          const range = document.createRange();
          range.setStart(node, hit.index);
          range.setEnd(node, hit.index + hit[0].length);
          const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
          if (tops.size > 1) found.push(hit[0] + ' in: ' + node.data);
        }
      }
      return found;
      """;

  private static final Map<List<String>, String> MADE = new ConcurrentHashMap<>();

  private Pages() {}

  /** Returns a copy of the shipped authority whose plan has few worlds. */
  static Path wexmoor() {
    return WEXMOOR;
  }

  private static Path copied() {
    try {
      Path folder = Files.createTempDirectory("wexmoor");
      Run.copyWexmoor(folder);
      Path plan = folder.resolve("deficit-risk.sweep.yaml");
      String text = Files.readString(plan, UTF_8);
      Files.writeString(plan, text.replace("worlds: 2048", "worlds: 128"), UTF_8);
      // What was asked for last goes first, so that the folder is empty in its turn.
      folder.toFile().deleteOnExit();
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(file -> file.toFile().deleteOnExit());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the page of a school of Wexmoor with everything on it. */
  static Path school(Path folder, String id) throws IOException {
    return made(
        folder.resolve(id + ".html"),
        "school",
        "--in",
        WEXMOOR.toString(),
        "--plan",
        WEXMOOR + "/deficit-risk.sweep.yaml",
        "--monthly",
        "--id",
        id);
  }

  /** Writes the page that some words after {@code report} make. */
  static Path made(Path to, String... words) throws IOException {
    String key = String.join(" ", words);
    String html = MADE.computeIfAbsent(List.of(key), unused -> html(to, words));
    return Files.writeString(to, html, UTF_8);
  }

  private static String html(Path to, String... words) {
    List<String> line = new ArrayList<>(List.of("report"));
    line.addAll(List.of(words));
    line.addAll(List.of("--out", to.toString(), "--force"));
    Run run = Run.of(line.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    try {
      return Files.readString(to, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a picture of a page where somebody asks for pictures, by a property of the tests. */
  static void keep(Browser browser, String name) throws IOException {
    String folder = System.getProperty("perpupil.screenshots", "");
    if (!folder.isEmpty()) {
      browser.screenshot(Path.of(folder, name + ".png"));
    }
  }

  /** Returns the text of a page as people read it, without the pictures and what they are told. */
  static String text(String html) {
    return Stream.of(html)
        .map(all -> all.replaceAll("(?s)<(style|script|svg)\\b.*?</\\1>", " "))
        .map(all -> all.replaceAll("<span class=\"whole\">([^<]*)</span>", "$1"))
        .map(all -> all.replaceAll("<[^>]*>", " "))
        .map(all -> all.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""))
        .map(all -> all.replace("&#39;", "'").replace("&amp;", "&"))
        .map(all -> all.replaceAll("\\s+", " "))
        .findFirst()
        .orElseThrow();
  }

  /** Returns pounds as pages show them. */
  static String shown(double pounds, int decimals) {
    String size = String.format(Locale.ROOT, "£%,." + decimals + "f", Math.abs(pounds));
    return (pounds < 0 && size.matches(".*[1-9].*") ? "−" : "") + size;
  }

  /** Returns pounds of a change as pages show them. */
  static String signed(double pounds, int decimals) {
    String text = shown(pounds, decimals);
    return pounds > 0 && text.matches(".*[1-9].*") ? "+" + text : text;
  }
}
