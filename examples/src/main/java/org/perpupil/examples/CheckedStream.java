package org.perpupil.examples;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream that remembers the first write that failed, which the writers around it keep quiet. */
final class CheckedStream extends FilterOutputStream {
  private volatile @Nullable IOException failure;

  CheckedStream(OutputStream out) {
    super(out);
  }

  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int b) throws IOException {
    check(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    check(() -> out.write(bytes, from, count));
  }

  @Override
  public void flush() throws IOException {
    check(out::flush);
  }

  private interface Step {
    void take() throws IOException;
  }

  private void check(Step step) throws IOException {
    try {
      step.take();
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }
}
