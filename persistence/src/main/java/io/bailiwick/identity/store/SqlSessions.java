package io.bailiwick.identity.store;

import io.bailiwick.identity.Session;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Keys;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sessions in their table; a user's ride sessions_page. */
@ApplicationScoped
public class SqlSessions implements Sessions {

  private static final String ADD =
      """
      INSERT INTO sessions (id, token_hash, user_id, address, expires_at, last_seen_at,
                            created_at, updated_at)
      VALUES (:id, :hash, :user, :address, :expiresAt, :createdAt, :createdAt, :createdAt)
      """;

  /** A JWT that is admitted already, living or ended, meets sessions_signed_hash. */
  private static final String ADMIT =
      """
      INSERT INTO sessions (id, token_hash, signed_hash, token_expires_at, user_id, address,
                            expires_at, last_seen_at, created_at, updated_at)
      VALUES (:id, :hash, :signedHash, :refusedFrom, :user, :address,
              :expiresAt, :createdAt, :createdAt, :createdAt)
      ON CONFLICT DO NOTHING
      """;

  /** Rides sessions_pkey. */
  private static final String FIND =
      """
      SELECT id, user_id AS "user", address, created_at, expires_at
      FROM sessions
      WHERE id = :id AND user_id = :user AND expires_at > :now
      """;

  /** Walks sessions_page backwards: ids are ordered by time. */
  private static final String LIST =
      """
      SELECT id, user_id AS "user", address, created_at, expires_at
      FROM sessions
      WHERE user_id = :user AND id < :before AND expires_at > :now
      ORDER BY id DESC
      LIMIT :limit
      """;

  /** Ended for every node, whatever its clock shows. The row stays for the sweep. */
  private static final String END =
      """
      UPDATE sessions SET expires_at = '-infinity'
      WHERE user_id = :user AND id = :id AND expires_at > '-infinity'
      """;

  private static final String END_ALL =
      """
      UPDATE sessions SET expires_at = '-infinity'
      WHERE user_id = :user AND expires_at > '-infinity'
        AND id IS DISTINCT FROM CAST(:spared AS uuid)
      """;

  /** Rides sessions_expires_at. */
  private static final String SWEEP =
      """
      DELETE FROM sessions
      WHERE expires_at <= :now AND (token_expires_at IS NULL OR token_expires_at <= :now)
      """;

  private static final UUID LAST = new UUID(-1, -1);

  private final Sql sql;

  @Inject
  SqlSessions(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlSessions() {
    this(null);
  }

  @Override
  public void add(Session session, Token token) {
    sql.run(
        handle ->
            handle.createUpdate(ADD).bindMethods(session).bind("hash", token.hash()).execute());
  }

  @Override
  public boolean admit(Session session, Token jwt, Instant refusedFrom) {
    return sql.run(
            handle ->
                handle
                    .createUpdate(ADMIT)
                    .bindMethods(session)
                    .bind("hash", jwt.hash())
                    .bind("signedHash", jwt.signedPartHash())
                    .bind("refusedFrom", refusedFrom)
                    .execute())
        == 1;
  }

  @Override
  public Optional<Session> find(UserId user, SessionId session, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bind("id", session)
                .bind("user", user)
                .bind("now", now)
                .mapTo(Session.class)
                .findOne());
  }

  @Override
  public Page<Session> list(UserId user, Instant now, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("user", user)
                    .bind("before", page.after().map(Keys::uuid).orElse(LAST))
                    .bind("now", now)
                    .bind("limit", page.oneMore())
                    .mapTo(Session.class)
                    .list());
    return Page.of(rows, page, session -> session.id().toString());
  }

  @Override
  public boolean end(UserId user, SessionId session) {
    return sql.run(
            handle -> handle.createUpdate(END).bind("user", user).bind("id", session).execute())
        == 1;
  }

  @Override
  public int endAll(UserId user, Optional<SessionId> spared) {
    var id = spared.map(SessionId::value).orElse(null);
    return sql.run(
        handle -> handle.createUpdate(END_ALL).bind("user", user).bind("spared", id).execute());
  }

  @Override
  public int sweep(Instant now) {
    return sql.run(handle -> handle.createUpdate(SWEEP).bind("now", now).execute());
  }
}
