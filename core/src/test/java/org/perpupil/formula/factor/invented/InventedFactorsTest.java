package org.perpupil.formula.factor.invented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.DeclaredLine;
import org.perpupil.formula.factor.Factors;
import org.perpupil.formula.factor.Fringe;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * A new factor is a file of its own: {@link Bilingual}, {@link Ferry} and {@link SmallRoll} are
 * read, paid, projected, swept and compared without a change elsewhere.
 *
 * <p>Factors are found once, when the first class asks for them, so these are tried in classes
 * loaded apart, which find them in {@code META-INF/services}.
 */
@Tag("slow")
class InventedFactorsTest {
  @TempDir Path folder;

  @Test
  void arePaidAlikeByEveryRoute() throws Throwable {
    services(Bilingual.class, Ferry.class, SmallRoll.class);
    run(Files.createDirectory(folder.resolve("data")));
  }

  @Test
  void arePartOfNothingWhereNobodyNamesThem() {
    assertThat(Factors.all()).noneMatch(factor -> factor instanceof Ferry);
    assertThat(Line.find("ferry")).isEmpty();
    assertThat(Parameter.find("ferry_rate")).isEmpty();
    assertThat(SchoolField.find("ferry_miles")).isEmpty();
    assertThatThrownBy(() -> Ferry.LINE.index())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ferry");
    assertThatThrownBy(() -> Ferry.RATE.index()).hasMessageContaining("ferry_rate");
    assertThatThrownBy(() -> Ferry.MILES.index()).hasMessageContaining("ferry_miles");
  }

  @Test
  void noTermIsLostOnALineThatFollowsFromOthers() {
    Formula formula = Formula.national("2022-23");
    Assembly assembly =
        Assembly.of(formula, SchoolTable.of(), RoundingRules.none(), formula.year(), List.of());

    assertThatThrownBy(() -> assembly.give(Fringe.LINE, SchoolField.PFI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fringe");
    assertThatThrownBy(() -> DeclaredLine.paid("own", "Own", Counting.DERIVED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void services(Class<?>... factors) throws IOException {
    List<String> names = new ArrayList<>();
    for (Class<?> factor : factors) {
      names.add(factor.getName());
    }
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(
        services.resolve("org.perpupil.formula.factor.Factor"), names, StandardCharsets.UTF_8);
  }

  /** Takes the routes in classes that are loaded anew, with the services of the folder. */
  private void run(Path data) throws Throwable {
    List<URL> places = new ArrayList<>(List.of(url(folder.toUri())));
    for (String place :
        Splitter.on(File.pathSeparator).split(System.getProperty("java.class.path"))) {
      places.add(url(Path.of(place).toUri()));
    }
    try (URLClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class.forName(Routes.class.getName(), true, loader)
          .getMethod("all", String.class)
          .invoke(null, data.toString());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static URL url(URI place) throws MalformedURLException {
    return place.toURL();
  }
}
