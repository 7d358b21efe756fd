package io.bailiwick.fleet;

import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.BoxKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Texts;
import java.time.Instant;

/**
 * What a box authenticates with. A box may have several, so that one can be replaced while the
 * other still works; a key works until it is revoked.
 *
 * @param label by which people tell keys apart
 * @param prefix the first characters of the secret
 * @param lastUsedAt null until a box connected with it
 */
public record BoxKey(
    BoxKeyId id,
    BoxId boxId,
    OrganizationId organizationId,
    String label,
    String prefix,
    Instant lastUsedAt,
    Instant createdAt) {

  /** What the secret begins with. */
  public static final String PREFIX = "box_";

  /** How many a box has at most: enough to replace each. */
  public static final int MOST = 10;

  /**
   * @param shown the secret's first characters
   */
  public static BoxKey made(Box box, String label, String shown, Instant now) {
    return new BoxKey(
        BoxKeyId.next(),
        box.id(),
        box.organization(),
        Texts.name("label", label),
        shown,
        null,
        now);
  }
}
