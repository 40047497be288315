package org.perpupil.io.read;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Reads {@code schools.csv}: one row a school. */
public final class SchoolReader {
  private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings();

  private final SeenNames seen;
  private final List<School> schools = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, String> authorities = new LinkedHashMap<>();

  private SchoolReader(SeenNames seen) {
    this.seen = seen;
  }

  /**
   * Schools and the authorities they name.
   *
   * @param schools the schools that could be read
   * @param authorities file and line where each authority code first stands, in rows that could not
   *     be read too
   */
  public record Located(SchoolTable schools, Map<String, String> authorities) {}

  /**
   * Reads files with the same columns, one after the other.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong or odd is added
   */
  public static Located read(List<Source> files, SeenNames seen, List<Problem> problems) {
    SchoolReader reader = new SchoolReader(seen);
    List<String> header = List.of();
    String first = "";
    for (Source file : files) {
      Optional<CsvTable> table = CsvTable.read(file, Template.SCHOOLS, problems);
      if (table.isPresent()) {
        first = header.isEmpty() ? file.toString() : first;
        header = header.isEmpty() ? table.get().header() : header;
        if (new HashSet<>(header).equals(new HashSet<>(table.get().header()))) {
          table.get().forEachRow(problems, reader::read);
        } else {
          problems.add(
              Problem.error(
                  file + ", line 1",
                  String.join(",", table.get().header()),
                  "the columns of " + first,
                  "one of the files is from another year"));
        }
      }
    }
    SharePairs.check(reader.schools, reader.places, problems);
    return new Located(SchoolTable.of(reader.schools), reader.authorities);
  }

  private void read(Cells cells) {
    String id = cells.identifier("id", seen.schools());
    String laCode = cells.identifier("la_code", seen.authorities());
    cells.required("phase");
    Phase phase = cells.choice("phase", Phase::find, Phase.labels()).orElse(Phase.PRIMARY);
    School.Builder builder = School.builder(id, laCode, phase);
    cells.text("name").ifPresent(builder::name);
    cells.optionalIdentifier("trust", seen.trusts()).ifPresent(builder::trust);
    cells
        .choice("governance", Governance::find, List.of("maintained", "academy"))
        .ifPresent(builder::governance);
    cells.flag("growing").ifPresent(builder::growing);
    builder.splitSiteMetres(metres(cells));
    for (SchoolField field : SchoolField.values()) {
      cells
          .number(field.fileName(), field.kind().expected())
          .ifPresent(value -> builder.set(field, value));
    }
    isNew(cells, id);
    if (!laCode.isEmpty()) {
      authorities.putIfAbsent(laCode, cells.place());
    }
    try {
      School school = builder.build();
      if (!cells.hasErrors()) {
        schools.add(school);
        school.warnings().forEach(cells::report);
      }
    } catch (ProblemsException e) {
      e.problems().forEach(cells::report);
    }
  }

  private void isNew(Cells cells, String id) {
    String elsewhere = id.isEmpty() ? null : places.putIfAbsent(id, cells.place());
    if (elsewhere != null) {
      cells.error(
          "id",
          id,
          "an identifier that no other school has",
          "the school was given twice; it stands in " + elsewhere + " too");
    }
  }

  private static List<Double> metres(Cells cells) {
    String column = "split_site_metres";
    Optional<String> written = cells.text(column);
    if (written.isEmpty()) {
      return List.of();
    }
    List<Double> metres = new ArrayList<>();
    for (String part : SPACES.split(written.get())) {
      cells
          .part(
              column,
              part,
              School.METRES,
              "metres to each additional site, 0 or more, separated by spaces")
          .ifPresent(metres::add);
    }
    return metres;
  }
}
