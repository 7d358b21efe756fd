package io.bailiwick.backup;

import java.io.IOException;
import java.io.InputStream;

/** Counts rows in what {@code COPY} wrote: a line each, after the header line. */
final class CountRows {

  private static final int BUFFER = 1 << 16;

  private CountRows() {}

  static long in(InputStream copied) throws IOException {
    var buffer = new byte[BUFFER];
    var lines = 0L;
    for (var count = copied.read(buffer); count >= 0; count = copied.read(buffer)) {
      for (var i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          lines++;
        }
      }
    }
    return lines - 1;
  }
}
