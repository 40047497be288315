/**
 * Money between schools and their authority.
 *
 * <p>Holds the schools block that an authority receives, what its schools get in all, and the
 * reconciliation that accounts for every school, pupil and pound; the scaling or cap by which gains
 * pay for the guarantee, and the rates that an authority can afford; its services, levies and the
 * pool of surpluses, and what is left of it as schools leave. How one school's share is worked out
 * is in {@code formula}; trusts, budgets over years and calendars are in later packages.
 */
@NullMarked
package org.perpupil.authority;

import org.jspecify.annotations.NullMarked;
