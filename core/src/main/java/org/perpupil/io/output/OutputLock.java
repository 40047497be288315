package org.perpupil.io.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A hidden file that one run at a time holds. The system lets go of it when the program ends,
 * however it ends; where the file system keeps no locks, the file itself is the lock.
 */
public final class OutputLock implements AutoCloseable {
  /**
   * The locks of this program. The system would let go of a lock as soon as the program closed its
   * file anywhere, even where it only tried to take it once more.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Far behind what is written in the file, since some systems do not let others read there. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int MOST_TRIES = 100;

  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Returns the lock, or nothing when another run holds it. */
  public static Optional<OutputLock> take(Path named) throws IOException {
    Path folder = Objects.requireNonNull(named.getParent()).toRealPath();
    Path file = folder.resolve(Objects.requireNonNull(named.getFileName()));
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<OutputLock> taken = Optional.empty();
    try {
      taken = takeFile(file);
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(file);
      }
    }
    return taken;
  }

  private static Optional<OutputLock> takeFile(Path file) throws IOException {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      boolean isNew = make(file);
      Optional<Object> before = key(file);
      FileChannel channel;
      try {
        channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
      } catch (AccessDeniedException e) {
        if (Files.exists(file)) {
          // Another user's.
          return Optional.empty();
        }
        throw e;
      }
      try {
        if (!lock(channel, isNew)) {
          channel.close();
          return Optional.empty();
        }
        // Whoever held the lock before may have deleted the file meanwhile.
        if (before.isPresent() && before.equals(key(file))) {
          String holder = "process " + ProcessHandle.current().pid() + "\n";
          channel.truncate(0);
          channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
          return Optional.of(new OutputLock(file, channel));
        }
        channel.close();
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      // While it is held, so that nobody else's is deleted.
      Files.deleteIfExists(file);
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(file);
    } finally {
      channel.close();
      HELD.remove(file);
    }
  }

  private static boolean make(Path file) throws IOException {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static boolean lock(FileChannel channel, boolean isNew) {
    try {
      @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // This program's, by another path.
      return false;
    } catch (IOException e) {
      // A file system without locks: whoever made the file holds it.
      return isNew;
    }
  }

  /** Returns what tells the file from others that have its name later; nothing when it is gone. */
  private static Optional<Object> key(Path file) {
    try {
      @Nullable Object key =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .fileKey();
      // Systems that have no keys do not delete files that are open either.
      return Optional.of(key == null ? file : key);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
