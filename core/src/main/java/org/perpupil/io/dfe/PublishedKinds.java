package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.io.dfe.register.RegisterKind;
import org.perpupil.io.dfe.register.RegisterReader;
import org.perpupil.io.dfe.statement.StatementLayout;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Tells published files apart by their headers, and imports what they make together. */
public final class PublishedKinds {
  /** What the kinds beside allocations and returns are called, and how they are known. */
  static final ImmutableList<String> KINDS =
      ImmutableList.of(StatementLayout.KIND, RegisterKind.KINDS);

  private final List<Problem> problems = new ArrayList<>();
  private final List<PublishedTable> statements = new ArrayList<>();
  private final List<PublishedSheets> others = new ArrayList<>();
  private final Register register = new Register();

  private PublishedKinds() {}

  /**
   * Imports files.
   *
   * @param files in any order
   * @param previous last year's allocations, or null
   * @param given rates by authority that the user gave, by the names of formulas
   * @param selection which schools are wanted
   * @throws ProblemsException when a file cannot be used at all; names everything that is wrong
   */
  public static ImportResult read(
      List<PublishedFile> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    return new PublishedKinds().run(files, previous, given, selection);
  }

  private ImportResult run(
      List<PublishedFile> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    files.forEach(this::sort);
    if (!statements.isEmpty()) {
      others.forEach(file -> problems.add(alone(file)));
      ProblemsException.throwIfAny(problems);
      return StatementImport.read(statements, selection, register);
    }
    return AllocationImport.read(others, previous, given, selection, register, problems);
  }

  private void sort(PublishedFile file) {
    // Registers are large: they are read row by row, and never held whole.
    List<PublishedTable> heads = PublishedTable.heads(file, problems);
    Optional<RegisterKind.Header> registered =
        heads.stream().flatMap(head -> RegisterKind.find(head).stream()).findFirst();
    if (registered.isPresent()) {
      register(file, registered.get());
      return;
    }
    PublishedSheets sheets = new PublishedSheets(file, PublishedTable.of(file, problems));
    Optional<PublishedTable> statement = StatementImport.find(sheets.sheets());
    if (statement.isPresent()) {
      statements.add(statement.get());
    } else {
      others.add(sheets);
    }
  }

  private void register(PublishedFile file, RegisterKind.Header header) {
    Optional<String> refusal = header.kind().refusal();
    if (refusal.isPresent()) {
      problems.add(
          Problem.error(
              file.path().toString(),
              "a " + header.kind().title(),
              "a file that tells what a formula pays by; this one cannot stand in: "
                  + refusal.get(),
              "the register of schools was meant, which has statutory ages, trusts and numbers"));
    } else {
      RegisterReader.read(file, header, register, problems);
    }
  }

  private static Problem alone(PublishedSheets other) {
    return Problem.error(
        other.file().path().toString(),
        "a file of another kind",
        "grant statements alone, since they hold all there is to know of their schools",
        "the files are imported apart, each into a folder of its own");
  }
}
