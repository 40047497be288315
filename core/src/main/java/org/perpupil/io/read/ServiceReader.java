package org.perpupil.io.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.OrganisationTemplate;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.IdentifierSet;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;

/** Reads {@code services.csv}: one row a service, or a service and trust. */
public final class ServiceReader {
  private final SeenNames seen;
  private final IdentifierSet names = new IdentifierSet("service");
  private final List<ServiceTerms> services = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private ServiceReader(SeenNames seen) {
    this.seen = seen;
  }

  /**
   * Reads a file.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static List<ServiceTerms> read(Path file) {
    List<Problem> problems = new ArrayList<>();
    List<ServiceTerms> services = read(Source.of(file), new SeenNames(), problems);
    ProblemsException.throwIfAny(problems);
    return services;
  }

  /**
   * Reads a file.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong is added
   * @return the services without a problem
   */
  public static List<ServiceTerms> read(Source file, SeenNames seen, List<Problem> problems) {
    ServiceReader reader = new ServiceReader(seen);
    CsvTable.read(file, Template.SERVICES, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return List.copyOf(reader.services);
  }

  private void read(Cells cells) {
    String name = cells.identifier("service", names);
    Optional<String> trust = cells.optionalIdentifier("trust", seen.trusts());
    isNew(cells, name, trust);
    cells.required("cost_basis");
    Basis basis =
        cells
            .choice("cost_basis", Basis::find, Basis.labels())
            .orElse(ServiceTerms.PROJECTED.contains(name) ? Basis.PROJECTED : Basis.FLAT);
    Side maintained = side(cells, basis, "maintained", Payer.SCHOOL);
    Side academy = side(cells, basis, "academy", Payer.SCHOOL);
    Side inTrust = side(cells, basis, "trust", Payer.TRUST);
    try {
      ServiceTerms service = new ServiceTerms(name, trust, basis, maintained, academy, inTrust);
      if (!cells.hasErrors()) {
        services.add(service);
      }
    } catch (ProblemsException e) {
      e.problems().forEach(cells::report);
    }
  }

  private static Side side(Cells cells, Basis basis, String which, Payer otherwise) {
    cells.required("payer_" + which);
    Payer payer = cells.choice("payer_" + which, Payer::find, Payer.labels()).orElse(otherwise);
    String column = "cost_" + which;
    boolean isStated = cells.text(column).isPresent();
    double cost =
        cells
            .number(
                column,
                basis == Basis.PER_PUPIL
                    ? OrganisationTemplate.COST_PER_PUPIL
                    : OrganisationTemplate.COST_FLAT)
            .orElse(0);
    if (basis == Basis.PROJECTED && isStated) {
      cells.error(
          column,
          cells.text(column).orElseThrow(),
          "a blank, since the projection works it out",
          "the assumptions hold it: academy.audit_cost, academy.systems_cost");
    } else if (basis != Basis.PROJECTED && payer == Payer.SCHOOL && !isStated) {
      cells.error(column, "", "pounds, since the school pays", "it costs nothing; write 0 then");
    }
    return new Side(payer, cost);
  }

  private void isNew(Cells cells, String name, Optional<String> trust) {
    String key = name + " / " + trust.orElse("");
    Integer elsewhere = name.isEmpty() ? null : lines.putIfAbsent(key, cells.line());
    if (elsewhere != null) {
      cells.error(
          "service",
          name,
          "each service once for a trust",
          "it stands in line " + elsewhere + " too; two parts of it need different names");
    }
  }
}
