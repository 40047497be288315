/**
 * The command line: one class a command.
 *
 * <p>Commands read options, call the library and print; they work out no money.
 */
@NullMarked
package org.perpupil.examples;

import org.jspecify.annotations.NullMarked;
