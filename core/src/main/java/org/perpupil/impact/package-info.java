/**
 * Two runs compared: who gains, who loses, and why.
 *
 * <p>Holds differences and their causes, never a judgement of them.
 */
@NullMarked
package org.perpupil.impact;

import org.jspecify.annotations.NullMarked;
