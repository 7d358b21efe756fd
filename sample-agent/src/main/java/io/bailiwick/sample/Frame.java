package io.bailiwick.sample;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** One WebSocket frame, as RFC 6455 section 5.2 lays it out. */
record Frame(boolean last, int kind, byte[] payload) {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** The heap is small; a larger message is refused with 1009. */
  static final int LARGEST = 2_097_152;

  boolean controls() {
    return kind >= CLOSE;
  }

  /** Throws {@link TooLarge} before it reads a payload that would not fit. */
  static Frame read(DataInputStream in) throws IOException {
    var first = in.readUnsignedByte();
    var second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    if (length < 0 || length > LARGEST) {
      throw new TooLarge();
    }
    var mask = new byte[4];
    if ((second & 0x80) != 0) {
      in.readFully(mask);
    }
    var payload = new byte[(int) length];
    in.readFully(payload);
    for (var i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new Frame((first & 0x80) != 0, first & 0x0f, payload);
  }

  /** A server's frames are not masked. */
  void write(OutputStream out) throws IOException {
    out.write((last ? 0x80 : 0) | kind);
    if (payload.length < 126) {
      out.write(payload.length);
    } else if (payload.length < 65_536) {
      out.write(126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    } else {
      out.write(127);
      out.write(java.nio.ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    out.write(payload);
    out.flush();
  }

  /** Says that a message is larger than we hold. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
