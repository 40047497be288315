/**
 * Results as tables and files: one writer for each kind of result, and the one place that writes.
 *
 * <p>Results of the front door write themselves through these. How a set of files is written whole
 * or not at all is in {@code io.output}.
 */
@NullMarked
package org.perpupil.io.result;

import org.jspecify.annotations.NullMarked;
