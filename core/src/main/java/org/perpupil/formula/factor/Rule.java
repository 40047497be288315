package org.perpupil.formula.factor;

import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.rates.RateBook;

/** A part of a formula: a factor or a protection. */
public interface Rule {
  /** Returns the lines of a statement that it writes, in order; unmodifiable. */
  List<Line> lines();

  /** Returns its rates and settings, in the order of files; unmodifiable. */
  List<Parameter> parameters();

  /** Adds what it pays, names the schools that it cannot pay, and marks what it rests on. */
  void compile(Assembly to);

  /** Adds what a formula lacks or states twice. */
  default void check(Formula formula, List<Problem> problems) {}

  /** Adds what the regulations of a local formula's year say otherwise. */
  default void lawOfTheYear(Formula formula, List<Problem> problems) {}

  /** Adds settings that a national formula has without a rate book naming them. */
  default void completeNational(RateBook book, Formula.Builder formula) {}

  /** Returns how one of its lines follows, in words, where it has no parts; else empty. */
  default String explain(Line line, Explained school) {
    return "";
  }
}
