package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Spoils files: their bytes, their cells and keys, or all of them, made anew from known words. */
final class FuzzText {
  /** What people, spreadsheets and enemies write where a value belongs. */
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-0",
          "1",
          "-1",
          "2",
          "0.5",
          "1.5",
          "100",
          "100.01",
          "-100",
          "1e308",
          "-1e308",
          "1.7976931348623157e308",
          "4.9e-324",
          "1e-320",
          "1e15",
          "1e999",
          "9e99",
          "NaN",
          "Infinity",
          "-Infinity",
          "\u0661\u0662",
          "1,5",
          "1.020",
          "1,020",
          "\u00a31,020",
          "18%",
          "0x10",
          "1_000",
          "1e",
          "--1",
          "+1",
          "\u22120.5",
          "(0.5)",
          "99999999999999999999",
          "2147483648",
          "-2147483649",
          "1.0000000000000001",
          "null",
          "~",
          "true",
          "false",
          "yes",
          "&a 1",
          "*a",
          "!!int 3",
          "!!binary x",
          "<<",
          "{",
          "}",
          "[",
          "]",
          "{}",
          "[]",
          "[[]]",
          "|",
          ">",
          "- ",
          "? ",
          ": ",
          "#",
          "---",
          "...",
          "%YAML 9",
          "\u0000",
          "\u0007",
          "\u001b[31m",
          "\u200b",
          "\ufeff",
          "\u202e",
          "\u00a0",
          "\u00e9",
          "e\u0301",
          "\ud83d\ude00",
          "=1+1",
          "@x",
          "+x",
          "-x",
          "\t",
          "\r",
          "\n",
          "\r\n",
          "\"",
          "\"\"",
          "'",
          "''",
          "W01",
          "w01",
          "W 01",
          "W02",
          "999",
          "998",
          "2025-26",
          "2025/26",
          "2026-27",
          "1999-00",
          "2099-00",
          "2026-09-01",
          "2026-04-01",
          "2026-02-30",
          "0000-00-00",
          "nff:2025-26",
          "nff:",
          "baseline",
          "primary",
          "secondary",
          "all-through",
          "maintained",
          "academy",
          "Fenway Trust",
          "../schools.csv",
          "/etc/passwd",
          "/dev/zero",
          "/dev/null",
          ".",
          "..",
          "\\",
          "\\x",
          "%s",
          "%n",
          "{0}",
          "$1");

  /** Formats, so that lines are made of them rather than of letters. */
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*|-?[0-9][0-9.e-]*");

  private final Random random;

  FuzzText(Random random) {
    this.random = random;
  }

  String value() {
    int pick = random.nextInt(VALUES.size() + 6);
    if (pick < VALUES.size()) {
      return VALUES.get(pick);
    }
    return switch (pick - VALUES.size()) {
      case 0 -> "x".repeat(1 + random.nextInt(3000));
      case 1 -> "[".repeat(1 + random.nextInt(2000));
      case 2 -> "{a: ".repeat(1 + random.nextInt(300));
      case 3 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
      case 4 -> Long.toString(random.nextLong());
      default -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4));
    };
  }

  /** Returns a spoilt file: a few changes of one kind, rarely many. */
  byte[] spoil(String name, byte[] file) {
    int changes = 1 + (random.nextInt(4) == 0 ? random.nextInt(12) : random.nextInt(2));
    byte[] spoilt = file;
    int kind = random.nextInt(10);
    if (name.endsWith(".xlsx") && kind > 1) {
      return workbook(file, changes);
    }
    if (kind < 2) {
      for (int i = 0; i < changes; i++) {
        spoilt = bytes(spoilt);
      }
      return spoilt;
    }
    String text = new String(file, UTF_8);
    if (kind == 2) {
      return anew(name, text).getBytes(UTF_8);
    }
    for (int i = 0; i < changes; i++) {
      text = name.endsWith(".csv") ? cells(text) : tokens(text);
    }
    return text.getBytes(UTF_8);
  }

  /** Spoils the text of one part of a workbook, which stays a sound archive. */
  private byte[] workbook(byte[] file, int changes) {
    ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
        ZipOutputStream out = new ZipOutputStream(spoilt)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), UTF_8);
        boolean isRead = entry.getName().contains("heet") || entry.getName().contains("Strings");
        for (int i = 0; isRead && i < changes; i++) {
          text = tokens(text);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(text.getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spoilt.toByteArray();
  }

  private byte[] bytes(byte[] file) {
    if (file.length == 0) {
      return value().getBytes(UTF_8);
    }
    int at = random.nextInt(file.length);
    int length = Math.min(file.length - at, 1 + random.nextInt(40));
    switch (random.nextInt(7)) {
      case 0 -> {
        byte[] flipped = file.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 1 -> {
        return Arrays.copyOf(file, at);
      }
      case 2 -> {
        return join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + length, file.length));
      }
      case 3 -> {
        byte[] twice =
            join(Arrays.copyOf(file, at + length), Arrays.copyOfRange(file, at, at + length));
        return join(twice, Arrays.copyOfRange(file, at + length, file.length));
      }
      case 4 -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return join(
            join(Arrays.copyOf(file, at), noise), Arrays.copyOfRange(file, at, file.length));
      }
      case 5 -> {
        return join(
            join(Arrays.copyOf(file, at), value().getBytes(UTF_8)),
            Arrays.copyOfRange(file, at, file.length));
      }
      default -> {
        byte[] mark =
            random.nextBoolean()
                ? new byte[] {(byte) 0xff, (byte) 0xfe}
                : new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        return join(mark, file);
      }
    }
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private String cells(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int row = random.nextInt(lines.size());
    List<String> row1 = new ArrayList<>(Arrays.asList(lines.get(row).split(",", -1)));
    int column = random.nextInt(row1.size());
    switch (random.nextInt(9)) {
      case 0, 1, 2, 3 -> row1.set(column, value());
      case 4 -> row1.set(column, any(lines.get(random.nextInt(lines.size())).split(",", -1)));
      case 5 -> row1.add(column, value());
      case 6 -> row1.remove(column);
      case 7 -> {
        lines.add(row, lines.get(random.nextInt(lines.size())));
        return String.join("\n", lines);
      }
      default -> {
        return column(lines, column);
      }
    }
    lines.set(row, String.join(",", row1));
    return String.join("\n", lines);
  }

  /** Changes a whole column: gone, doubled, or all cells but the first of one value. */
  private String column(List<String> lines, int column) {
    String value = value();
    int kind = random.nextInt(3);
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = new ArrayList<>(Arrays.asList(lines.get(i).split(",", -1)));
      if (column < cells.size()) {
        switch (kind) {
          case 0 -> cells.remove(column);
          case 1 -> cells.add(cells.get(column));
          default -> cells.set(column, i == 0 ? cells.get(column) : value);
        }
      }
      lines.set(i, String.join(",", cells));
    }
    return String.join("\n", lines);
  }

  private String tokens(String text) {
    List<int[]> places = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.end()});
    }
    if (places.isEmpty()) {
      return text + value();
    }
    int[] place = places.get(random.nextInt(places.size()));
    int[] other = places.get(random.nextInt(places.size()));
    String before = text.substring(0, place[0]);
    String token = text.substring(place[0], place[1]);
    String after = text.substring(place[1]);
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> before + value() + after;
      case 3 -> before + text.substring(other[0], other[1]) + after;
      case 4 -> before + after;
      case 5 -> before + token + value() + after;
      case 6 -> lines(text);
      default -> before + value() + token + after;
    };
  }

  /** Moves, doubles, drops or indents a line. */
  private String lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
      case 2 -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at));
      default -> lines.set(at, lines.get(at).stripLeading());
    }
    return String.join("\n", lines);
  }

  /** Makes a file of its own words: a table of a random part of the columns, or a tree of keys. */
  private String anew(String name, String text) {
    if (name.endsWith(".csv")) {
      List<String> columns = new ArrayList<>(Arrays.asList(text.split("\n", 2)[0].split(",", -1)));
      Collections.shuffle(columns, random);
      List<String> some = columns.subList(0, 1 + random.nextInt(columns.size()));
      StringBuilder table = new StringBuilder(String.join(",", some)).append('\n');
      for (int row = random.nextInt(5); row > 0; row--) {
        List<String> cells = new ArrayList<>();
        some.forEach(column -> cells.add(value()));
        table.append(String.join(",", cells)).append('\n');
      }
      return table.toString();
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    StringBuilder tree = new StringBuilder();
    tree(tree, words, "", 0);
    return tree.toString();
  }

  private void tree(StringBuilder text, List<String> words, String indent, int depth) {
    for (int keys = 1 + random.nextInt(5); keys > 0; keys--) {
      text.append(indent).append(random.nextInt(6) == 0 ? "- " : "").append(any(words)).append(':');
      switch (random.nextInt(5)) {
        case 0 -> {
          text.append('\n');
          if (depth < 4) {
            tree(text, words, indent + "  ", depth + 1);
          }
        }
        case 1 -> text.append(" {").append(any(words)).append(": ").append(value()).append("}\n");
        case 2 -> text.append(" [").append(value()).append(", ").append(any(words)).append("]\n");
        case 3 -> text.append(' ').append(any(words)).append('\n');
        default -> text.append(' ').append(value()).append('\n');
      }
    }
  }

  private String any(List<String> words) {
    return words.isEmpty() ? value() : words.get(random.nextInt(words.size()));
  }

  private String any(String[] words) {
    return any(Arrays.asList(words));
  }
}
