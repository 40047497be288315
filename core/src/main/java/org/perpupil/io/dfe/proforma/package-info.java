/**
 * The authority proforma tool and what is published in its columns: local formulas, and the schools
 * that they pay. Its labels are data among this package's resources.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.dfe.proforma;

import org.jspecify.annotations.NullMarked;
