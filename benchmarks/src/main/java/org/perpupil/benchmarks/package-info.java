/** JMH benchmarks; each proves its answer before it is timed. */
@NullMarked
package org.perpupil.benchmarks;

import org.jspecify.annotations.NullMarked;
