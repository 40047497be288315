package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.proforma.ProformaTable;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.io.dfe.register.RegisterKind;
import org.perpupil.io.dfe.register.RegisterReader;
import org.perpupil.io.dfe.statement.StatementLayout;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.io.dfe.table.ReturnLayout;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Tells published files apart by their headers, and imports what they make together. */
public final class PublishedKinds {
  /** What the kinds beside allocations and returns are called, and how they are known. */
  static final ImmutableList<String> KINDS =
      ImmutableList.of(StatementLayout.KIND, RegisterKind.KINDS, ProformaTable.KIND);

  private final List<Problem> problems = new ArrayList<>();
  private final List<PublishedTable> statements = new ArrayList<>();
  private final List<PublishedSheets> others = new ArrayList<>();
  private final List<ProformaTable> proforma = new ArrayList<>();
  private final Register register = new Register();

  private final Consumer<String> progress;

  private PublishedKinds(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Imports files.
   *
   * @param files in any order
   * @param previous last year's allocations, or null
   * @param given rates by authority that the user gave, by the names of formulas
   * @param selection which schools are wanted
   * @param progress told how far the import is, in words
   * @throws ProblemsException when a file cannot be used at all; names everything that is wrong
   */
  public static ImportResult read(
      List<PublishedFile> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection,
      Consumer<String> progress) {
    return new PublishedKinds(progress).run(files, previous, given, selection);
  }

  private ImportResult run(
      List<PublishedFile> files,
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    files.forEach(this::sort);
    if (!statements.isEmpty()) {
      others.forEach(file -> problems.add(alone(file.file().path().toString())));
      proforma.forEach(table -> problems.add(alone(table.table().file().toString())));
      nothingElse("grant statements", previous, given);
      ProblemsException.throwIfAny(problems);
      return StatementImport.read(statements, selection, register);
    }
    if (!proforma.isEmpty() && others.isEmpty()) {
      nothingElse("the authority proforma tool", previous, given);
      ProblemsException.throwIfAny(problems);
      return ProformaImport.read(proforma, selection);
    }
    return allocations(previous, given, selection);
  }

  /** What goes with allocations alone is refused, not passed over. */
  private void nothingElse(
      String kind, @Nullable PublishedFile previous, Map<String, Map<String, Double>> given) {
    if (previous != null) {
      problems.add(
          Problem.error(
              previous.path().toString(),
              "a file of the year before",
              "none beside " + kind + ", whose own baselines are taken",
              "the two years are imported apart and then compared"));
    }
    if (!given.isEmpty()) {
      problems.add(
          Problem.error(
              kind,
              "formulas of authorities " + String.join(", ", given.keySet()),
              "none beside " + kind + ", whose own rates are taken",
              "they were meant for allocations"));
    }
  }

  /** Imports allocations, with the formulas of files in the proforma's columns where there are. */
  private ImportResult allocations(
      @Nullable PublishedFile previous,
      Map<String, Map<String, Double>> given,
      Selection selection) {
    if (ProformaImport.hasSchools(proforma)) {
      problems.add(
          Problem.error(
              proforma.get(0).table().file().toString(),
              "schools of the authority proforma tool",
              "either its schools or those of allocations; formulas alone go with both",
              "the two are imported apart and then compared"));
    }
    if (!proforma.isEmpty() && !given.isEmpty()) {
      problems.add(
          Problem.error(
              proforma.get(0).table().file().toString(),
              "formulas of a published file",
              "formulas once: those of a published file, or those that are given apart",
              "one of them is of another year"));
    }
    Optional<FundingYear> year = AllocationImport.year(others);
    Map<String, Map<String, Double>> rates = given;
    if (!proforma.isEmpty() && year.isPresent()) {
      ProformaImport.year(proforma)
          .filter(other -> !other.equals(year.get()))
          .ifPresent(
              other ->
                  problems.add(
                      Problem.error(
                          proforma.get(0).table().file().toString(),
                          other.toString(),
                          "formulas of the year of the allocations, " + year.get(),
                          "the file of that year has another name")));
      rates = ProformaImport.given(proforma, year.get(), problems);
    }
    Imported made =
        AllocationImport.read(others, previous, rates, selection, register, problems, progress);
    if (!proforma.isEmpty()) {
      made.tell(
          "formulas",
          proforma.stream()
              .map(table -> String.valueOf(table.table().file().getFileName()))
              .toList());
    }
    return made;
  }

  private void sort(PublishedFile file) {
    progress.accept("reading " + file.path().getFileName());
    // Registers are large: they are read row by row, and never held whole.
    List<PublishedTable> heads = PublishedTable.heads(file, problems);
    Optional<RegisterKind.Header> registered =
        heads.stream().flatMap(head -> RegisterKind.find(head).stream()).findFirst();
    if (registered.isPresent()) {
      register(file, registered.get());
      return;
    }
    PublishedSheets sheets = new PublishedSheets(file, PublishedTable.whole(file, heads, problems));
    Optional<PublishedTable> statement = StatementImport.find(sheets.sheets());
    // Allocations of some years have labels of the tool's results.
    boolean isOfSchools =
        sheets.sheets().stream()
            .anyMatch(
                sheet ->
                    Layout.ALLOCATIONS.find(sheet).isPresent()
                        || ReturnLayout.find(sheet).isPresent());
    List<ProformaTable> tool =
        isOfSchools
            ? List.of()
            : sheets.sheets().stream().flatMap(it -> ProformaTable.find(it).stream()).toList();
    if (statement.isPresent()) {
      statements.add(statement.get());
    } else if (!tool.isEmpty()) {
      proforma.addAll(tool);
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

  private static Problem alone(String other) {
    return Problem.error(
        other,
        "a file of another kind",
        "grant statements alone, since they hold all there is to know of their schools",
        "the files are imported apart, each into a folder of its own");
  }
}
