package org.perpupil.io.output;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.perpupil.io.Source;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;

/**
 * Parts of sweeps: compressed, with a checksum at the end that is looked at before anything that
 * stands in them is believed.
 */
public final class SweepPartFile {
  private static final String BEGINNING = "perpupil sweep part ";

  /** The first text of a part, with the version of its layout. */
  private static final String LABEL = BEGINNING + "3";

  private SweepPartFile() {}

  public static void write(SweepResult result, OutputStream out) throws IOException {
    GZIPOutputStream zip = new GZIPOutputStream(out);
    DataOutputStream data = new DataOutputStream(zip);
    data.writeUTF(LABEL);
    result.write(data);
    data.flush();
    zip.finish();
  }

  /** Returns whether a file begins as parts do, whole or not, of this or another version. */
  public static boolean isOfAnyVersion(Path file) {
    try {
      return label(Source.of(file)).startsWith(BEGINNING);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a part.
   *
   * @throws ProblemsException when the file is not there, not a part, or not whole
   */
  public static SweepResult read(Source file) {
    String found = "";
    try {
      if (isPart(file)) {
        found = "a damaged part";
        return readPart(file, checkedLength(file));
      }
      found = "something else";
    } catch (ReadableFile.RefusedException e) {
      throw new ProblemsException(e.problem());
    } catch (FileSystemException e) {
      throw new ProblemsException(ReadableFile.problem(Path.of(file.toString()), e));
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      // The problem below says it.
    }
    throw new ProblemsException(
        Problem.error(
            file.toString(),
            found,
            "a whole part of a sweep, as this version writes a slice",
            found.equals("a damaged part")
                ? "it was not copied to its end, or the disk fails; its slice can be run again"
                : "it is a table of results, or comes from another version"));
  }

  /**
   * Returns whether a file begins like a part of this version.
   *
   * @throws IOException when it cannot be read
   */
  private static boolean isPart(Source file) throws IOException {
    return label(file).equals(LABEL);
  }

  /** Returns the first text of a file; empty where it does not begin as any part does. */
  private static String label(Source file) throws IOException {
    try (DataInputStream in = open(file)) {
      return in.readUTF();
    } catch (EOFException | UTFDataFormatException | ZipException e) {
      return "";
    }
  }

  /**
   * Returns how many bytes a part comes to, without keeping them.
   *
   * @throws IOException when the checksum at their end is wrong, or missing
   */
  private static long checkedLength(Source file) throws IOException {
    try (DataInputStream in = open(file)) {
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
      return bytes;
    }
  }

  private static SweepResult readPart(Source file, long bytes) throws IOException {
    try (DataInputStream in = open(file)) {
      in.readUTF();
      SweepResult result = SweepResult.read(in, bytes);
      if (in.read() >= 0) {
        throw new IOException("more below the end");
      }
      return result;
    }
  }

  private static DataInputStream open(Source file) throws IOException {
    InputStream bytes = file.open();
    try {
      return new DataInputStream(new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16)));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }
}
