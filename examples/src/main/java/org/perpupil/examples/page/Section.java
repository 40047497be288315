package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.examples.chart.Chart;

/**
 * A part of a page that is being written: what it says in a headline, what is measured where and
 * when, sentences, a picture, tables. Not thread-safe.
 */
final class Section {
  private final String id;
  private final String topic;
  private final List<String> sentences = new ArrayList<>();
  private final List<Map<String, Object>> charts = new ArrayList<>();
  private final List<PageTable> tables = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String headline = "";
  private String subtitle = "";
  private String rows = "";

  /**
   * Begins a part.
   *
   * @param id a name for addresses, such as {@code reserves}
   * @param topic what it is about, in two or three words
   */
  Section(String id, String topic) {
    this.id = id;
    this.topic = topic;
  }

  /** Says in at most ten words what the part shows. */
  Section headline(String words) {
    headline = words;
    return this;
  }

  /** Says what is measured, where and when. */
  Section subtitle(String words) {
    subtitle = words;
    return this;
  }

  Section say(String sentence) {
    sentences.add(sentence);
    return this;
  }

  /** Says something below everything else. */
  Section note(String sentence) {
    notes.add(sentence);
    return this;
  }

  Section item(String sentence) {
    items.add(sentence);
    return this;
  }

  /** Shows a picture; what it is called stands for it where it cannot be seen. */
  Section chart(Chart chart, String called) {
    return chart(chart, called, "");
  }

  /** Shows a picture with words above it, where a part has several. */
  Section chart(Chart chart, String called, String caption) {
    String key = id + "-" + (charts.size() + 1);
    charts.add(
        Map.of(
            "caption", caption,
            "wide", chart.draw(Chart.WIDE, key + "-wide", called),
            "narrow", chart.draw(Chart.NARROW, key + "-narrow", called)));
    return this;
  }

  Section table(PageTable table) {
    tables.add(table);
    return this;
  }

  /** Adds rows that are found by a search, as JSON. */
  Section search(String json) {
    rows = json;
    return this;
  }

  String topic() {
    return topic;
  }

  Map<String, Object> model() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", id);
    model.put("topic", topic);
    model.put("headline", headline);
    model.put("subtitle", subtitle);
    model.put("sentences", sentences);
    model.put("charts", charts);
    List<Map<String, Object>> shown = new ArrayList<>();
    for (PageTable table : tables) {
      if (!table.isEmpty()) {
        shown.add(table.model(id + "-table-" + (shown.size() + 1), id));
      }
    }
    model.put("tables", shown);
    model.put("hasItems", !items.isEmpty());
    model.put("items", items);
    model.put("notes", notes);
    model.put("search", !rows.isEmpty());
    model.put("rows", rows);
    return model;
  }
}
