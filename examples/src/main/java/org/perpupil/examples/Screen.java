package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.perpupil.problem.Visible;

/**
 * A stream for people: whatever is printed, no character of it steers their terminal.
 *
 * <p>Line ends and tabs pass, all other control and format characters are written out; names are
 * written out and cut where they are put into a line, see {@link Show#name}.
 */
final class Screen extends PrintWriter {
  private final PrintWriter raw;
  private final boolean isTerminal;
  private final boolean showsAll;

  private Screen(PrintWriter raw, boolean isTerminal, boolean showsAll) {
    super(new Guard(raw), true);
    this.raw = raw;
    this.isTerminal = isTerminal;
    this.showsAll = showsAll;
  }

  /**
   * Returns a stream for people.
   *
   * @param isTerminal whether they watch it, so that tables for programs are guarded as well
   */
  static Screen of(PrintWriter raw, boolean isTerminal) {
    return new Screen(raw, isTerminal, false);
  }

  /** Returns a stream for people who asked for every message, however many are alike. */
  static Screen ofAllMessages(PrintWriter raw) {
    return new Screen(raw, false, true);
  }

  /** Returns how many messages of a kind are shown where they are usually cut. */
  static int most(PrintWriter out, int usual) {
    return out instanceof Screen screen && screen.showsAll ? Integer.MAX_VALUE : usual;
  }

  /** Prints a table for programs: to a file or a pipe as it is. */
  static void printTable(PrintWriter out, String table) {
    if (out instanceof Screen screen && !screen.isTerminal) {
      screen.flush();
      screen.raw.print(table);
    } else {
      out.print(table);
    }
    out.flush();
  }

  /** Goes back to the start of the line and prints over it. */
  static void printOver(PrintWriter out, String line) {
    PrintWriter raw = out instanceof Screen screen ? screen.raw : out;
    out.flush();
    raw.print("\r" + line);
    raw.flush();
  }

  /** Writes characters out that steer. */
  private static final class Guard extends Writer {
    private final Writer out;

    Guard(Writer out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
      int start = from;
      int end = from + count;
      for (int i = from; i < end; i++) {
        if (passes(text, i, end)) {
          guard(new String(text, start, i - start));
          out.write(text[i]);
          start = i + 1;
        }
      }
      guard(new String(text, start, end - start));
    }

    private static boolean passes(char[] text, int i, int end) {
      char c = text[i];
      return c == '\n' || c == '\t' || (c == '\r' && i + 1 < end && text[i + 1] == '\n');
    }

    private void guard(String text) throws IOException {
      out.write(Visible.text(text));
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
