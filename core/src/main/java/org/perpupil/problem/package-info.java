/**
 * What is wrong with something a user gave, said so that they can mend it.
 *
 * <p>Holds {@link org.perpupil.problem.Problem}, the exception that carries every problem of a load
 * at once, and the search for the nearest known name. Holds no rule about schools or money: each
 * package finds its own problems and states them with these types.
 */
@NullMarked
package org.perpupil.problem;

import org.jspecify.annotations.NullMarked;
