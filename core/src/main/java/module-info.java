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
  exports org.perpupil.organisation;
  exports org.perpupil.projection;
  exports org.perpupil.scenario;
  exports org.perpupil.impact;
  exports org.perpupil.uncertainty;
  exports org.perpupil.sensitivity;
  exports org.perpupil.solve;
  exports org.perpupil.sweep;
  exports org.perpupil.viability;
  exports org.perpupil.io;
}
