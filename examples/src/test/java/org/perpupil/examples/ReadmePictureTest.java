package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's picture is the one of the page that its command makes.
 *
 * <p>With the property {@code perpupil.pictures} set, the picture is written anew.
 */
class ReadmePictureTest {
  private static final Path PICTURE = Path.of("pictures/wexmoor-change.svg");

  @TempDir private Path folder;

  @Test
  void thePictureIsOfThePageThatTheCommandMakes() throws IOException {
    String readme = Files.readString(Path.of("../README.md"), UTF_8);
    Matcher command =
        Pattern.compile("```sh\njava -jar examples/target/perpupil.jar (report [^\n]*)\n```")
            .matcher(readme);
    assertThat(command.find()).isTrue();
    // The picture needs no worlds.
    String words =
        command
            .group(1)
            .replace("examples/data", "data")
            .replaceFirst("--plan \\S+ ", "")
            .replace("page.html", folder.resolve("page.html").toString());
    Run run = Run.of(words.split(" ", -1));
    assertThat(run.code()).as(run.err()).isZero();
    String picture = alone(Files.readString(folder.resolve("page.html"), UTF_8));
    if (System.getProperty("perpupil.pictures") != null) {
      Files.writeString(PICTURE, picture, UTF_8);
    }

    assertThat(picture).contains("Lady Agnes School");
    assertThat(PICTURE).hasContent(picture);
    int at = readme.indexOf("](examples/" + PICTURE + ")");
    assertThat(at).isPositive();
    assertThat(readme.substring(0, at).lines().count()).as("on the first screen").isLessThan(12);
    assertThat(readme.indexOf(command.group())).isLessThan(readme.indexOf("```java"));
  }

  /** Returns the page's first wide picture with the style that it has there. */
  private static String alone(String page) {
    Matcher svg = Pattern.compile("(?s)<div class=\"wide\">(<svg.*?</svg>)").matcher(page);
    assertThat(svg.find()).isTrue();
    String css = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    String colours = css.substring(0, css.indexOf("* { box-sizing"));
    String shapes =
        css.lines().filter(line -> line.startsWith("svg ")).collect(Collectors.joining("\n"));
    String style =
        "<style>\n"
            + colours
            + ".chart { font-family: system-ui, Arial, sans-serif; }\n"
            + shapes
            + "\n</style>";
    return svg.group(1).replaceFirst("(<title id=[^>]*>[^<]*</title>)", "$1" + style) + "\n";
  }
}
