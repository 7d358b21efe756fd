package io.bailiwick.fleet.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.fleet.BoxKey;
import io.bailiwick.kernel.BoxKeyId;
import java.time.Instant;

/** A box's key as it is answered, without its secret. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BoxKeyBody(BoxKeyId id, String label, String prefix, Instant lastUsedAt, Instant createdAt) {

  static BoxKeyBody of(BoxKey key) {
    return new BoxKeyBody(key.id(), key.label(), key.prefix(), key.lastUsedAt(), key.createdAt());
  }
}
