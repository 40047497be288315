package org.perpupil.formula;

import org.perpupil.school.SchoolField;

/**
 * Basic entitlement: a rate for every pupil of a key stage. *
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66.
 */
final class BasicEntitlement {
  private BasicEntitlement() {}

  static void compile(Compilation to) {
    to.pay(Line.BASIC_PRIMARY, Parameter.BASIC_PRIMARY, to.pupilsPrimary);
    to.pay(Line.BASIC_KS3, Parameter.BASIC_KS3, to.column(SchoolField.PUPILS_KS3));
    to.pay(Line.BASIC_KS4, Parameter.BASIC_KS4, to.column(SchoolField.PUPILS_KS4));
  }
}
