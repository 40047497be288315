package org.perpupil.io.result;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.FileSteps;
import org.perpupil.io.output.OutputLock;
import org.perpupil.io.output.PartFile;
import org.perpupil.io.output.Place;
import org.perpupil.io.output.Undo;
import org.perpupil.io.output.WriteProblem;
import org.perpupil.io.output.Written;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Writes a result whole or not at all: all of its files, or none.
 *
 * <p>Every file is on the disk beside its place before the first one takes it; from then on until
 * the last one has, a hidden file tells how to put the old ones back, which happens at once when a
 * step fails and with the next {@link Output#open} when the program was killed. Until it is closed,
 * no other run can write the same files. May be closed by another thread, such as a shutdown hook:
 * files that are taking their places then do so first.
 */
public final class OutputWriter implements AutoCloseable {
  private final Output output;
  private final FileSteps steps;
  private final boolean isRehearsal;
  private final List<Path> folders = new ArrayList<>();
  private final List<OutputLock> locks = new ArrayList<>();
  private boolean isHeld;
  private boolean isStuck;
  private boolean written;
  private boolean closed;

  private OutputWriter(Output output, FileSteps steps, boolean isRehearsal) {
    this.output = output;
    this.steps = steps;
    this.isRehearsal = isRehearsal;
  }

  /** What a file holds; may be asked for more than once. */
  public interface Body {
    /** Writes it; the stream stays open. */
    void write(OutputStream out) throws IOException;

    /** Returns a text in UTF-8. */
    static Body of(String text) {
      return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a table in UTF-8, written as it makes its rows. */
    static Body of(CsvText.Table table) {
      return out -> {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvText.write(table, text);
        text.flush();
      };
    }
  }

  /** A file that is written and has not taken its place. */
  private record Part(Place place, Undo.Entry entry) {}

  static OutputWriter open(Output output, FileSteps steps) {
    OutputWriter writer = new OutputWriter(output, steps, false);
    try {
      writer.take();
      return writer;
    } catch (IOException e) {
      writer.close();
      throw new ProblemsException(WriteProblem.of(output.files().get(0), e));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /** Returns a writer that makes what it is given, and puts it nowhere. */
  static OutputWriter rehearsing(Output output, FileSteps steps) {
    return new OutputWriter(output, steps, true);
  }

  /** Returns the files that are written. */
  public List<Path> files() {
    return output.files();
  }

  /** Returns whether the result is in its place. */
  public synchronized boolean isWritten() {
    return written;
  }

  private void take() throws IOException {
    for (Place place : output.places()) {
      for (Path folder : place.missingFolders()) {
        steps.makeFolder(folder);
        folders.add(folder);
      }
    }
    for (Path lock : lockFiles()) {
      locks.add(
          OutputLock.take(lock)
              .orElseThrow(
                  () ->
                      new ProblemsException(
                          Problem.error(
                              output.files().get(0).toString(),
                              "another run that is writing it",
                              "one run at a time",
                              "it ends soon, or another name serves; if nothing runs, "
                                  + lock
                                  + " is left over and can be deleted"))));
    }
    isHeld = true;
    putRight();
    ProblemsException.throwIfAny(output.strangers());
  }

  /** Two names that lead to one file have one lock in common. */
  private Set<Path> lockFiles() throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    files.add(output.lock());
    Path named = output.files().get(0);
    Path real = Place.of(named).real();
    if (!real.equals(named)) {
      files.add(Output.table(output.kind(), real).lock());
    }
    return files;
  }

  /** Undoes what a run that was killed had begun, and deletes what it has left. */
  private void putRight() throws IOException {
    var undo = Undo.read(output.undo());
    if (undo.isPresent() && !undo.get().isComplete(output.folder())) {
      undo.get().run(output.folder(), steps);
    }
    steps.delete(output.undo());
    for (Place place : output.places()) {
      steps.delete(place.part());
      steps.delete(place.kept());
    }
  }

  /**
   * Writes the result.
   *
   * @param tables what each file but the summary holds, in the order of {@link Output#files()}
   *     without a {@link Output#withBook book}
   * @param summary what the summary says; what was written is added to it
   * @throws ProblemsException when a file cannot be written; what was there before is there then
   */
  public void write(List<Body> tables, Map<String, Object> summary) {
    List<Body> bodies = output.bodies(tables, summary);
    if (isRehearsal) {
      rehearse(bodies);
      return;
    }
    try {
      List<Place> places = output.places();
      List<Part> parts = new ArrayList<>();
      Map<String, String> digits = new LinkedHashMap<>();
      for (int i = 0; i < bodies.size(); i++) {
        Part part = write(places.get(i), bodies.get(i));
        parts.add(part);
        digits.put(part.entry().name(), part.entry().digits());
      }
      if (output.hasSummary()) {
        Map<String, Object> whole = new LinkedHashMap<>(summary);
        new Written(output.kind().fileName(), digits).addTo(whole);
        parts.add(write(places.get(bodies.size()), out -> Summary.write(whole, out)));
      }
      takePlaces(parts);
    } catch (IOException e) {
      Path file = output.files().get(0);
      throw new ProblemsException(isStuck ? WriteProblem.half(file, e) : WriteProblem.of(file, e));
    } finally {
      clear();
    }
  }

  private void rehearse(List<Body> bodies) {
    try {
      for (Body body : bodies) {
        body.write(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      throw new ProblemsException(WriteProblem.of(output.files().get(0), e));
    }
  }

  private Part write(Place place, Body body) throws IOException {
    try (PartFile file = begin(place)) {
      HashingOutputStream out = new HashingOutputStream(Hashing.sha256(), file);
      body.write(out);
      file.force();
      String name = String.valueOf(place.named().getFileName());
      Undo.Entry entry = new Undo.Entry(name, out.hash().toString(), Files.exists(place.real()));
      return new Part(place, entry);
    }
  }

  private synchronized PartFile begin(Place place) throws IOException {
    checkOpen();
    PartFile file = steps.create(place.part());
    if (Files.exists(place.real())) {
      steps.adopt(place.part(), place.real());
    }
    return file;
  }

  private synchronized void takePlaces(List<Part> parts) throws IOException {
    checkOpen();
    for (Part part : parts) {
      if (part.entry().replaces()) {
        steps.keep(part.place().real(), part.place().kept());
      }
    }
    Undo undo = new Undo(parts.stream().map(Part::entry).toList());
    undo.write(output.undo(), steps);
    forceFolders(parts);
    try {
      for (Part part : parts) {
        steps.move(part.place().part(), part.place().real());
      }
      forceFolders(parts);
    } catch (IOException e) {
      putBack(undo, e);
      throw e;
    }
    written = true;
    try {
      steps.delete(output.undo());
      steps.forceFolder(output.folder());
    } catch (IOException e) {
      // Found later, it tells that everything is in its place.
    }
  }

  private void putBack(Undo undo, IOException reason) {
    try {
      undo.run(output.folder(), steps);
    } catch (IOException e) {
      isStuck = true;
      reason.addSuppressed(e);
    }
  }

  private void forceFolders(List<Part> parts) throws IOException {
    Set<Path> all = new LinkedHashSet<>(List.of(output.folder()));
    parts.forEach(part -> all.add(part.place().folder()));
    for (Path folder : all) {
      steps.forceFolder(folder);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(output.files().get(0) + " was closed before it was written");
    }
  }

  /** Deletes what is of no more use; what cannot be deleted is by the next run. */
  private synchronized void clear() {
    if (closed) {
      // Whatever is there now may be another run's.
      return;
    }
    try {
      if (!isStuck) {
        steps.delete(output.undo());
      }
      for (Place place : output.places()) {
        steps.delete(place.part());
        if (!isStuck) {
          steps.delete(place.kept());
        }
      }
    } catch (IOException e) {
      // Said above.
    }
  }

  /** Lets go of the files; deletes folders that were made for a result that was not written. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (isHeld) {
      clear();
    }
    closed = true;
    for (OutputLock lock : locks) {
      try {
        lock.close();
      } catch (IOException e) {
        // It is let go of in any case when the program ends.
      }
    }
    if (!written) {
      Collections.reverse(folders);
      try {
        for (Path folder : folders) {
          steps.delete(folder);
        }
      } catch (IOException e) {
        // Somebody else has put something into it.
      }
    }
  }
}
