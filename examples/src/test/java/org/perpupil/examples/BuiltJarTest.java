package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The licences and attributions that the packed jars carry. */
class BuiltJarTest {
  private static final String FAT = "perpupil.jar";
  private static final String CORE = "perpupil.coreJar";

  @ParameterizedTest
  @ValueSource(strings = {FAT, CORE})
  void theTermsOfCommonsMathAndOfWhatItIsMadeFromAreInTheJar(String jar) throws IOException {
    String terms = text(jar, "META-INF/licenses/commons-math3/LICENSE.txt");
    assertThat(terms)
        .contains("Minpack Copyright Notice (1999) University of Chicago.")
        .contains("This product includes software developed by the\n   University of Chicago");
    assertThat(text(jar, "META-INF/licenses/commons-math3/NOTICE.txt"))
        .contains("Copyright 2001-2016 The Apache Software Foundation");
  }

  @Test
  void theTermsOfTheTemplatesAreInTheJar() throws IOException {
    assertThat(text(FAT, "META-INF/THIRD-PARTY.md"))
        .contains("Copyright (c) 2010, Michael Bayne")
        .contains("Redistributions in binary form must reproduce the above copyright notice");
  }

  @ParameterizedTest
  @ValueSource(strings = {FAT, CORE})
  void theRatesAreAttributed(String jar) throws IOException {
    assertThat(text(jar, "META-INF/NOTICE").replaceAll("\\s+", " "))
        .contains(
            "contain public sector information licensed under the Open Government Licence v3.0")
        .contains("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
        .contains("META-INF/THIRD-PARTY.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {FAT, CORE})
  void ownLicenceIsInTheJar(String jar) throws IOException {
    assertThat(text(jar, "META-INF/LICENSE"))
        .isEqualTo(Files.readString(Path.of("../LICENSE"), UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "commons-math3,Minpack",
    "guava,The Guava Authors",
    "jackson-databind,Tatu Saloranta",
    "picocli,Remko Popma",
    "jmustache,Michael Bayne",
    "snakeyaml-engine,SnakeYAML",
    "jspecify,The JSpecify Authors"
  })
  void softwareOfOthersIsNamed(String name, String owner) throws IOException {
    for (String jar : List.of(FAT, CORE)) {
      assertThat(text(jar, "META-INF/THIRD-PARTY.md").lines())
          .anySatisfy(line -> assertThat(line).startsWith("| " + name).contains(owner));
    }
  }

  /** An update of a library would leave its version and its terms behind. */
  @Test
  void everythingInTheFatJarIsNamedWithItsVersion() throws IOException {
    String named = text(FAT, "META-INF/THIRD-PARTY.md");
    int found = 0;
    try (JarFile jar = open(FAT)) {
      for (String entry : entries(jar, "META-INF/maven/.*/pom.properties")) {
        Properties properties = new Properties();
        properties.load(new StringReader(read(jar, entry)));
        if (!properties.getProperty("groupId").startsWith("org.perpupil")) {
          found++;
          assertThat(named)
              .contains(
                  "| "
                      + properties.getProperty("artifactId")
                      + " | "
                      + properties.getProperty("version")
                      + " |");
        }
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  /** Copies of terms are those of the versions in use. */
  @Test
  void copiesOfTermsAreThoseOfTheLibraries() throws IOException {
    int compared = 0;
    try (JarFile fat = open(FAT)) {
      for (String entry : entries(fat, "META-INF/licenses/.+/.+")) {
        String[] parts = entry.split("/", -1);
        try (JarFile library = new JarFile(library(parts[2]).toFile())) {
          compared++;
          assertThat(read(fat, entry)).as(entry).isEqualTo(read(library, "META-INF/" + parts[3]));
        }
      }
    }
    assertThat(compared).isEqualTo(6);
  }

  private static Path library(String name) {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(name + "-[0-9].*\\.jar"))
        .findFirst()
        .orElseThrow();
  }

  private static String text(String jar, String entry) throws IOException {
    try (JarFile file = open(jar)) {
      return read(file, entry);
    }
  }

  private static String read(JarFile file, String entry) throws IOException {
    JarEntry found = file.getJarEntry(entry);
    assertThat(found).as(entry + " in " + file.getName()).isNotNull();
    try (InputStream in = file.getInputStream(found)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<String> entries(JarFile file, String pattern) {
    List<String> names = new ArrayList<>();
    for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (name.matches(pattern)) {
        names.add(name);
      }
    }
    return names;
  }

  private static JarFile open(String jar) throws IOException {
    String path = System.getProperty(jar);
    assumeTrue(path != null && Files.exists(Path.of(path)), "no " + jar + "; it is packed later");
    return new JarFile(path);
  }
}
