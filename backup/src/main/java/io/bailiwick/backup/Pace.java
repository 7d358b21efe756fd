package io.bailiwick.backup;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Tells how far something long has come, a line every ten seconds; what is short says nothing. */
final class Pace {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int BITS_OF_MEGABYTES = 20;

  private final Consumer<String> tell;
  private final long betweenLines;
  private long lastLine = System.nanoTime();

  Pace(Consumer<String> tell) {
    this(tell, BETWEEN_LINES);
  }

  /** For tests that cannot wait. */
  Pace(Consumer<String> tell, Duration betweenLines) {
    this.tell = tell;
    this.betweenLines = betweenLines.toNanos();
  }

  static Pace silent() {
    return new Pace(line -> {});
  }

  /** The stream, whose reader is told of by this line from its megabytes. */
  InputStream reading(InputStream in, LongFunction<String> line) {
    return new FilterInputStream(in) {
      private long bytes;

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int count) throws IOException {
        var read = super.read(into, from, count);
        bytes += Math.max(0, read);
        moved(bytes, line);
        return read;
      }
    };
  }

  /** The same for a writer. */
  OutputStream writing(OutputStream out, LongFunction<String> line) {
    return new FilterOutputStream(out) {
      private long bytes;

      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] from, int at, int count) throws IOException {
        out.write(from, at, count);
        bytes += count;
        moved(bytes, line);
      }
    };
  }

  private void moved(long bytes, LongFunction<String> line) {
    if (System.nanoTime() - lastLine >= betweenLines) {
      lastLine = System.nanoTime();
      tell.accept(line.apply(bytes >> BITS_OF_MEGABYTES));
    }
  }
}
