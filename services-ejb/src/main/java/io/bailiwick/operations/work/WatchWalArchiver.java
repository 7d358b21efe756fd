package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Job;
import io.bailiwick.operations.WalArchiver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Says when the database cannot archive its log any more, and when it can again. */
@ApplicationScoped
public class WatchWalArchiver implements Job {

  private static final Logger LOG = System.getLogger(WatchWalArchiver.class.getName());

  @Inject private WalArchiver archiver;
  @Inject private WalArchiverFigures figures;

  @Override
  public String name() {
    return "watch-wal-archiver";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public long run() {
    var before = figures.failing();
    figures.seen(archiver.state());
    if (figures.failing() && !before) {
      LOG.log(
          Level.WARNING,
          "The database cannot archive its write-ahead log: it keeps it, and its disk fills. Look"
              + " at its log for the reason; it tries again by itself.");
    } else if (before && !figures.failing()) {
      LOG.log(Level.INFO, "The database archives its write-ahead log again.");
    }
    return 0;
  }
}
