package io.bailiwick.operations;

import io.bailiwick.kernel.Caller;
import io.bailiwick.vault.Sealing.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What creating calls answered, for the callers that repeat them. */
public interface IdempotencyKeys {

  /**
   * Takes the key for this transaction, without waiting.
   *
   * @return false when another transaction holds it
   */
  boolean take(Key key);

  Optional<Kept> find(Key key, Instant now);

  void keep(Key key, Caller caller, Kept kept, Instant now, Instant expires);

  /**
   * Answers sealed with another key than this one, locked for their re-sealing, by their keys.
   *
   * @param after the last one of the batch before; empty for the first batch
   */
  List<KeptAnswer> sealedOtherwise(String keyId, Optional<Key> after, Instant now, int limit);

  /** How many answers are sealed with another key than this one. */
  long countSealedOtherwise(String keyId, Instant now);

  /** The same answer with other bytes. */
  void reseal(KeptAnswer answer);

  /** How many were deleted, at most {@code limit}. */
  int deleteExpired(Instant now, int limit);

  /**
   * Whose key it is, and for which call.
   *
   * @param credential the session's or API key's id, so that a key never reaches another's answer
   */
  record Key(String credential, String method, String path, String value) {

    /** What its answer is sealed to. */
    public String identity() {
      return "answer/" + credential + "/" + method + "/" + path + "/" + value;
    }
  }

  /** An answer, and what it is sealed to. */
  record KeptAnswer(Key key, Sealed answer) {}

  /**
   * @param requestHash SHA-256 of the request's body
   */
  record Kept(byte[] requestHash, int status, Sealed answer) {}
}
