package io.bailiwick.vault;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SecretId;

/** One row of the vault, as it lies in the database. */
public record SealedSecret(
    SecretId id, OrganizationId organization, String purpose, Sealing.Sealed sealed) {

  /** What the bytes are bound to. */
  public String identity() {
    return identity(id, organization);
  }

  public static String identity(SecretId id, OrganizationId organization) {
    return "secret/" + id + "/" + organization;
  }
}
