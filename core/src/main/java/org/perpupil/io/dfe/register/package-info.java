/**
 * The register of schools, their trusts and their predecessors, as far as funding needs them: never
 * the people whom the register names.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.dfe.register;

import org.jspecify.annotations.NullMarked;
