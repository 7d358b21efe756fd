package io.bailiwick.fleet;

import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.BoxKeyId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.time.Instant;

/** The keys of boxes that were not revoked. */
public interface BoxKeys {

  /**
   * @param hash SHA-256 of the secret
   */
  void add(BoxKey key, byte[] hash);

  /** Newest first. */
  Page<BoxKey> list(BoxId box, PageRequest page);

  int count(BoxId box);

  /**
   * @return whether the box had it
   */
  boolean revoke(BoxId box, BoxKeyId key, Instant now);

  void revokeAll(BoxId box, Instant now);
}
