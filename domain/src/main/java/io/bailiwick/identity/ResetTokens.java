package io.bailiwick.identity;

import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Links with which a user sets a new password; each serves once. */
public interface ResetTokens {

  /** An earlier one of the user stops working. */
  void issue(User user, Token token, Instant expires, Instant now);

  /** Whose it is, if it still serves; it goes on serving. */
  Optional<UserId> find(Token token, Instant now);

  /** Whose it was; it serves no more. Two who use it at once are one. */
  Optional<UserId> consume(Token token, Instant now);

  /** Any that the user still has stop working. */
  void withdraw(UserId user);

  /**
   * Forgets those that have expired.
   *
   * @return how many
   */
  int sweep(Instant now);
}
