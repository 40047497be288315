/**
 * One file a protection: the minimum per-pupil level, the local guarantee with capping and scaling,
 * the national floor with its gains cap.
 *
 * <p>Each declares its lines, rates and settings, as a factor does, and works on the columns of a
 * year that factors have paid. Not exported.
 */
@NullMarked
package org.perpupil.formula.protection;

import org.jspecify.annotations.NullMarked;
