/**
 * Stay, leave alone, or join a trust.
 *
 * <p>Holds what each way comes to for one school, what becomes of the authority that schools leave
 * one by one, and of the trust that takes them on; block by block and as printed. No judgement of
 * the result.
 */
@NullMarked
package org.perpupil.joining;

import org.jspecify.annotations.NullMarked;
