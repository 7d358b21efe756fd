package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;

/** Tells every ten seconds how far PostgreSQL has come. */
final class ToldWhileReplaying implements AutoCloseable {
  private static final long MILLIS = 10_000;

  private final Timer timer = new Timer("tell of the replay", true);

  ToldWhileReplaying(Path log, RecoverableTimes.Reach reach) {
    var all = reach.last().number() - reach.base().first().number() + 1;
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            try (var lines = Files.lines(log)) {
              var done = lines.filter(line -> line.contains("restored log file")).count();
              Progress.say("Replayed " + done + " segments of at most " + all + ".");
            } catch (IOException notYet) {
              // Then the next time.
            }
          }
        },
        MILLIS,
        MILLIS);
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
