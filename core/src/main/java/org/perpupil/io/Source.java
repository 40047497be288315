package org.perpupil.io;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;

/**
 * A file to be read: one that lies on a disk, or the content that it would have, under a name.
 *
 * <p>Content in memory needs no disk, as on a cluster or in a web application; it is read by the
 * same rules as a file, and its name stands in every problem. Immutable and thread-safe.
 */
public final class Source {
  private final String name;
  private final @Nullable Path path;
  private final byte @Nullable [] content;
  private final Folder folder;

  private Source(String name, @Nullable Path path, byte @Nullable [] content, Folder folder) {
    this.name = name;
    this.path = path;
    this.content = content;
    this.folder = folder;
  }

  /**
   * Files that content in memory can name.
   *
   * @param contents gives one by its name; the array is not changed
   * @param names all of them, or none where they are not known
   */
  private record Folder(Function<String, Optional<byte[]>> contents, Set<String> names) {
    private static final int MOST_NAMES = 12;

    static final Folder NONE = new Folder(name -> Optional.empty(), Set.of());

    /** Returns the first names in order, as maps keep them in an order of their own. */
    private String someNames() {
      String some = names.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
      int others = names.size() - MOST_NAMES;
      return others > 0 ? some + " and " + others + " more" : some;
    }

    /** Returns the problem of a file that is not there, and where it was named. */
    Problem missing(String sought, String place, String found, String expected) {
      return Problem.error(
          place,
          found,
          expected + (names.isEmpty() ? "" : ": " + someNames()),
          Names.advice(
              sought,
              names,
              names.isEmpty() && !equals(NONE)
                  ? "it is in another folder"
                  : "its content was not handed over"));
    }
  }

  /** Returns a file on a disk, which is read when it is needed. */
  public static Source of(Path file) {
    return new Source(file.toString(), file, null, Folder.NONE);
  }

  /**
   * Returns content in memory, which is copied.
   *
   * @param name what problems call it, such as {@code schools.csv}
   */
  public static Source of(String name, byte[] content) {
    return new Source(requireName(name), null, content.clone(), Folder.NONE);
  }

  /**
   * Returns a text in memory.
   *
   * @param name what problems call it, such as {@code schools.csv}
   */
  public static Source of(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns one file of a folder in memory; files that it names are looked for in that folder.
   *
   * @param name which one
   * @param folder contents by name, {@code /} between folders; copied
   * @throws org.perpupil.problem.ProblemsException when the folder has no such file
   */
  public static Source in(Map<String, byte[]> folder, String name) {
    Map<String, byte[]> copies = new LinkedHashMap<>();
    folder.forEach((key, bytes) -> copies.put(normalised(key), bytes.clone()));
    ImmutableMap<String, byte[]> all = ImmutableMap.copyOf(copies);
    return in(new Folder(key -> Optional.ofNullable(all.get(key)), all.keySet()), name);
  }

  /**
   * Returns one file of a folder that lies on no disk of this machine, such as on the file system
   * of a cluster; files that it names are looked for in that folder.
   *
   * @param folder gives a content by its name, {@code /} between folders, or nothing when there is
   *     no such file; asked when the file is needed, and whatever it throws is passed on
   * @param name which one
   * @throws org.perpupil.problem.ProblemsException when the folder has no such file
   */
  public static Source in(Function<String, Optional<byte[]>> folder, String name) {
    return in(new Folder(folder, Set.of()), name);
  }

  private static Source in(Folder folder, String name) {
    return new Source("", null, new byte[0], folder)
        .sibling(name)
        .orElseThrow(
            () ->
                new ProblemsException(
                    folder.missing(
                        name,
                        name,
                        "",
                        folder.names().isEmpty()
                            ? "a file that is there"
                            : "one of the files in memory")));
  }

  /** Returns files on a disk, in order. */
  public static List<Source> of(List<Path> files) {
    return files.stream().map(Source::of).toList();
  }

  /** Returns where it lies, or nothing when it is in memory. */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  /** Returns the content of a file that was read before. */
  public byte[] bytes() throws IOException {
    return path == null ? Objects.requireNonNull(content) : ReadableFile.bytes(path);
  }

  /**
   * Opens the content.
   *
   * @throws IOException when it cannot be read, or is not a regular file
   */
  public InputStream open() throws IOException {
    return path == null
        ? new ByteArrayInputStream(Objects.requireNonNull(content))
        : ReadableFile.open(path);
  }

  /**
   * Returns the content.
   *
   * @param limit how many bytes there may be
   * @param problems where what is wrong is added
   * @return empty when it cannot be read
   */
  public Optional<byte[]> read(long limit, List<Problem> problems) {
    if (path != null) {
      return ReadableFile.read(path, limit, problems);
    }
    byte[] bytes = Objects.requireNonNull(content);
    if (bytes.length > limit) {
      problems.add(ReadableFile.tooLarge(name, limit));
      return Optional.empty();
    }
    return Optional.of(bytes);
  }

  /**
   * Returns a file that this one names.
   *
   * @param mayName where a file on a disk may lie
   * @param named as it is written, from the folder of this one
   * @param place where it is written
   * @param problems where what is wrong is added
   * @return empty when it may not be read, or is not in memory; whether a file on a disk is there
   *     is for its reader to tell
   */
  public Optional<Source> resolve(
      FileScope mayName, String named, String place, List<Problem> problems) {
    if (path != null) {
      return mayName.resolve(path, named, place, problems).map(Source::of);
    }
    Optional<Source> found = sibling(named);
    if (found.isEmpty()) {
      problems.add(
          folder.missing(
              named,
              place,
              named,
              folder.equals(Folder.NONE)
                  ? "a file beside " + name + ", which was given by itself"
                  : "a file that was given with " + name));
    }
    return found;
  }

  private Optional<Source> sibling(String named) {
    String base = name.contains("/") ? name.substring(0, name.lastIndexOf('/') + 1) : "";
    String key = normalised(base + named);
    return folder.contents().apply(key).map(bytes -> new Source(key, null, bytes, folder));
  }

  /** Returns a name without what leads nowhere, such as {@code ./}. */
  private static String normalised(String name) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : Splitter.on('/').split(name.replace('\\', '/'))) {
      if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static String requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("content in memory needs a name, which problems tell");
    }
    return name;
  }

  /** Returns its path or name, as problems tell it. */
  @Override
  public String toString() {
    return name;
  }
}
