/**
 * Text as CSV rows and as JSON and YAML values, read and written as streams of tokens.
 *
 * <p>Holds nothing that a user calls: the package is not exported. It takes the parsers and writers
 * of Jackson alone, never its data binding, which needs annotations that applications often pin to
 * an older version.
 */
@NullMarked
package org.perpupil.text;

import org.jspecify.annotations.NullMarked;
