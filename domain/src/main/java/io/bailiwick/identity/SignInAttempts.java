package io.bailiwick.identity;

import java.time.Instant;

/**
 * Who has tried to sign in lately, for all nodes. An attempt counts as failed from its beginning,
 * so that many at once get no more than their share; one that succeeds clears the count.
 */
public interface SignInAttempts {

  /**
   * Begins an attempt, if fewer than {@code most} were begun since. Attempts for one e-mail and
   * address wait for each other here.
   */
  Begun begin(Email email, String address, Instant since, int most, Instant now);

  void clear(Email email, String address);

  /**
   * Forgets what is older.
   *
   * @return how many
   */
  int sweep(Instant olderThan);

  /**
   * @param allowed whether it may go on
   * @param oldest the attempt that counts and began first; null when there is none
   */
  record Begun(boolean allowed, Instant oldest) {}
}
