package org.perpupil.examples.spark;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A file system that is not this machine's disk, for all that a job can tell. */
public final class ElsewhereFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "elsewhere";

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }
}
