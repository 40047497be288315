package org.perpupil.budget;

/** What the price behind an amount follows from one year to the next; a modelling choice. */
public enum PricePath {
  /** Nothing: the model works the amount out, or the price stays. */
  NONE,
  /** Consumer prices. */
  CPI,
  /** Energy prices. */
  ENERGY,
  /** Prices of contracts. */
  CONTRACT,
  /** Business rates. */
  BUSINESS_RATES,
  /** What employing a teacher costs. */
  TEACHER_PAY,
  /** What employing support staff costs. */
  SUPPORT_PAY,
  /** Lettings, sales and other income of the school's own. */
  SELF_GENERATED,
  /** High-needs top-ups. */
  HIGH_NEEDS,
  /** Grants without a rate of their own. */
  OTHER_GRANTS,
  /** The national rate of sixth-form funding. */
  SIXTH_FORM_RATE,
  /** The pupil premium rates. */
  PUPIL_PREMIUM
}
