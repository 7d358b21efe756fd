package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Figures;
import io.bailiwick.operations.WalArchiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** How the database's archiver does, as {@link WatchWalArchiver} last saw it. */
@ApplicationScoped
public class WalArchiverFigures implements Figures {

  private static final WalArchiver.State UNKNOWN = new WalArchiver.State(false, 0, 0, false, 0);

  private volatile WalArchiver.State last = UNKNOWN;

  void seen(WalArchiver.State state) {
    last = state;
  }

  /** Whether the database archives at all. */
  public boolean on() {
    return last.on();
  }

  /** Whether it would, but cannot. */
  public boolean failing() {
    return last.on() && last.failing();
  }

  @Override
  public String name() {
    return "WalArchiver";
  }

  @Override
  public Map<String, Long> read() {
    var state = last;
    return Map.of(
        "on", state.on() ? 1L : 0L,
        "failing", failing() ? 1L : 0L,
        "archived_total", state.archived(),
        "failed_total", state.failed(),
        "since_archived_s", state.secondsSinceArchived());
  }
}
