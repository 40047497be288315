package org.perpupil.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A page that is being written. Not thread-safe. */
public final class Page {
  private final String title;
  private final String place;
  private final List<Map<String, Object>> figures = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Object> summary = new LinkedHashMap<>();
  private String verdict = "";

  /**
   * Begins a page.
   *
   * @param title whom it is about
   * @param place what kind of page it is, and where and when
   */
  Page(String title, String place) {
    this.title = title;
    this.place = place;
    summary.put("page", place);
    summary.put("title", title);
  }

  Page verdict(String sentence) {
    verdict = sentence;
    return this;
  }

  /** Adds a figure that stands above everything else. */
  Page figure(String name, String figure, String about) {
    figures.add(Map.of("name", name, "figure", figure, "about", about));
    return this;
  }

  Page section(Section section) {
    sections.add(section);
    return this;
  }

  /** Keeps something of what the page rests on, for its summary. */
  Page rests(String key, Object value) {
    summary.put(key, value);
    return this;
  }

  /** Returns what the page is and rests on, to be written beside it. */
  public Map<String, Object> summary() {
    return new LinkedHashMap<>(summary);
  }

  /** Returns the page as HTML that needs no other file. */
  public String html() {
    Template template =
        Mustache.compiler()
            .emptyStringIsFalse(true)
            .withEscaper(Whole::html)
            .compile(resource("page.html"));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("head", Escapers.HTML.escape(title + ": " + place));
    model.put("title", title);
    model.put("place", place);
    model.put("verdict", verdict);
    model.put("style", resource("page.css"));
    model.put("script", resource("page.js"));
    model.put("figures", figures);
    model.put("sections", sections.stream().map(Section::model).toList());
    return template.execute(model);
  }

  static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
