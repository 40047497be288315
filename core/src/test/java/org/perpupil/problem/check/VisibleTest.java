package org.perpupil.problem.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;

/** Nothing that is shown steers a terminal, hides, or is longer than a line bears. */
class VisibleTest {
  @Property(tries = 2000)
  void nothingHiddenIsLeft(@ForAll String text, @ForAll @IntRange(min = 3, max = 100) int most) {
    for (String shown :
        new String[] {
          Visible.text(text), Visible.name(text), Visible.cut(text, most), Visible.ends(text, most)
        }) {
      assertThat(shown.codePoints())
          .noneMatch(
              c ->
                  Character.isISOControl(c)
                      || Character.getType(c) == Character.FORMAT
                      || Character.getType(c) == Character.SURROGATE);
    }
    assertThat(Visible.name(text)).hasSizeLessThanOrEqualTo(80);
    assertThat(Visible.cut(text, most)).hasSizeLessThanOrEqualTo(most);
    assertThat(Visible.ends(text, most)).hasSizeLessThanOrEqualTo(most);
  }

  @Test
  void ordinaryNamesAreShownAsTheyAre() {
    String name = "Ysgol Llŷn – St Mary’s “C of E” 学校 🏫";
    assertThat(Visible.text(name)).isEqualTo(name);
    assertThat(Visible.name(name)).isEqualTo(name);
    String long80 = "x".repeat(80);
    assertThat(Visible.name(long80)).isEqualTo(long80);
    assertThat(Visible.name(long80 + "y")).isEqualTo("x".repeat(79) + "…");
  }

  @Test
  void whatSteersIsWrittenOut() {
    assertThat(Visible.text("a\u001B[31mb\u202Ec\nd\re\tf\u0000g\u200Bh\uFEFFi\u0085j\u2028k"))
        .isEqualTo("a\\u001B[31mb\\u202Ec\\nd\\re\\tf\\u0000g\\u200Bh\\uFEFFi\\u0085j\\u2028k");
    // A tag of an invisible alphabet, and half a pair.
    assertThat(Visible.text("\uDB40\uDC41 \uD83C")).isEqualTo("\\uDB40\\uDC41 \\uD83C");
    assertThat(Visible.text("\uDFEB\uDFEB")).isEqualTo("\\uDFEB\\uDFEB");
  }

  @Test
  void pairsAreNotCutInHalf() {
    String houses = "🏫".repeat(60);
    assertThat(Visible.name(houses)).isEqualTo("🏫".repeat(39) + "…");
    assertThat(Visible.ends("a" + houses, 9)).isEqualTo("a🏫…🏫🏫");
    assertThat(Visible.ends("a".repeat(20) + "🏫a", 5)).isEqualTo("aa…a");
    assertThat(Visible.cut(houses, 1)).isEqualTo("…");
    assertThat(Visible.cut(houses, 2)).isEqualTo("…");
    assertThat(Visible.cut(houses, 3)).isEqualTo("🏫…");
  }

  @Test
  void aProblemShowsNoCellOfTenMegabytes() {
    String huge = "\u001B]0;x\u0007".repeat(2_000_000);
    Problem problem = Problem.error("file.csv, line 1, column " + huge, huge, huge, huge);
    assertThat(problem.value()).hasSize(huge.length());
    assertThat(problem.toString())
        .hasSizeLessThan(11_000)
        .startsWith("error: file.csv, line 1, column \\u001B]0;x\\u0007")
        .contains("…", ": found '\\u001B", "…', expected ", "\nMaybe ")
        .doesNotContain("\u001B", "\u0007");
    assertThat(Names.nearest(huge, List.of("fsm_primary"))).isEmpty();
  }
}
