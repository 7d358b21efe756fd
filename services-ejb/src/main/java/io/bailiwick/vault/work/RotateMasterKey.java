package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.Job;
import io.bailiwick.vault.Resealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for rows that an older master key sealed and seals them with the newest, a batch in each
 * transaction; killed half-way, it goes on where it was. A row that does not open is told of and
 * left, and holds up no other. What is left is this job's backlog: at 0, the older keys may go.
 */
@ApplicationScoped
public class RotateMasterKey implements Job {

  private static final Logger LOG = System.getLogger(RotateMasterKey.class.getName());

  private static final int MOST_NAMED = 20;

  private final Iterable<Resealing> kinds;
  private final VaultFigures figures;

  @Inject
  RotateMasterKey(@Any Instance<Resealing> kinds, VaultFigures figures) {
    this((Iterable<Resealing>) kinds, figures);
  }

  RotateMasterKey(Iterable<Resealing> kinds, VaultFigures figures) {
    this.kinds = kinds;
    this.figures = figures;
  }

  /** For the container's proxy. */
  protected RotateMasterKey() {
    this(List.of(), null);
  }

  @Override
  public String name() {
    return "rotate-master-key";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public long run() {
    var left = 0L;
    var unreadable = 0;
    for (var kind : kinds) {
      unreadable += reseal(kind);
      left += kind.left();
    }
    figures.passed(left, unreadable);
    return left;
  }

  /** How many rows do not open. */
  private static int reseal(Resealing kind) {
    var resealed = 0L;
    var unreadable = new ArrayList<String>();
    var batch = kind.reseal(List.of());
    while (!batch.last().isEmpty()) {
      resealed += batch.resealed();
      unreadable.addAll(batch.unreadable());
      batch = kind.reseal(batch.last());
    }
    if (resealed > 0) {
      LOG.log(
          Level.INFO,
          "{0} {1} that an older master key had sealed are sealed with the newest.",
          resealed,
          kind.what());
    }
    if (!unreadable.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} {1} cannot be opened, by no master key that is given, and keep their key: {2}",
          unreadable.size(),
          kind.what(),
          String.join(", ", unreadable.subList(0, Math.min(MOST_NAMED, unreadable.size()))));
    }
    return unreadable.size();
  }
}
