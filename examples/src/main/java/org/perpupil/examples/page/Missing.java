package org.perpupil.examples.page;

import java.util.List;

/** What a page leaves out, and what would bring it. */
final class Missing {
  private Missing() {}

  static Section section(List<String> sentences) {
    Section section =
        new Section("missing", "Not on this page")
            .headline(
                sentences.size() == 1
                    ? "One part is left out"
                    : Words.number(sentences.size()) + " parts are left out")
            .subtitle("What would bring them");
    sentences.forEach(section::item);
    return section;
  }
}
