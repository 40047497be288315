/**
 * Who is funded: schools, their pupils, needs, sites and money from elsewhere.
 *
 * <p>Holds {@link org.perpupil.school.School} and {@link org.perpupil.school.SchoolTable}, the same
 * schools as columns, with the checks that hold for any school, and the {@link
 * org.perpupil.school.Region} that an authority lies in. Knows no rate and no formula.
 */
@NullMarked
package org.perpupil.school;

import org.jspecify.annotations.NullMarked;
