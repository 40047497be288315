package org.perpupil.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Streams give what data binding gives, to the byte and to the place of a mistake. */
@Tag("slow")
class TextProperties {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
          .build();

  @Property(tries = 300)
  void jsonIsWrittenAsDataBindingWritesIt(@ForAll("maps") Map<String, Object> value) {
    assertThat(JsonWriter.indented(value)).isEqualTo(INDENTED.writeValueAsString(value));
    assertThat(JsonWriter.line(value)).isEqualTo(JSON.writeValueAsString(value));
  }

  @Property(tries = 300)
  void jsonIsReadAsDataBindingReadsIt(@ForAll("maps") Map<String, Object> value) {
    String text = JSON.writeValueAsString(value);
    assertThat(Values.json(text)).isEqualTo(new Values(JSON.readValue(text, Map.class), false));
    assertThat(Values.json(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Values.json(text));
  }

  @Property(tries = 300)
  void yamlIsReadAsDataBindingReadsIt(@ForAll("maps") Map<String, Object> value) {
    String text = YAML.writeValueAsString(value);
    assertThat(Values.yaml(text).value()).isEqualTo(YAML.readValue(text, Map.class));
  }

  @Property(tries = 500)
  void csvIsWrittenAndReadAsDataBindingDoes(@ForAll("rows") List<List<String>> rows) {
    CsvWriter writer = new CsvWriter();
    rows.forEach(writer::row);
    String text = writer.text();
    StringWriter bound = new StringWriter();
    CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\n");
    try (SequenceWriter all = CSV.writer().with(schema).writeValues(bound)) {
      rows.forEach(row -> all.write(row.toArray(String[]::new)));
    }
    assertThat(text).isEqualTo(bound.toString());
    assertThat(streamed(text)).isEqualTo(bound(text));
  }

  @Property(tries = 1000)
  void anyTextIsReadAsCsvAsDataBindingReadsIt(@ForAll("csvLike") String text) {
    assertThat(streamed(text)).isEqualTo(bound(text));
  }

  @Example
  void whatIsNoValueIsRefused() {
    assertThatThrownBy(() -> JsonWriter.line(Map.of("key", Optional.of(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class java.util.Optional is no value of JSON");
    assertThatThrownBy(() -> JsonWriter.line(List.of(1f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class java.lang.Float is no number of JSON");
  }

  @Example
  void keysAndSetsAreWrittenAsTheirTexts() {
    assertThat(JsonWriter.line(Map.of(2025, Set.of("a")))).isEqualTo("{\"2025\":[\"a\"]}");
  }

  @Example
  void whatFollowsAValueIsSaid() {
    assertThat(Values.json("{\"a\": 1}").map()).isEqualTo(Map.of("a", 1));
    assertThat(Values.json("{\"a\": 1} {}").map()).isEmpty();
    assertThat(Values.json("[1]").map()).isEmpty();
    assertThat(Values.json("").value()).isNull();
    assertThatThrownBy(() -> Values.json("{\"a\": 1, \"a\": 2}"))
        .isInstanceOf(JacksonException.class);
  }

  /** Rows with the lines on which they start, and how far reading came. */
  private static List<String> streamed(String text) {
    List<String> all = new ArrayList<>();
    try {
      CsvRows rows = CsvRows.of(text);
      while (rows.next()) {
        all.add(rows.line() + ": " + rows.cells());
      }
    } catch (NotCsvException e) {
      all.add("not CSV in line " + e.line());
    }
    return all;
  }

  private static List<String> bound(String text) {
    List<String> all = new ArrayList<>();
    try (MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(text)) {
      while (rows.hasNextValue()) {
        int line = rows.currentLocation().getLineNr();
        all.add(line + ": " + List.of(rows.nextValue()));
      }
    } catch (JacksonException e) {
      all.add("not CSV in line " + e.getLocation().getLineNr());
    }
    return all;
  }

  @Provide
  Arbitrary<Map<String, Object>> maps() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(text -> (Object) text),
            Arbitraries.integers().map(number -> (Object) number),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.bigDecimals().map(number -> (Object) number),
            Arbitraries.bigIntegers().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.just(new BigDecimal("1E+7")).map(number -> (Object) number),
            Arbitraries.just(BigInteger.TEN.pow(30)).map(number -> (Object) number));
    Arbitrary<Object> values =
        Arbitraries.lazyOf(
            () -> scalars,
            () -> scalars,
            () -> scalars.list().ofMaxSize(4).map(list -> (Object) list),
            () -> mapsOf(scalars).map(map -> (Object) map),
            () -> mapsOf(scalars).list().ofMaxSize(2).map(list -> (Object) list));
    return mapsOf(values);
  }

  private static Arbitrary<Map<String, Object>> mapsOf(Arbitrary<Object> values) {
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), values)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    return Arbitraries.strings()
        .withChars("ab1 ,\"'\n\r;=-#\\é")
        .ofMaxLength(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> csvLike() {
    return Arbitraries.strings().withChars("ab ,\"\n\r").ofMaxLength(25);
  }
}
