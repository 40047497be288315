package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Visible;

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
  private final int width;
  private final KeptWarnings warnings = new KeptWarnings();

  private Screen(PrintWriter raw, boolean isTerminal, boolean showsAll, int width) {
    super(new Guard(raw), true);
    this.raw = raw;
    this.isTerminal = isTerminal;
    this.showsAll = showsAll;
    this.width = width;
  }

  /**
   * Returns a stream for people.
   *
   * @param isTerminal whether they watch it, so that tables for programs are guarded as well
   */
  static Screen of(PrintWriter raw, boolean isTerminal) {
    return new Screen(raw, isTerminal, false, Integer.MAX_VALUE);
  }

  /**
   * Returns a stream for people, whose tables and sentences are laid out for a width.
   *
   * @param width characters of a line, 40 or more
   */
  static Screen of(PrintWriter raw, boolean isTerminal, int width) {
    return new Screen(raw, isTerminal, false, width);
  }

  /** Returns how many characters a line has room for. */
  static int width(PrintWriter out) {
    return out instanceof Screen screen ? screen.width : Integer.MAX_VALUE;
  }

  /** Returns a text in lines of a width, parted between words; a longer word is whole. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String indent = text.substring(0, text.length() - text.stripLeading().length());
    String rest = text;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      if (end <= indent.length()) {
        end = rest.indexOf(' ', width);
      }
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** Prints a sentence, in more than one line where the screen is narrower. */
  @Override
  public void println(@Nullable String line) {
    if (line == null || line.length() <= width) {
      super.println(line);
    } else {
      line.lines().flatMap(one -> wrapped(one, width).stream()).forEach(super::println);
    }
  }

  @Override
  public void println(@Nullable Object words) {
    println(String.valueOf(words));
  }

  /** Prints as everywhere, whatever the locale: see {@link Show}. */
  @Override
  public PrintWriter printf(@Nullable Locale locale, String format, @Nullable Object... values) {
    String text = String.format(Locale.ROOT, format, values.clone());
    if (width == Integer.MAX_VALUE) {
      print(text);
      flush();
      return this;
    }
    boolean isWhole = text.endsWith("\n");
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i < lines.size() - 1 || isWhole) {
        println(lines.get(i));
      } else {
        print(lines.get(i));
        flush();
      }
    }
    return this;
  }

  /** Returns a stream for people who asked for every message, however many are alike. */
  static Screen ofAllMessages(PrintWriter raw) {
    return new Screen(raw, false, true, Integer.MAX_VALUE);
  }

  /** Returns how many messages of a kind are shown where they are usually cut. */
  static int most(PrintWriter out, int usual) {
    return out instanceof Screen screen && screen.showsAll ? Integer.MAX_VALUE : usual;
  }

  /** Keeps warnings until {@link #tell}. */
  static void keep(PrintWriter err, List<Problem> warnings) {
    if (err instanceof Screen screen) {
      screen.warnings.add(warnings);
    } else {
      warnings.forEach(err::println);
    }
  }

  /** Keeps a warning that is written already until {@link #tell}. */
  static void keep(PrintWriter err, String warning) {
    if (err instanceof Screen screen) {
      screen.warnings.add(warning);
    } else {
      err.println(warning);
    }
  }

  /** Prints the warnings that were kept, once the answer is there or it is known that none is. */
  static void tell(PrintWriter err) {
    if (err instanceof Screen screen) {
      screen.warnings.print(screen, screen.showsAll);
      screen.flush();
    }
  }

  /** A table that is written piece by piece. */
  interface Table {
    /** Writes it; the writer stays open. */
    void write(Writer to) throws IOException;
  }

  /** Prints a table for programs: to a file or a pipe as it is. */
  static void printTable(PrintWriter out, String table) {
    printTable(out, to -> to.write(table));
  }

  /** Prints a table for programs as it is made: to a file or a pipe as it is. */
  static void printTable(PrintWriter out, Table table) {
    PrintWriter to = out;
    if (out instanceof Screen screen && !screen.isTerminal) {
      screen.flush();
      to = screen.raw;
    }
    try {
      table.write(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
