package io.bailiwick.traffic.work;

import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.traffic.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Hands the meters' growth to metering, batch by batch. A batch that failed, or of which nobody
 * knows whether it failed, is sent again as it was, under its old number, until it is in; metering
 * tells by the number whether it has it already. What is counted meanwhile waits for the next.
 */
final class TrafficBatches {

  /** Metering's door, as this node sees it. */
  interface Ledger {
    /** The number of this node's last batch that is in. */
    long lastSequence();

    void record(long sequence, List<TrafficDelta> deltas);
  }

  private record Batch(long sequence, List<TrafficDelta> deltas) {}

  private record Seen(long asked, long answered) {
    static final Seen NOTHING = new Seen(0, 0);
  }

  private final Meters meters;
  private final Ledger ledger;
  private final Map<Meter, Seen> handedOver = new HashMap<>();
  private OptionalLong last = OptionalLong.empty();
  private volatile Batch pending;

  TrafficBatches(Meters meters, Ledger ledger) {
    this.meters = meters;
    this.ledger = ledger;
  }

  /**
   * Sends what there is; two batches when an old one was still pending.
   *
   * @throws RuntimeException when the batch is not known to be in; it is kept
   */
  synchronized void flush() {
    if (pending != null) {
      send();
    }
    var grown = growth();
    if (!grown.isEmpty()) {
      if (last.isEmpty()) {
        last = OptionalLong.of(ledger.lastSequence());
      }
      pending = new Batch(last.getAsLong() + 1, grown);
      remember(grown);
      send();
    }
  }

  /** How many VPSes' bytes are not known to be in the database. */
  long waiting() {
    var batch = pending;
    return batch == null ? 0 : batch.deltas.size();
  }

  private void send() {
    ledger.record(pending.sequence, pending.deltas);
    last = OptionalLong.of(pending.sequence);
    pending = null;
  }

  private List<TrafficDelta> growth() {
    var grown = new ArrayList<TrafficDelta>();
    for (var meter : meters.all()) {
      var seen = handedOver.getOrDefault(meter, Seen.NOTHING);
      var asked = meter.asked() - seen.asked;
      var answered = meter.answered() - seen.answered;
      if (asked > 0 || answered > 0) {
        grown.add(new TrafficDelta(meter.vps(), meter.organization(), asked, answered));
      }
    }
    return grown;
  }

  private void remember(List<TrafficDelta> grown) {
    for (var delta : grown) {
      var meter = meters.of(delta.vps(), delta.organization());
      handedOver.merge(
          meter,
          new Seen(delta.bytesIn(), delta.bytesOut()),
          (a, b) -> new Seen(a.asked + b.asked, a.answered + b.answered));
    }
  }
}
