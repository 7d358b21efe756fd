package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One direction of a {@link Relay}: reads no further than the other side can take. */
final class OneWay {

  private static final int BUFFER = 16_384;

  private final SocketChannel from;
  private final SocketChannel to;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private boolean ended;
  private boolean over;

  OneWay(SocketChannel from, SocketChannel to) {
    this.from = from;
    this.to = to;
  }

  void move() throws IOException {
    if (!ended && buffer.hasRemaining() && from.read(buffer) < 0) {
      ended = true;
    }
    buffer.flip();
    if (buffer.hasRemaining()) {
      to.write(buffer);
    }
    buffer.compact();
    if (ended && buffer.position() == 0 && !over) {
      over = true;
      to.shutdownOutput();
    }
  }

  boolean isOver() {
    return over;
  }

  int readInterest() {
    return !ended && buffer.hasRemaining() ? SelectionKey.OP_READ : 0;
  }

  int writeInterest() {
    return buffer.position() > 0 ? SelectionKey.OP_WRITE : 0;
  }
}
