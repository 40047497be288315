/**
 * Users' files: the only package that reads and writes them.
 *
 * <p>Reading is strict and reports every problem of all files at once, with file, line, column and
 * value. Writing is all or nothing: the files of one result are all new or all old.
 */
@NullMarked
package org.perpupil.io;

import org.jspecify.annotations.NullMarked;
