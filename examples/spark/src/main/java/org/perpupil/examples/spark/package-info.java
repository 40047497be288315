/**
 * Sweeps as jobs of a Spark cluster: slices are its tasks, and what comes out are the bytes of one
 * process.
 */
@NullMarked
package org.perpupil.examples.spark;

import org.jspecify.annotations.NullMarked;
