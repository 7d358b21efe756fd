package io.bailiwick.identity.store;

import io.bailiwick.identity.Credentials;
import io.bailiwick.identity.Identity;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One statement for a session, one for a key, each beginning at a unique index on the hash. */
@ApplicationScoped
public class SqlCredentials implements Credentials {

  /** Rides sessions_token_hash_key, users_pkey and memberships_user_id; a row for each place. */
  private static final String SESSION =
      """
      SELECT s.id AS session, s.last_seen_at, u.id AS "user", u.status, u.role,
             o.id AS organization, m.role AS place, m.accepted_at IS NOT NULL AS accepted
      FROM sessions s
      JOIN users u ON u.id = s.user_id
      LEFT JOIN (memberships m JOIN organizations o
                 ON o.id = m.organization_id AND o.status <> 'deleted') ON m.user_id = u.id
      WHERE s.token_hash = :hash AND s.expires_at > :now AND u.deleted_at IS NULL
      ORDER BY m.id
      """;

  /** Rides api_keys_key_hash_key, then three primary or unique keys. */
  private static final String API_KEY =
      """
      SELECT k.id AS key, k.last_used_at, k.organization_id AS organization,
             array_to_string(k.scopes, ',') AS scopes, u.status, m.role
      FROM api_keys k
      JOIN organizations o ON o.id = k.organization_id AND o.status <> 'deleted'
      JOIN users u ON u.id = k.created_by AND u.deleted_at IS NULL
      JOIN memberships m ON m.organization_id = k.organization_id AND m.user_id = u.id
                        AND m.accepted_at IS NOT NULL
      WHERE k.key_hash = :hash AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > :now)
      """;

  /** Rides sessions_pkey, users_pkey and memberships_pkey once for each of them. */
  private static final String SESSIONS_IN_USE =
      """
      SELECT w.session, w.organization, m.role AS place
      FROM unnest(CAST(:sessions AS uuid[]), CAST(:organizations AS uuid[]))
           AS w (session, organization)
      JOIN sessions s ON s.id = w.session AND s.expires_at > :now
      JOIN users u ON u.id = s.user_id AND u.status = 'active' AND u.deleted_at IS NULL
      JOIN organizations o ON o.id = w.organization AND o.status <> 'deleted'
      JOIN memberships m ON m.organization_id = w.organization AND m.user_id = u.id
                        AND m.accepted_at IS NOT NULL
      """;

  /** Rides api_keys_pkey, then as above. */
  private static final String KEYS_IN_USE =
      """
      SELECT k.id AS key, k.organization_id AS organization,
             array_to_string(k.scopes, ',') AS scopes, m.role
      FROM api_keys k
      JOIN organizations o ON o.id = k.organization_id AND o.status <> 'deleted'
      JOIN users u ON u.id = k.created_by AND u.status = 'active' AND u.deleted_at IS NULL
      JOIN memberships m ON m.organization_id = k.organization_id AND m.user_id = u.id
                        AND m.accepted_at IS NOT NULL
      WHERE k.id = ANY (CAST(:keys AS uuid[])) AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > :now)
      """;

  private static final String SESSION_SEEN =
      "UPDATE sessions SET last_seen_at = :now WHERE id = :id";
  private static final String KEY_SEEN = "UPDATE api_keys SET last_used_at = :now WHERE id = :id";

  private final Sql sql;

