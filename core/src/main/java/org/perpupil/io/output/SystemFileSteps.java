package org.perpupil.io.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/** The steps of writing, as the system takes them. */
public final class SystemFileSteps implements FileSteps {
  @Override
  public void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  @Override
  public PartFile create(Path file) throws IOException {
    return new SystemPart(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void adopt(Path file, Path like) throws IOException {
    @Nullable PosixFileAttributeView to = posix(file);
    @Nullable PosixFileAttributeView from = posix(like);
    if (to == null || from == null) {
      return;
    }
    PosixFileAttributes wanted = from.readAttributes();
    PosixFileAttributes had = to.readAttributes();
    // Few may give files away; everybody else goes on with a file of their own.
    if (!wanted.group().equals(had.group())) {
      ifAllowed(() -> to.setGroup(wanted.group()));
    }
    if (!wanted.owner().equals(had.owner())) {
      ifAllowed(() -> to.setOwner(wanted.owner()));
    }
    to.setPermissions(wanted.permissions());
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      // Not every system opens folders; those that do not keep names by themselves.
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  @Override
  public void keep(Path file, Path kept) throws IOException {
    try {
      Files.createLink(kept, file);
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  @Override
  public void move(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path place) throws IOException {
    Files.deleteIfExists(place);
  }

  private static @Nullable PosixFileAttributeView posix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }

  private interface Step {
    void take() throws IOException;
  }

  private static void ifAllowed(Step step) {
    try {
      step.take();
    } catch (IOException e) {
      // Said where it is called.
    }
  }

  /** A file behind a buffer. */
  private static final class SystemPart extends PartFile {
    private final FileChannel channel;
    private final OutputStream buffer;

    SystemPart(FileChannel channel) {
      this.channel = channel;
      this.buffer = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    @Override
    public void write(int b) throws IOException {
      buffer.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      buffer.write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
      buffer.flush();
    }

    @Override
    public void force() throws IOException {
      buffer.flush();
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
