package io.bailiwick.identity.store;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Attempts as rows of sign_in_failures; those for one e-mail and address queue at a lock. */
@ApplicationScoped
public class SqlSignInAttempts implements SignInAttempts {

  /** Held until the commit, so that two at once do not both find the last place free. */
  private static final String QUEUE =
      """
      SELECT 1 FROM (SELECT pg_advisory_xact_lock(
        hashtextextended(:email || ' ' || :address, 0))) AS queue
      """;

  /** Rides sign_in_failures_recent. */
  private static final String COUNT =
      """
      SELECT count(*) AS begun, min(at) AS oldest FROM sign_in_failures
      WHERE email = :email AND address = :address AND at > :since
      """;

  private static final String ADD =
      "INSERT INTO sign_in_failures (email, address, at) VALUES (:email, :address, :now)";

  private static final String CLEAR =
      "DELETE FROM sign_in_failures WHERE email = :email AND address = :address";

  /** Rides sign_in_failures_at. */
  private static final String SWEEP = "DELETE FROM sign_in_failures WHERE at < :olderThan";

  private final Sql sql;

  @Inject
  SqlSignInAttempts(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlSignInAttempts() {
    this(null);
  }

  /** The attempts that count; without one the oldest is null. */
  public record Count(long begun, Instant oldest) {}

  @Override
  public Begun begin(Email email, String address, Instant since, int most, Instant now) {
    return sql.run(handle -> begin(handle, email, address, since, most, now));
  }

  private static Begun begin(
      Handle handle, Email email, String address, Instant since, int most, Instant now) {
    handle
        .createQuery(QUEUE)
        .bind("email", email.value())
        .bind("address", address)
        .mapTo(Integer.class)
        .one();
    var count =
        handle
            .createQuery(COUNT)
            .bind("email", email.value())
            .bind("address", address)
            .bind("since", since)
            .mapTo(Count.class)
            .one();
    if (count.begun() >= most) {
      return new Begun(false, count.oldest());
    }
    handle
        .createUpdate(ADD)
        .bind("email", email.value())
        .bind("address", address)
        .bind("now", now)
        .execute();
    return new Begun(true, count.oldest());
  }

  @Override
  public void clear(Email email, String address) {
    sql.run(
        handle ->
            handle
                .createUpdate(CLEAR)
                .bind("email", email.value())
                .bind("address", address)
                .execute());
  }

  @Override
  public int sweep(Instant olderThan) {
    return sql.run(handle -> handle.createUpdate(SWEEP).bind("olderThan", olderThan).execute());
  }
}
