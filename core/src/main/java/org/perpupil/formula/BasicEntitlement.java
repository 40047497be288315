package org.perpupil.formula;

/**
 * Basic entitlement: a rate for every pupil of a key stage. *
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66.
 */
final class BasicEntitlement {
  private BasicEntitlement() {}

  static void compile(Compilation to) {
    to.pay(Line.BASIC_PRIMARY, Parameter.BASIC_PRIMARY, Base.PRIMARY);
    to.pay(Line.BASIC_KS3, Parameter.BASIC_KS3, Base.KS3);
    to.pay(Line.BASIC_KS4, Parameter.BASIC_KS4, Base.KS4);
  }
}
