package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.engine.WeightedColumns;

class WeightedColumnsTest {
  @Test
  void multipliesAndAdds() {
    var columns = WeightedColumns.of(2, List.of(new double[] {1, 2}, new double[] {10, 20}));
    double[] sums = {-1, -1, -1};

    columns.sum(new double[] {0, 0, 3, 0.5}, 1, sums);

    assertThat(sums).containsExactly(8, 16, -1);
    assertThat(columns.columns()).isEqualTo(2);
    assertThat(columns.schools()).isEqualTo(2);
  }

  @Test
  void keepsItsOwnColumns() {
    double[] column = {1};
    var columns = WeightedColumns.of(1, List.of(column));
    column[0] = 9;
    double[] sums = new double[1];
    columns.sum(new double[] {2}, 0, sums);
    assertThat(sums).containsExactly(2);
  }

  @Test
  void columnsAreOfAllSchools() {
    List<double[]> columns = List.of(new double[2], new double[3]);
    assertThatThrownBy(() -> WeightedColumns.of(2, columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1 has 3 values for 2 schools");
  }

  @Property(tries = 200)
  void agreesWithANaiveSum(
      @ForAll @IntRange(min = 0, max = 13) int count,
      @ForAll @IntRange(min = 0, max = 40) int schools,
      @ForAll @IntRange(min = 0, max = 13) int varied,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<double[]> columns = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      columns.add(random.doubles(schools).toArray());
    }
    double[] base = random.doubles(count).toArray();
    double[] weights = new double[2 * count];
    System.arraycopy(base, 0, weights, count, count);
    for (int k = 0; k < varied && count > 0; k++) {
      weights[count + random.nextInt(count)] = random.nextDouble();
    }
    var weighted = WeightedColumns.of(schools, columns);
    double[] baseSums = new double[schools];
    double[] sums = new double[schools];
    double[] fromBase = new double[schools];

    weighted.sum(base, 0, baseSums);
    weighted.sum(weights, 1, sums);
    weighted.sumChanges(baseSums, base, weights, 1, fromBase);

    for (int i = 0; i < schools; i++) {
      double expected = 0;
      for (int k = 0; k < count; k++) {
        expected += weights[count + k] * columns.get(k)[i];
      }
      assertThat(sums[i]).isCloseTo(expected, within(1e-12));
      assertThat(fromBase[i]).isCloseTo(expected, within(1e-12));
    }
  }
}
