/**
 * Reads the data files of this module.
 *
 * <p>Holds nothing that a user calls: the package is not exported. What the files mean belongs to
 * the packages that own them.
 */
@NullMarked
package org.perpupil.rates.data;

import org.jspecify.annotations.NullMarked;
