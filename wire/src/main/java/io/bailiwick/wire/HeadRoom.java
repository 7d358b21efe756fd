package io.bailiwick.wire;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What heads that are under way may take of the heap. A decoder makes objects of every line, so
 * that a head of four-byte lines takes forty times its bytes; whoever sends many of them and ends
 * none would otherwise fill the heap before a credential was asked for. So the lines are counted
 * before they are decoded, in each head and in all of them together.
 */
public final class HeadRoom {

  /** Netty's entry, its name and its value, for a short line; measured. */
  private static final int BYTES_A_LINE = 200;

  private static final int PART_OF_THE_HEAP = 8;

  private final AtomicLong taken = new AtomicLong();
  private final long most;

  public HeadRoom() {
    this(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
  }

  /**
   * @param most bytes of heap for all heads together
   */
  public HeadRoom(long most) {
    this.most = most;
  }

  /** The heads of one connection, one after the other; used by its event loop alone. */
  public final class Head {
    private final int mostLines;
    private int lines;
    private long held;

    private Head(int mostLines) {
      this.mostLines = mostLines;
    }

    /**
     * Looks at what a decoder is about to take of a head.
     *
     * @return false when the head has too many lines, or all heads together take too much: it must
     *     not be decoded
     */
    public boolean fits(ByteBuf in) {
      var from = in.readerIndex();
      var ahead = linesAhead(in, from, in.writerIndex());
      if (lines + ahead > mostLines) {
        return false;
      }
      var wanted = (long) (lines + ahead) * BYTES_A_LINE;
      if (wanted > held) {
        if (taken.addAndGet(wanted - held) > most) {
          taken.addAndGet(held - wanted);
          return false;
        }
        held = wanted;
      }
      return true;
    }

    /** Counts up to the empty line that ends the head, and one further than is allowed at most. */
    private int linesAhead(ByteBuf in, int from, int to) {
      var found = 0;
      var begins = from;
      while (found <= mostLines) {
        var end = in.indexOf(begins, to, (byte) '\n');
        if (end < 0) {
          return found;
        }
        found++;
        var empty = end == begins || end == begins + 1 && in.getByte(begins) == '\r';
        if (empty && lines + found > 1) {
          return found;
        }
        begins = end + 1;
      }
      return found;
    }

    /**
     * What the decoder has taken of a head that goes on, or, within a body, of what came to nothing
     * yet: the lines behind the last chunk.
     *
     * @throws TooLongHttpHeaderException when these are too many
     */
    public void decoded(ByteBuf in, int from, int to) {
      for (var at = in.indexOf(from, to, (byte) '\n'); at >= 0; ) {
        lines++;
        at = at + 1 < to ? in.indexOf(at + 1, to, (byte) '\n') : -1;
      }
      if (lines > mostLines) {
        throw new TooLongHttpHeaderException("There are too many lines behind the body.");
      }
    }

    /** The head is whole, or its connection gone. */
    public void over() {
      taken.addAndGet(-held);
      held = 0;
      lines = 0;
    }
  }

  /**
   * @param mostLines of one head, its first and its last, which is empty, among them
   */
  public Head head(int mostLines) {
    return new Head(mostLines);
  }

  long taken() {
    return taken.get();
  }
}
