package io.bailiwick.kernel;

/**
 * Tells every node, after the commit, that there is something to look at. A wake-up may be lost or
 * come twice: whoever waits for one also looks by itself from time to time.
 */
public interface Wakeups {

  /**
   * @param channel what kind of work there is, such as {@code vpses}
   * @param subject which one; may be empty
   */
  void send(String channel, String subject);

  /** A wake-up that reached this node, fired as an event of its own, outside any transaction. */
  record Wakeup(String channel, String subject) {}
}
