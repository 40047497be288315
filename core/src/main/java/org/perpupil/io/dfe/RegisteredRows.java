package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.io.dfe.register.RegisteredSchool;
import org.perpupil.problem.Problem;

/**
 * The rows of allocations with what the register knows beyond them: names, trusts, who runs the
 * school, year groups. What the allocations tell themselves stands.
 */
final class RegisteredRows {
  private static final int FEW = 5;

  private final Register register;
  private final Resting resting;
  private final TrustNames trusts = new TrustNames();
  private final Map<String, int[]> yearGroups = new HashMap<>();

  RegisteredRows(Register register, Resting resting) {
    this.register = register;
    this.resting = resting;
  }

  /** Returns a table whose rows hold what the register knows. */
  AllocationTable complete(AllocationTable table) {
    if (register.isEmpty()) {
      return table;
    }
    List<AllocationRow> rows = new ArrayList<>(table.rows().size());
    table.rows().forEach(row -> trusts.named(row.trust(), row.place()));
    table.rows().forEach(row -> rows.add(complete(row)));
    return new AllocationTable(
        table.file(), table.year(), table.rowsRead(), table.wholePounds(), rows);
  }

  private AllocationRow complete(AllocationRow row) {
    Optional<RegisteredSchool> found =
        register.find(row.urn(), row.laestab(), (row.urn() + " " + row.name()).strip());
    found.map(RegisteredSchool::yearGroups).ifPresent(groups -> yearGroups.put(row.urn(), groups));
    String name = row.name().isEmpty() ? found.map(RegisteredSchool::name).orElse("") : row.name();
    Boolean academy = row.academy();
    if (academy == null && found.isPresent()) {
      academy = found.get().isAcademy();
      rests(academy != null, "who runs the school from the register", row);
    }
    String trust = row.trust();
    if (trust.isEmpty() && !Boolean.FALSE.equals(academy)) {
      trust =
          trusts.named(
              register.trust(row.urn()).or(() -> found.map(RegisteredSchool::trust)).orElse(""),
              row.place());
      rests(!trust.isEmpty(), "its trust from the register", row);
    }
    rests(row.name().isEmpty() && !name.isEmpty(), "its name from the register", row);
    return row.with(name, trust, academy);
  }

  private void rests(boolean does, String what, AllocationRow row) {
    if (does) {
      resting.add(FigureBasis.EXACT, what, row.urn());
    }
  }

  /** Returns year groups by statutory ages, by URN. */
  Map<String, int[]> yearGroups() {
    return yearGroups;
  }

  /** Adds that some schools are not in the register. */
  void warning(AllocationTable table, List<Problem> problems) {
    List<String> without = register.without();
    if (!without.isEmpty()) {
      problems.add(
          Problem.warning(
              table.file().toString(),
              without.size()
                  + (without.size() == 1 ? " school: " : " schools: ")
                  + String.join(", ", without.subList(0, Math.min(FEW, without.size())))
                  + (without.size() > FEW ? " and more" : ""),
              "schools of the register, by URN, by number or by predecessor",
              "the register is of another date; links of predecessors join schools that changed"));
    }
  }
}
