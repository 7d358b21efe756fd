package io.bailiwick.sample;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The body of one HTTP message: of a known length, in chunks, or up to the stream's end. */
final class BodyStream extends InputStream {

  private static final long UNKNOWN = -1;

  private final InputStream in;
  private final boolean chunked;
  private long left;
  private boolean ended;

  private BodyStream(InputStream in, boolean chunked, long length) {
    this.in = in;
    this.chunked = chunked;
    this.left = length;
    this.ended = !chunked && length == 0;
  }

  /** A request without a length has no body. */
  static BodyStream ofRequest(InputStream in, Map<String, String> headers) {
    return of(in, headers, 0);
  }

  /** A response without a length lasts as long as the connection. */
  static BodyStream ofResponse(InputStream in, Map<String, String> headers) {
    return of(in, headers, UNKNOWN);
  }

  private static BodyStream of(InputStream in, Map<String, String> headers, long otherwise) {
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return new BodyStream(in, true, 0);
    }
    var length = headers.get("Content-Length");
    return new BodyStream(in, false, length == null ? otherwise : Long.parseLong(length));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    if (!ended && chunked && left == 0) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    var count = in.read(buffer, from, left == UNKNOWN ? length : (int) Math.min(length, left));
    if (count < 0 && left != UNKNOWN) {
      throw new EOFException("The body ended before its length.");
    }
    if (left != UNKNOWN) {
      left -= count;
    }
    if (chunked && left == 0) {
      Lines.read(in);
    }
    ended = count < 0 || (!chunked && left == 0);
    return count;
  }

  private void nextChunk() throws IOException {
    var size = Lines.read(in);
    if (size == null) {
      throw new EOFException("The body ended between two chunks.");
    }
    left = Long.parseLong(size.split(";", 2)[0].strip(), 16);
    if (left == 0) {
      Lines.headers(in);
      ended = true;
    }
  }
}
