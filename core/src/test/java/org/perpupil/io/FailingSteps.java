package org.perpupil.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.output.FileSteps;
import org.perpupil.io.output.PartFile;
import org.perpupil.io.output.SystemFileSteps;

/**
 * The system's steps, counted, of which one fails, or that one and all later ones, as when the
 * program is killed there: what it would do afterwards does not happen.
 */
public final class FailingSteps implements FileSteps {
  private final FileSteps system = new SystemFileSteps();
  private final int failing;
  private final boolean killed;
  private @Nullable Runnable hook;
  private final List<String> names = new ArrayList<>();

  private FailingSteps(int failing, boolean killed) {
    this.failing = failing;
    this.killed = killed;
  }

  /** Returns steps none of which fails, to be counted. */
  public static FailingSteps none() {
    return new FailingSteps(0, false);
  }

  /** Returns steps of which one fails, counted from 1. */
  public static FailingSteps at(int step) {
    return new FailingSteps(step, false);
  }

  /** Returns steps that run something before one of them, such as to wait for being killed. */
  public static FailingSteps before(int step, Runnable hook) {
    FailingSteps steps = new FailingSteps(step, false);
    steps.hook = hook;
    return steps;
  }

  /** Returns steps of which one is the first that does not happen. */
  public static FailingSteps killedAt(int step) {
    return new FailingSteps(step, true);
  }

  public int taken() {
    return names.size();
  }

  /** Returns which step is the one of a name, counted from 1, or 0 where there are fewer of it. */
  public int find(String name, int time) {
    int found = 0;
    for (int i = 0; i < names.size(); i++) {
      found += names.get(i).equals(name) ? 1 : 0;
      if (found == time) {
        return i + 1;
      }
    }
    return 0;
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  private <T> T take(String name, Step<T> step) throws IOException {
    names.add(name);
    int taken = names.size();
    if (hook != null && taken == failing) {
      hook.run();
    } else if (taken == failing || (killed && taken > failing)) {
      throw new IOException("step " + taken + ", " + name + ", fails");
    }
    return step.take();
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    take(
        "makeFolder",
        () -> {
          system.makeFolder(folder);
          return true;
        });
  }

  @Override
  public PartFile create(Path file) throws IOException {
    PartFile part = take("create", () -> system.create(file));
    return new PartFile() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        // As on a disk that is full: some of it is there.
        part.write(bytes, from, count / 2);
        part.flush();
        take(
            "write",
            () -> {
              part.write(bytes, from + count / 2, count - count / 2);
              return true;
            });
      }

      @Override
      public void force() throws IOException {
        // Tests need not wait for disks.
        take(
            "force",
            () -> {
              part.flush();
              return true;
            });
      }

      @Override
      public void close() throws IOException {
        part.close();
      }
    };
  }

  @Override
  public void adopt(Path file, Path like) throws IOException {
    take(
        "adopt",
        () -> {
          system.adopt(file, like);
          return true;
        });
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    take("forceFolder", () -> true);
  }

  @Override
  public void keep(Path file, Path kept) throws IOException {
    take(
        "keep",
        () -> {
          system.keep(file, kept);
          return true;
        });
  }

  @Override
  public void move(Path file, Path target) throws IOException {
    take(
        "move",
        () -> {
          system.move(file, target);
          return true;
        });
  }

  @Override
  public void delete(Path place) throws IOException {
    take(
        "delete",
        () -> {
          system.delete(place);
          return true;
        });
  }
}
