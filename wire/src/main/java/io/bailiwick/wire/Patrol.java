package io.bailiwick.wire;

import io.netty.channel.EventLoop;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Walks over every connection of one event loop, four times a second and whenever the gate has
 * news: whose pass has ended is cut, whose time is up is closed. One walk instead of a timer and a
 * listener for each connection; it looks at states, so a missed event is repaired by the next walk.
 */
public final class Patrol implements Runnable {

  private static final Logger LOG = Logger.getLogger(Patrol.class.getName());
  private static final long EVERY_MILLIS = 250;

  /** Something open that the patrol looks at. */
  public interface Beat {
    void look(long nanoTime);
  }

  private final EventLoop loop;
  private final Set<Beat> beats = Collections.newSetFromMap(new IdentityHashMap<>());

  public Patrol(EventLoop loop) {
    this.loop = loop;
    var unused =
        loop.scheduleWithFixedDelay(this, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** On the loop only. */
  public void add(Beat beat) {
    beats.add(beat);
  }

  /** On the loop only. */
  public void remove(Beat beat) {
    beats.remove(beat);
  }

  /** From any thread. */
  public void now() {
    loop.execute(this);
  }

  @Override
  public void run() {
    var time = System.nanoTime();
    // A look may end the connection, which takes it off the beat: walk over a copy.
    for (var beat : List.copyOf(beats)) {
      try {
        beat.look(time);
      } catch (RuntimeException failure) {
        // One bad connection must not end the walk, nor the walks to come.
        LOG.log(Level.WARNING, "A connection could not be looked at; the walk goes on.", failure);
      }
    }
  }
}
