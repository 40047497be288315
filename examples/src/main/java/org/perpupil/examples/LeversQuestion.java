package org.perpupil.examples;

import java.util.List;
import java.util.Optional;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.levers.HighNeedsTransfer;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Formula;
import org.perpupil.school.SchoolTable;

/**
 * Ways to fit an authority's block, side by side.
 *
 * @param code of the authority
 * @param terms of the authority, for its de-delegation, where there are any
 * @param budget the block and what is taken off it
 * @param transfer what moves to high needs
 * @param levers those that are asked for
 */
record LeversQuestion(
    String code,
    Optional<AuthorityTerms> terms,
    FormulaBudget budget,
    HighNeedsTransfer transfer,
    List<Lever> levers) {
  /**
   * Returns what each lever comes to.
   *
   * @param schools of all authorities
   * @param before the authority's formula of the year before
   * @param national the national formula of the year
   */
  Levers answer(SchoolTable schools, Formula before, Formula national) {
    return Levers.solve(
        members(schools),
        before,
        Formula.national(before.year().toString()),
        national,
        transfer.from(budget),
        levers);
  }

  private SchoolTable members(SchoolTable table) {
    SchoolTable members = NextFormula.members(table, code);
    return terms.isEmpty()
        ? members
        : SchoolTable.of(
            members.schools().stream().map(school -> terms.get().dedelegate(school)).toList());
  }
}
