package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Booleans;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.school.Agreement;
import org.perpupil.school.SchoolField;

/**
 * Deprivation by the income deprivation affecting children index (IDACI), a pupil in one band at
 * most.
 *
 * <p>A formula may hold the bands 1 to 6 of the 2010 index as well as A to F; each school is paid
 * by the family that its shares are in.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66;
 * the bands of 2010 from 19 schools of 2015-16.
 */
public final class Deprivation implements Factor {
  /** Band A, the most deprived. */
  public static final NeedByPhase A =
      letter("A", SchoolField.IDACI_A_PRIMARY, SchoolField.IDACI_A_SECONDARY);

  /** Band B. */
  public static final NeedByPhase B =
      letter("B", SchoolField.IDACI_B_PRIMARY, SchoolField.IDACI_B_SECONDARY);

  /** Band C. */
  public static final NeedByPhase C =
      letter("C", SchoolField.IDACI_C_PRIMARY, SchoolField.IDACI_C_SECONDARY);

  /** Band D. */
  public static final NeedByPhase D =
      letter("D", SchoolField.IDACI_D_PRIMARY, SchoolField.IDACI_D_SECONDARY);

  /** Band E. */
  public static final NeedByPhase E =
      letter("E", SchoolField.IDACI_E_PRIMARY, SchoolField.IDACI_E_SECONDARY);

  /** Band F, the least deprived that is funded. */
  public static final NeedByPhase F =
      letter("F", SchoolField.IDACI_F_PRIMARY, SchoolField.IDACI_F_SECONDARY);

  /** Band 1 of the 2010 index, the least deprived that is funded. */
  public static final NeedByPhase BAND1 =
      band("1", SchoolField.IDACI_BAND1_PRIMARY, SchoolField.IDACI_BAND1_SECONDARY);

  /** Band 2 of the 2010 index. */
  public static final NeedByPhase BAND2 =
      band("2", SchoolField.IDACI_BAND2_PRIMARY, SchoolField.IDACI_BAND2_SECONDARY);

  /** Band 3 of the 2010 index. */
  public static final NeedByPhase BAND3 =
      band("3", SchoolField.IDACI_BAND3_PRIMARY, SchoolField.IDACI_BAND3_SECONDARY);

  /** Band 4 of the 2010 index. */
  public static final NeedByPhase BAND4 =
      band("4", SchoolField.IDACI_BAND4_PRIMARY, SchoolField.IDACI_BAND4_SECONDARY);

  /** Band 5 of the 2010 index. */
  public static final NeedByPhase BAND5 =
      band("5", SchoolField.IDACI_BAND5_PRIMARY, SchoolField.IDACI_BAND5_SECONDARY);

  /** Band 6 of the 2010 index, the most deprived. */
  public static final NeedByPhase BAND6 =
      band("6", SchoolField.IDACI_BAND6_PRIMARY, SchoolField.IDACI_BAND6_SECONDARY);

  private static final ImmutableList<NeedByPhase> LETTERS = ImmutableList.of(A, B, C, D, E, F);
  private static final ImmutableList<NeedByPhase> BANDS =
      ImmutableList.of(BAND1, BAND2, BAND3, BAND4, BAND5, BAND6);
  private static final Families OF_PRIMARY = Families.of(NeedByPhase::primary);
  private static final Families OF_SECONDARY = Families.of(NeedByPhase::secondary);
  private static final ImmutableList<NeedByPhase> ALL =
      ImmutableList.<NeedByPhase>builder().addAll(LETTERS).addAll(BANDS).build();

  @Override
  public List<SchoolField> fields() {
    return NeedByPhase.fields(ALL);
  }

  @Override
  public List<Parameter> parameters() {
    return NeedByPhase.rates(ALL);
  }

  /** Returns each family's primary lines, then its secondary ones. */
  @Override
  public List<Line> lines() {
    return Stream.of(LETTERS, BANDS)
        .flatMap(
            family ->
                Stream.concat(
                    family.stream().<Line>map(need -> need.primary().line()),
                    family.stream().<Line>map(need -> need.secondary().line())))
        .toList();
  }

  @Override
  public void compile(Assembly to) {
    compile(to, Base.PRIMARY, OF_PRIMARY);
    compile(to, Base.SECONDARY, OF_SECONDARY);
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    Parameter ofBands = BAND1.primary().rate();
    if (!formula.year().isBefore(2017) && formula.pays(ofBands)) {
      Checks.warn(formula, ofBands, "IDACI bands A to F from 2017-18 on", problems);
    }
  }

  private static void compile(Assembly to, Base base, Families families) {
    boolean paysLetters = paysAny(to, families.letters);
    boolean paysBands = paysAny(to, families.bands);
    if (!paysLetters && !paysBands) {
      return;
    }
    boolean[] inLetters = anyShare(to, families.letters);
    boolean[] inBands = anyShare(to, families.bands);
    for (int i = 0; i < to.size(); i++) {
      boolean served = (paysLetters && inLetters[i]) || (paysBands && inBands[i]);
      if (!served) {
        String wanted = paysLetters ? "idaci_a to idaci_f" : "idaci_band1 to idaci_band6";
        to.lacks(i, base, wanted + " are blank, but the formula pays them");
      }
      if (to.roll(base)[i] > 0) {
        to.requires(i, Agreement.DEPRIVATION);
      }
    }
    pay(to, families.letters, inLetters);
    pay(to, families.bands, inBands);
  }

  /** Pays the schools whose shares are in a family, if there are any. */
  private static void pay(Assembly to, List<Need> family, boolean[] inFamily) {
    if (!Booleans.contains(inFamily, true)) {
      return;
    }
    for (Need need : family) {
      if (to.formula().pays(need.rate())) {
        double[] shares = to.column(need.share()).clone();
        for (int i = 0; i < shares.length; i++) {
          shares[i] =
              inFamily[i] ? to.share(i, shares[i], need.share(), need.rate(), need.base()) : 0;
        }
        to.pay(need.line(), need.rate(), shares, need.base());
      }
    }
  }

  private static boolean paysAny(Assembly to, List<Need> family) {
    for (Need need : family) {
      if (to.formula().pays(need.rate())) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] anyShare(Assembly to, List<Need> family) {
    boolean[] any = new boolean[to.size()];
    for (Need need : family) {
      double[] shares = to.column(need.share());
      for (int i = 0; i < any.length; i++) {
        any[i] |= !Double.isNaN(shares[i]);
      }
    }
    return any;
  }

  private static NeedByPhase letter(String name, SchoolField primary, SchoolField secondary) {
    return NeedByPhase.of(primary, secondary, "IDACI band " + name, "IDACI band " + name);
  }

  private static NeedByPhase band(String name, SchoolField primary, SchoolField secondary) {
    String band = "IDACI band " + name;
    return NeedByPhase.of(primary, secondary, band + " of the 2010 index", band + " of 2010")
        .withRates(DeclaredParameter::optional);
  }

  /** Both families of bands in one phase. */
  private record Families(ImmutableList<Need> letters, ImmutableList<Need> bands) {
    static Families of(Function<NeedByPhase, Need> phase) {
      return new Families(
          LETTERS.stream().map(phase).collect(ImmutableList.toImmutableList()),
          BANDS.stream().map(phase).collect(ImmutableList.toImmutableList()));
    }
  }
}
