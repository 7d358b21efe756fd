package io.bailiwick.wire;

import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a client has sent before its turn: at most one read of it, since then it is not read. */
public final class SentAhead {

  private final ArrayDeque<Object> messages = new ArrayDeque<>();
  private boolean taking;

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public void add(Object message) {
    messages.add(message);
  }

  /**
   * Hands on what may be taken. What is handed on may end in here again; then the first goes on.
   *
   * @return false when it is going on already
   */
  public boolean takeWhile(BooleanSupplier may, Consumer<Object> take) {
    if (taking) {
      return false;
    }
    taking = true;
    while (!messages.isEmpty() && may.getAsBoolean()) {
      take.accept(messages.poll());
    }
    taking = false;
    return true;
  }

  public void release() {
    messages.forEach(ReferenceCountUtil::release);
    messages.clear();
  }
}
