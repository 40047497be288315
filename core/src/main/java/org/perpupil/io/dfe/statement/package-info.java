/**
 * Grant statements of one school, rate by rate, as the Department for Education lets them be
 * downloaded; the labels of their rows are data among this package's resources.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.dfe.statement;

import org.jspecify.annotations.NullMarked;
