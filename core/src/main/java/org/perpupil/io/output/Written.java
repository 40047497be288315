package org.perpupil.io.output;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.perpupil.text.Values;
import tools.jackson.core.JacksonException;

/**
 * What a summary says of the files that were written with it: the kind of result, and for every
 * file the SHA-256 of its bytes.
 *
 * @param kind name of the kind of result
 * @param files digits by the name of the file
 */
public record Written(String kind, Map<String, String> files) {
  private static final String KIND = "result";
  private static final String FILES = "files_sha256";

  /** A summary is far smaller; what is larger is none. */
  private static final long MOST_BYTES = 1L << 28;

  /** Adds what was written to a summary. */
  public void addTo(Map<String, Object> summary) {
    summary.put(KIND, kind);
    summary.put(FILES, files);
  }

  /** Returns what a summary says; nothing when it is not there or not a summary. */
  public static Optional<Written> read(Path summary) throws IOException {
    if (!Files.isRegularFile(summary) || Files.size(summary) > MOST_BYTES) {
      return Optional.empty();
    }
    Map<?, ?> json;
    try {
      json = Values.json(Files.readAllBytes(summary)).map();
    } catch (JacksonException e) {
      return Optional.empty();
    }
    if (!(json.get(KIND) instanceof String kind) || !(json.get(FILES) instanceof Map<?, ?> read)) {
      return Optional.empty();
    }
    Map<String, String> files = new LinkedHashMap<>();
    read.forEach(
        (name, digits) ->
            files.put(String.valueOf(name), digits instanceof String text ? text : ""));
    return Optional.of(new Written(kind, files));
  }

  /** Returns the digits of a file's bytes. */
  public static String digits(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }
}
