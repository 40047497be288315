package org.perpupil.io;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written and has not taken its place yet. */
abstract class PartFile extends OutputStream {
  /** Waits until everything written is on the disk. */
  abstract void force() throws IOException;
}
