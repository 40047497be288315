package org.perpupil.school;

/**
 * What of a school's data must agree with each other, for the rules that read them.
 *
 * <p>A school whose data contradict each other is read like any other, with a warning; a rule that
 * needs what they contradict each other about cannot pay it, and pays the others.
 */
public enum Agreement {
  /** Pupils of a phase are in year groups of that phase. */
  YEAR_GROUPS,
  /** Year groups of the key stages are those of the secondary phase, and hold its pupils. */
  KEY_STAGES,
  /** Pupils of single year groups are those of their stage. */
  PUPILS_BY_YEAR,
  /** A pupil is in one band of deprivation at most. */
  DEPRIVATION,
  /** Sparsity is given as a sum or by distance. */
  SPARSITY,
  /** Last year's money for the guarantee is given once, with the pupils that it was for. */
  GUARANTEE_BASELINE
}
