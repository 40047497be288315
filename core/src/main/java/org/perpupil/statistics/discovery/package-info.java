/**
 * Rules that find the worlds of interest among many: boxes of inputs in which most outcomes are of
 * one kind.
 */
@NullMarked
package org.perpupil.statistics.discovery;

import org.jspecify.annotations.NullMarked;
