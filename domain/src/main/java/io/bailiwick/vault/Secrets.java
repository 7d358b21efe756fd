package io.bailiwick.vault;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SecretId;

/**
 * Keeps secrets in the running transaction: a rollback takes the secret with it. What the
 * transaction may see also holds here, so that one tenant never reveals another's.
 */
public interface Secrets {

  /**
   * @param purpose what it is for, such as {@code gateway-token}; not secret
   */
  SecretId keep(OrganizationId organization, String purpose, String plaintext);

  /**
   * The plaintext.
   *
   * @throws Problem NOT_FOUND when there is none that the transaction may see
   */
  String reveal(SecretId id);

  /**
   * Puts another plaintext in the place of the old one.
   *
   * @throws Problem NOT_FOUND when there is none that the transaction may see
   */
  void replace(SecretId id, String plaintext);

  /** Nothing happens when it is gone already. */
  void delete(SecretId id);
}
