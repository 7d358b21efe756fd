package io.bailiwick.metering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Bytes of the minutes that still run, and the batches that brought them. */
public interface TrafficLedger {

  /**
   * Begins a batch of a node. Holds the node's batches until the transaction ends.
   *
   * @return false when this batch, or a later one of the node, is in already
   */
  boolean begin(UUID node, long sequence);

  /** The last batch of the node that is in; 0 before the first. */
  long lastSequence(UUID node);

  /**
   * Adds the bytes to the open minute.
   *
   * @param minute its start
   */
  void add(UUID node, long sequence, Instant minute, List<TrafficDelta> deltas);

  /**
   * Makes raw usage of minutes that began before a moment, of whatever node: one row for each VPS,
   * node and minute. Skips what another node is closing.
   *
   * @return how many it closed
   */
  int close(Instant before, int most);

  /** How many minutes that began before that moment are still open. */
  long open(Instant before);
}
