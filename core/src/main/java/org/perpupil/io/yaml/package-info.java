/**
 * YAML as plans and scenarios use it: strict, without aliases, every key with its place.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.yaml;

import org.jspecify.annotations.NullMarked;