  @Inject
  SqlCredentials(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlCredentials() {
    this(null);
  }

  /** A row of the first statement; organization and place are null for a user without one. */
  public record SessionRow(
      SessionId session,
      Instant lastSeenAt,
      UserId user,
      UserStatus status,
      PlatformRole role,
      OrganizationId organization,
      MembershipRole place,
      boolean accepted) {}

  /** The row of the second statement. */
  public record KeyRow(
      ApiKeyId key,
      Instant lastUsedAt,
      OrganizationId organization,
      String scopes,
      UserStatus status,
      MembershipRole role) {}

  @Override
  public Optional<SessionHolder> session(Token token, Instant now) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(SESSION)
                    .bind("hash", token.hash())
                    .bind("now", now)
                    .mapTo(SessionRow.class)
                    .list());
    return rows.stream().findFirst().map(first -> holder(first, rows));
  }

  @Override
  public Optional<KeyHolder> apiKey(Token token, Instant now) {
    return sql.run(
            handle ->
                handle
                    .createQuery(API_KEY)
                    .bind("hash", token.hash())
                    .bind("now", now)
                    .mapTo(KeyRow.class)
                    .findOne())
        .map(SqlCredentials::holder);
  }

  /** A row of the third statement. */
  public record UsedSession(SessionId session, OrganizationId organization, MembershipRole place) {}

  /** A row of the fourth statement. */
  public record UsedKey(
      ApiKeyId key, OrganizationId organization, String scopes, MembershipRole role) {}

  @Override
  public Map<UsedCredential, Set<Scope>> scopes(Collection<UsedCredential> used, Instant now) {
    var found = new HashMap<UsedCredential, Set<Scope>>();
    var sessions = used.stream().filter(each -> each.session().isPresent()).toList();
    if (!sessions.isEmpty()) {
      sessionsInUse(sessions, now)
          .forEach(
              row ->
                  found.put(
                      new UsedCredential(
                          row.organization(), Optional.of(row.session()), Optional.empty()),
                      row.place().scopes()));
    }
    var keys = used.stream().flatMap(each -> each.apiKey().stream()).toList();
    if (!keys.isEmpty()) {
      keysInUse(keys, now)
          .forEach(
              row ->
                  found.put(
                      new UsedCredential(
                          row.organization(), Optional.empty(), Optional.of(row.key())),
                      Identity.both(SqlApiKeys.read(row.scopes()), row.role().scopes())));
    }
    return found;
  }

  private List<UsedSession> sessionsInUse(List<UsedCredential> used, Instant now) {
    var sessions = used.stream().map(each -> each.session().orElseThrow().value()).toArray();
    var organizations = used.stream().map(each -> each.organization().value()).toArray();
    return sql.run(
        handle ->
            handle
                .createQuery(SESSIONS_IN_USE)
                .bindArray("sessions", UUID.class, sessions)
                .bindArray("organizations", UUID.class, organizations)
                .bind("now", now)
                .mapTo(UsedSession.class)
                .list());
  }

  private List<UsedKey> keysInUse(List<ApiKeyId> keys, Instant now) {
    var ids = keys.stream().map(ApiKeyId::value).toArray();
    return sql.run(
        handle ->
            handle
                .createQuery(KEYS_IN_USE)
                .bindArray("keys", UUID.class, ids)
                .bind("now", now)
                .mapTo(UsedKey.class)
                .list());
  }

  @Override
  public void seen(SessionId session, Instant now) {
    note(SESSION_SEEN, session, now);
  }

  @Override
  public void seen(ApiKeyId key, Instant now) {
    note(KEY_SEEN, key, now);
  }

  private void note(String statement, Object id, Instant now) {
    sql.run(handle -> handle.createUpdate(statement).bind("id", id).bind("now", now).execute());
  }

  private static SessionHolder holder(SessionRow first, List<SessionRow> rows) {
    return new SessionHolder(
        first.session(),
        first.lastSeenAt(),
        first.user(),
        first.status(),
        first.role(),
        rows.stream()
            .filter(row -> row.organization() != null)
            .map(row -> new Belonging(row.organization(), row.place(), row.accepted()))
            .toList());
  }

  private static KeyHolder holder(KeyRow row) {
    return new KeyHolder(
        row.key(),
        row.lastUsedAt(),
        row.organization(),
        SqlApiKeys.read(row.scopes()),
        row.status(),
        row.role());
  }
}
