package org.perpupil.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What is named like a file and is none. */
public final class OddFiles {
  public static final Path ENDLESS = Path.of("/dev/zero");

  private OddFiles() {}

  /** Returns a new pipe that nobody writes to; skips the test where there are none. */
  public static Path pipe(Path folder) throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not there");
    Process process = new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start();
    assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0);
    return pipe;
  }
}
