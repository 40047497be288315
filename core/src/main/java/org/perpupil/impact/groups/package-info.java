/**
 * Schools in groups: by phase, trust, authority or need, with whole pounds that add up, and the
 * families of lines that a comparison is told in.
 *
 * <p>What one school gains or loses is in {@code impact}.
 */
@NullMarked
package org.perpupil.impact.groups;

import org.jspecify.annotations.NullMarked;
