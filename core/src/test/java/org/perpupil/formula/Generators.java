package org.perpupil.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Authorities with their formulas, and schools that are awkward for these. */
final class Generators extends DomainContextBase {
  /** Some schools and the formulas of their authorities. */
  record Case(SchoolTable schools, Map<String, Formula> formulas) {
    Allocation allocate(RoundingRules rounding) {
      return allocate(schools, rounding);
    }

    Allocation allocate(SchoolTable others, RoundingRules rounding) {
      return Allocation.of(others, Formulas.byAuthority(formulas), rounding);
    }

    School school(int row) {
      return schools.school(row);
    }

    Formula formula(int row) {
      return formulas.get(school(row).laCode());
    }

    /** Returns the same schools under changed formulas. */
    Case with(Function<Formula, Formula> change) {
      Map<String, Formula> changed = new LinkedHashMap<>();
      formulas.forEach((laCode, formula) -> changed.put(laCode, change.apply(formula)));
      return new Case(schools, changed);
    }

    /** Returns all that is needed to repeat a failure by hand. */
    String describe(int row) {
      return SchoolMaker.describe(school(row)) + "\n" + FormulaMaker.describe(formula(row)) + "\n";
    }

    @Override
    public String toString() {
      return schools.size() + " schools, " + formulas.size() + " formulas";
    }
  }

  /** One to six schools of one to three authorities; a failing case loses schools first. */
  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<List<Formula>> formulas =
        Arbitraries.randomValue(FormulaMaker::any).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<Long>> seeds =
        Arbitraries.randomValue(Random::nextLong).list().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(formulas, seeds).as(Generators::make);
  }

  /** Returns a case for tests that count what the generators reach. */
  static Case sample(Random random) {
    return make(
        List.of(FormulaMaker.any(random), FormulaMaker.any(random)),
        random.longs(4).boxed().toList());
  }

  private static Case make(List<Formula> formulas, List<Long> seeds) {
    Map<String, Formula> byAuthority = new LinkedHashMap<>();
    formulas.forEach(formula -> byAuthority.put("LA" + byAuthority.size(), formula));
    List<School> schools = new ArrayList<>();
    for (long seed : seeds) {
      String laCode = "LA" + Math.floorMod(seed, formulas.size());
      schools.add(
          SchoolMaker.school(
              "S" + schools.size(), laCode, new Random(seed), byAuthority.get(laCode)));
    }
    return new Case(SchoolTable.of(schools), byAuthority);
  }
}
