package org.perpupil.io.csv;

import org.perpupil.problem.check.IdentifierSet;

/**
 * What schools, authorities and trusts are called in a set of files that are read together, so that
 * no two of them look alike. Not thread-safe.
 *
 * @param schools identifiers of schools
 * @param authorities codes of authorities
 * @param trusts names of trusts
 */
public record SeenNames(IdentifierSet schools, IdentifierSet authorities, IdentifierSet trusts) {
  public SeenNames() {
    this(new IdentifierSet("school"), new IdentifierSet("authority"), new IdentifierSet("trust"));
  }
}
