/**
 * What a published file does not say, worked out: rates, shares of needs, year groups, sites.
 *
 * <p>Every such figure carries its {@link org.perpupil.io.dfe.infer.FigureBasis basis}. Not
 * exported.
 */
@NullMarked
package org.perpupil.io.dfe.infer;

import org.jspecify.annotations.NullMarked;
