package org.perpupil.school;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every field of schools, put together once from the constants and from all sources. */
final class SchoolFields {
  private static final ImmutableList<SchoolField> ALL = load();
  private static final ImmutableMap<SchoolField, Integer> PLACES = places();
  private static final ImmutableMap<String, SchoolField> BY_NAME = byName();

  private SchoolFields() {}

  static List<SchoolField> all() {
    return ALL;
  }

  static Optional<SchoolField> find(String fileName) {
    return Optional.ofNullable(BY_NAME.get(fileName));
  }

  static int indexOf(SchoolField field) {
    Integer place = PLACES.get(field);
    if (place == null) {
      throw new IllegalStateException("no source of fields brings " + field + " along");
    }
    return place;
  }

  private static ImmutableList<SchoolField> load() {
    Map<String, SchoolField> fields = new LinkedHashMap<>();
    SchoolField.OWN.forEach(field -> add(field, fields));
    ServiceLoader.load(SchoolFieldSource.class, SchoolFields.class.getClassLoader())
        .forEach(source -> source.fields().forEach(field -> add(field, fields)));
    return ImmutableList.copyOf(fields.values());
  }

  private static void add(SchoolField field, Map<String, SchoolField> fields) {
    SchoolField other = fields.putIfAbsent(field.fileName(), field);
    if (other != null && other != field) {
      throw new IllegalStateException("two fields of schools are called " + field);
    }
  }

  private static ImmutableMap<SchoolField, Integer> places() {
    ImmutableMap.Builder<SchoolField, Integer> places = ImmutableMap.builder();
    for (int i = 0; i < ALL.size(); i++) {
      places.put(ALL.get(i), i);
    }
    return places.build();
  }

  private static ImmutableMap<String, SchoolField> byName() {
    ImmutableMap.Builder<String, SchoolField> names = ImmutableMap.builder();
    ALL.forEach(field -> names.put(field.fileName(), field));
    return names.build();
  }
}
