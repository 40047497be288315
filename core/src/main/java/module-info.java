/** School funding formulas: what they give each school, why, and what a change of formula does. */
@SuppressWarnings("module") // The command line is compiled later.
module org.perpupil {
  requires com.google.common;
  requires commons.math3;
  requires java.xml;
  requires tools.jackson.core;
  requires tools.jackson.dataformat.yaml;
  requires static transitive org.jspecify;

  uses org.perpupil.school.SchoolFieldSource;
  uses org.perpupil.formula.factor.Factor;

  provides org.perpupil.school.SchoolFieldSource with
      org.perpupil.formula.factor.FactorFields;

  exports org.perpupil;
  exports org.perpupil.problem;
  exports org.perpupil.rates;
  exports org.perpupil.school;
  exports org.perpupil.formula;
  exports org.perpupil.budget;
  exports org.perpupil.authority;
  exports org.perpupil.trust;
  exports org.perpupil.projection;
  exports org.perpupil.scenario;
  exports org.perpupil.impact;
  exports org.perpupil.impact.scenario;
  exports org.perpupil.joining;
  exports org.perpupil.statistics;
  exports org.perpupil.statistics.distribution;
  exports org.perpupil.sweep;
  exports org.perpupil.io;

  // Rooms that the command line works in too; a program finds what it needs through the others.
  exports org.perpupil.authority.affordability to
      org.perpupil.examples;
  exports org.perpupil.authority.block to
      org.perpupil.examples;
  exports org.perpupil.authority.leaving to
      org.perpupil.examples;
  exports org.perpupil.authority.levers to
      org.perpupil.examples;
  exports org.perpupil.budget.cost to
      org.perpupil.examples;
  exports org.perpupil.formula.printed to
      org.perpupil.examples;
  exports org.perpupil.impact.groups to
      org.perpupil.examples;
  exports org.perpupil.impact.years to
      org.perpupil.examples;
  exports org.perpupil.io.input to
      org.perpupil.examples;
  exports org.perpupil.io.result to
      org.perpupil.examples;
  exports org.perpupil.io.statement to
      org.perpupil.examples;
  exports org.perpupil.io.template to
      org.perpupil.examples;
  exports org.perpupil.joining.trust to
      org.perpupil.examples;
  exports org.perpupil.problem.check to
      org.perpupil.examples;
  exports org.perpupil.projection.printed to
      org.perpupil.examples;
  exports org.perpupil.school.similar to
      org.perpupil.examples;
  exports org.perpupil.statistics.discovery to
      org.perpupil.examples;
  exports org.perpupil.statistics.random to
      org.perpupil.examples;
  exports org.perpupil.statistics.sampling to
      org.perpupil.examples;
  exports org.perpupil.statistics.sensitivity to
      org.perpupil.examples;
  exports org.perpupil.statistics.solving to
      org.perpupil.examples;
  exports org.perpupil.statistics.world to
      org.perpupil.examples;
  exports org.perpupil.sweep.solving to
      org.perpupil.examples;
  exports org.perpupil.sweep.run to
      org.perpupil.examples;
  exports org.perpupil.trust.members to
      org.perpupil.examples;
  exports org.perpupil.viability to
      org.perpupil.examples;
  exports org.perpupil.viability.cash to
      org.perpupil.examples;
}
