package io.bailiwick.identity.store;

import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.User;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Reset links among the verification tokens, found by the unique hash. */
@ApplicationScoped
public class SqlResetTokens implements ResetTokens {

  private static final String ISSUE =
      """
      INSERT INTO verification_tokens (identifier, token_hash, purpose, user_id, expires,
                                       created_at)
      VALUES (:email, :hash, 'password_reset', :user, :expires, :now)
      """;

  private static final String FIND =
      """
      SELECT user_id FROM verification_tokens
      WHERE token_hash = :hash AND purpose = 'password_reset' AND expires > :now
      """;

  private static final String CONSUME =
      """
      DELETE FROM verification_tokens
      WHERE token_hash = :hash AND purpose = 'password_reset' AND expires > :now
      RETURNING user_id
      """;

  /** Rides verification_tokens_user_id. */
  private static final String WITHDRAW =
      "DELETE FROM verification_tokens WHERE user_id = :user AND purpose = 'password_reset'";

  /** Rides verification_tokens_expires. */
  private static final String SWEEP = "DELETE FROM verification_tokens WHERE expires <= :now";

  private final Sql sql;

  @Inject
  SqlResetTokens(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlResetTokens() {
    this(null);
  }

  @Override
  public void issue(User user, Token token, Instant expires, Instant now) {
    withdraw(user.id());
    sql.run(
        handle ->
            handle
                .createUpdate(ISSUE)
                .bind("email", user.email().value())
                .bind("hash", token.hash())
                .bind("user", user.id())
                .bind("expires", expires)
                .bind("now", now)
                .execute());
  }

  @Override
  public Optional<UserId> find(Token token, Instant now) {
    return lookUp(FIND, token, now);
  }

  @Override
  public Optional<UserId> consume(Token token, Instant now) {
    return lookUp(CONSUME, token, now);
  }

  @Override
  public void withdraw(UserId user) {
    sql.run(handle -> handle.createUpdate(WITHDRAW).bind("user", user).execute());
  }

  @Override
  public int sweep(Instant now) {
    return sql.run(handle -> handle.createUpdate(SWEEP).bind("now", now).execute());
  }

  private Optional<UserId> lookUp(String statement, Token token, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(statement)
                .bind("hash", token.hash())
                .bind("now", now)
                .mapTo(UserId.class)
                .findOne());
  }
}
