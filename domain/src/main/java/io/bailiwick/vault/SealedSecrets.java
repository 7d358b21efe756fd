package io.bailiwick.vault;

import io.bailiwick.kernel.SecretId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of the vault. */
public interface SealedSecrets {

  void add(SealedSecret secret);

  Optional<SealedSecret> find(SecretId id);

  /** The same row with other bytes. */
  void replace(SealedSecret secret);

  void delete(SecretId id);

  /** The ids of all keys that rows are sealed with. */
  Set<String> keyIds();

  /**
   * Rows sealed with another key than this one, locked for their re-sealing, by their ids.
   *
   * @param after the last id of the batch before; empty for the first batch
   */
  List<SealedSecret> sealedOtherwise(String keyId, Optional<SecretId> after, int limit);

  /** How many rows are sealed with another key than this one. */
  long countSealedOtherwise(String keyId);
}
