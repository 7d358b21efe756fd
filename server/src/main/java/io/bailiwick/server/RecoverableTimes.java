package io.bailiwick.server;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which times an archive can be restored to. A time means the database as it was then: of several
 * histories, the one that was in use.
 */
final class RecoverableTimes {
  private final List<Reach> reaches;

  private RecoverableTimes(List<Reach> reaches) {
    this.reaches = reaches;
  }

  /**
   * How far the log goes from a base backup without a gap.
   *
   * @param until by when its last record was written
   */
  record Reach(BaseBackup base, WalSegment last, Instant until) {
    Instant from() {
      return base.completedAt();
    }

    private boolean goesOnAs(Reach later) {
      return last.equals(later.last());
    }
  }

  static RecoverableTimes of(WalArchive archive) throws IOException {
    var there = archive.segments();
    var reaches = new ArrayList<Reach>();
    for (var base : archive.completeBases()) {
      var last = lastInARow(base.first(), there);
      if (last.number() >= base.last().number()) {
        // To the millisecond, so that what is printed is never too late.
        var until = archive.writtenAt(last).truncatedTo(ChronoUnit.MILLIS);
        var from = base.completedAt();
        reaches.add(new Reach(base, last, until.isBefore(from) ? from : until));
      }
    }
    return new RecoverableTimes(reaches);
  }

  boolean isEmpty() {
    return reaches.isEmpty();
  }

  /** The newest base backup before it. */
  Reach until(Instant time) {
    return reaches.stream()
        .filter(reach -> !reach.from().isAfter(time))
        .reduce((earlier, later) -> later)
        .filter(reach -> !reach.until().isBefore(time))
        .orElseThrow(
            () ->
                new StartRefused(
                    "The archive does not reach " + time + ". It holds " + this + "."));
  }

  /** Everything that is there. */
  Reach latest() {
    return reaches.get(reaches.size() - 1);
  }

  /** A line for each stretch of time without a gap. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var i = 0; i < reaches.size(); i++) {
      var from = reaches.get(i).from();
      while (i + 1 < reaches.size() && reaches.get(i).goesOnAs(reaches.get(i + 1))) {
        i++;
      }
      lines.add(from + " to " + reaches.get(i).until());
    }
    return lines;
  }

  @Override
  public String toString() {
    return isEmpty() ? "nothing that can be restored" : String.join(", ", lines());
  }

  private static WalSegment lastInARow(WalSegment first, Set<WalSegment> there) {
    var last = new WalSegment(first.timeline(), first.number() - 1);
    while (there.contains(last.next())) {
      last = last.next();
    }
    return last;
  }
}
