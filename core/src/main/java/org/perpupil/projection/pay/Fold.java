package org.perpupil.projection.pay;

/**
 * Rows of the cost table that stand for all posts of a kind from some pay on.
 *
 * @param row the first row, of a full-time post
 * @param rows how many rows there are: the points of a scale, or 1 for a salary
 * @param least the least part of that post's pay that any post is paid which the rows stand for
 * @param isSupport whether the pay follows the support staff's award
 */
public record Fold(int row, int rows, double least, boolean isSupport) {}
