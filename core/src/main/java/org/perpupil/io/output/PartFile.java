package org.perpupil.io.output;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written and has not taken its place yet. */
public abstract class PartFile extends OutputStream {
  /** Waits until everything written is on the disk. */
  public abstract void force() throws IOException;
}
