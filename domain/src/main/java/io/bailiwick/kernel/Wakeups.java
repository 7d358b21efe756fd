package io.bailiwick.kernel;

/**
 * Tells every node, after the commit, that there is something to look at. A wake-up may be lost or
 * come twice: whoever waits for one also looks by itself from time to time.
 */
public interface Wakeups {

  /** The one channel of PostgreSQL's that every node listens on; ours go in the payload. */
  String NOTIFICATIONS = "bailiwick";

  /**
   * @param channel what kind of work there is, such as {@code vpses}; no space in it
   * @param subject which one; may be empty
   */
  void send(String channel, String subject);

  /**
   * A wake-up that reached this node, fired as a CDI event, outside any transaction.
   *
   * @param channel {@link #EVERYTHING} when some may have been lost
   */
  record Wakeup(String channel, String subject) {

    public static final String EVERYTHING = "*";

    /** Whether somebody who waits on the channel should look now. */
    public boolean concerns(String waitingOn) {
      return channel.equals(EVERYTHING) || channel.equals(waitingOn);
    }
  }
}
