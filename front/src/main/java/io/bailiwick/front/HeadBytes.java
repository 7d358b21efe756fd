package io.bailiwick.front;

import io.netty.buffer.ByteBuf;

/**
 * What Netty forgives and we do not, seen in the bytes of a head: more than one space between the
 * parts of the first line, a version in small letters, and a header that goes on in a second line
 * (RFC 9112, 5.2).
 */
final class HeadBytes {

  private boolean inFirstLine = true;
  private boolean forgiven;
  private int spaces;
  private byte before;

  void begin() {
    inFirstLine = true;
    forgiven = false;
    spaces = 0;
    before = 0;
  }

  /** What the decoder has taken just now. */
  void taken(ByteBuf in, int from, int to) {
    for (var at = from; at < to; at++) {
      var each = in.getByte(at);
      if (inFirstLine) {
        firstLine(each);
      } else {
        forgiven |= before == '\n' && (each == ' ' || each == '\t');
      }
      before = each;
    }
  }

  private void firstLine(byte each) {
    forgiven |= spaces == 2 && before == ' ' && each != 'H';
    if (each == ' ') {
      spaces++;
    } else if (each == '\n') {
      inFirstLine = false;
      forgiven |= spaces != 2;
    }
  }

  boolean isForgiven() {
    return forgiven;
  }
}
