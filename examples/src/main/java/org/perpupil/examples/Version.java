package org.perpupil.examples;

import java.util.Objects;
import org.perpupil.formula.Allocation;
import org.perpupil.rates.RateBook;
import picocli.CommandLine.IVersionProvider;

/** Version of the program, of its method and of its rate books. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Objects.requireNonNullElse(
            PerPupil.class.getPackage().getImplementationVersion(), "(unpackaged)");
    return new String[] {
      "perpupil " + version,
      "method " + Allocation.METHOD_VERSION + ", rate books " + RateBook.version()
    };
  }
}
