package org.perpupil.io.dfe.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** A row of {@code schools.csv} in the making, and the row that it comes from. Not thread-safe. */
public final class ImportedSchool {
  private final AllocationRow row;
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final List<Double> splitSiteMetres = new ArrayList<>();
  private double lumpSumAndSparsity;
  private @Nullable School made;

  public ImportedSchool(AllocationRow row) {
    this.row = row;
  }

  public AllocationRow row() {
    return row;
  }

  public void set(String column, double value) {
    numbers.put(column, value + 0.0);
  }

  public void add(String column, double value) {
    numbers.merge(column, value, Double::sum);
  }

  public void remove(String column) {
    numbers.remove(column);
  }

  public double get(String column) {
    return numbers.getOrDefault(column, 0.0);
  }

  /** Returns the numbers by column. */
  public Map<String, Double> numbers() {
    return numbers;
  }

  public List<Double> splitSiteMetres() {
    return splitSiteMetres;
  }

  /** Returns the lump sum and the sparsity money that the formula pays, before the fringe. */
  public double lumpSumAndSparsity() {
    return lumpSumAndSparsity;
  }

  public void lumpSumAndSparsity(double pounds) {
    lumpSumAndSparsity = pounds;
  }

  /** Returns the school that was made last. */
  public School school() {
    return Optional.ofNullable(made).orElseThrow();
  }

  /**
   * Makes the school.
   *
   * @throws ProblemsException when no school can be so
   */
  public void make() {
    School.Builder school = School.builder(row.urn(), row.laCode(), row.phase());
    if (!row.name().isEmpty()) {
      school.name(row.name());
    }
    Boolean academy = row.academy();
    if (academy != null) {
      school.governance(academy ? Governance.ACADEMY : Governance.MAINTAINED);
    }
    school.splitSiteMetres(splitSiteMetres);
    numbers.forEach((column, value) -> school.set(field(column), value));
    made = school.build();
  }

  private static SchoolField field(String column) {
    return SchoolField.find(column)
        .orElseThrow(() -> new IllegalStateException("no school has the column " + column));
  }

  public double pupils() {
    return get("pupils_primary") + get("pupils_ks3") + get("pupils_ks4");
  }
}
