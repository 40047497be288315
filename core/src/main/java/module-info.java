/** School funding formulas: what they give each school, why, and what a change of formula does. */
module org.perpupil {
  requires com.google.common;
  requires commons.math3;
  requires java.xml;
  requires tools.jackson.core;
  requires tools.jackson.dataformat.csv;
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
  exports org.perpupil.authority.levers;
  exports org.perpupil.trust;
  exports org.perpupil.projection;
  exports org.perpupil.scenario;
  exports org.perpupil.impact;
  exports org.perpupil.impact.scenario;
  exports org.perpupil.joining;
  exports org.perpupil.statistics;
  exports org.perpupil.statistics.distribution;
  exports org.perpupil.statistics.sampling;
  exports org.perpupil.statistics.sensitivity;
  exports org.perpupil.statistics.solving;
  exports org.perpupil.sweep;
  exports org.perpupil.viability;
  exports org.perpupil.io;
  exports org.perpupil.io.statement;
  exports org.perpupil.io.template;
}
