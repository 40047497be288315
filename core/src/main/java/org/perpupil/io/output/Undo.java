package org.perpupil.io.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.text.JsonWriter;
import org.perpupil.text.Values;
import tools.jackson.core.JacksonException;

/**
 * How to put back the files that a set of new ones is about to replace.
 *
 * <p>It lies beside them from before the first of them changes until the last one has; found later,
 * the run was killed between the two.
 *
 * @param entries the files of the set, in the order in which they take their places
 */
public record Undo(List<Entry> entries) {
  /**
   * A file that takes its place.
   *
   * @param name in the folder of the set
   * @param digits of its bytes
   * @param replaces whether another was there before
   */
  public record Entry(String name, String digits, boolean replaces) {}

  /** Writes it to a file that is not there. */
  public void write(Path file, FileSteps steps) throws IOException {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Entry entry : entries) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("file", entry.name());
      shown.put("sha256", entry.digits());
      shown.put("replaces", entry.replaces());
      files.add(shown);
    }
    try (PartFile out = steps.create(file)) {
      out.write(JsonWriter.line(Map.of("files", files)).getBytes(StandardCharsets.UTF_8));
      out.force();
    }
  }

  /** Reads one; nothing when it is not there, or was not written to its end. */
  public static Optional<Undo> read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    try {
      if (!(Values.json(Files.readAllBytes(file)).map().get("files") instanceof List<?> files)) {
        return Optional.empty();
      }
      files.forEach(entry -> entries.add(entry(entry)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.of(new Undo(List.copyOf(entries)));
  }

  private static Entry entry(@Nullable Object read) {
    Map<?, ?> entry = read instanceof Map<?, ?> map ? map : Map.of();
    return new Entry(
        entry.get("file") instanceof String name ? name : "",
        entry.get("sha256") instanceof String digits ? digits : "",
        !Boolean.FALSE.equals(entry.get("replaces")));
  }

  /** Returns whether every new file is in its place. */
  public boolean isComplete(Path folder) throws IOException {
    for (Entry entry : entries) {
      if (!isNew(entry, Place.of(folder.resolve(entry.name())))) {
        return false;
      }
    }
    return true;
  }

  /** Puts back what was there before, except where somebody has written since. */
  public void run(Path folder, FileSteps steps) throws IOException {
    for (Entry entry : entries) {
      Place place = Place.of(folder.resolve(entry.name()));
      boolean isUntouched = isNew(entry, place) || !Files.exists(place.real());
      if (entry.replaces() && isUntouched && Files.exists(place.kept())) {
        steps.move(place.kept(), place.real());
      } else if (!entry.replaces() && isUntouched) {
        steps.delete(place.real());
      }
      steps.forceFolder(place.folder());
    }
  }

  private static boolean isNew(Entry entry, Place place) throws IOException {
    return Files.isRegularFile(place.real()) && Written.digits(place.real()).equals(entry.digits());
  }
}
