package io.bailiwick.identity.store;

import io.bailiwick.identity.ApiKey;
import io.bailiwick.identity.ApiKeys;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Keys;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys in their table; an organization's ride api_keys_page. */
@ApplicationScoped
public class SqlApiKeys implements ApiKeys {

  private static final String ADD =
      """
      INSERT INTO api_keys (id, organization_id, name, prefix, key_hash, scopes, expires_at,
                            created_by, created_at, updated_at)
      VALUES (:id, :organization, :name, :prefix, :hash, string_to_array(:scopeTexts, ','),
              :expiresAt, :createdBy, :createdAt, :createdAt)
      """;

  private static final String COLUMNS =
      """
      id, organization_id AS organization, name, prefix,
      array_to_string(scopes, ',') AS scopes, expires_at, created_by, created_at
      """;

  private static final String FIND =
      "SELECT "
          + COLUMNS
          + """
            FROM api_keys
            WHERE organization_id = :organization AND id = :id AND revoked_at IS NULL
            """;

  /** Walks api_keys_page backwards: ids are ordered by time. */
  private static final String LIST =
      "SELECT "
          + COLUMNS
          + """
            FROM api_keys
            WHERE organization_id = :organization AND id < :before AND revoked_at IS NULL
            ORDER BY id DESC
            LIMIT :limit
            """;

  private static final String REVOKE =
      """
      UPDATE api_keys SET revoked_at = :now, updated_at = :now
      WHERE organization_id = :organization AND id = :id AND revoked_at IS NULL
      """;

  private static final UUID LAST = new UUID(-1, -1);

  private final Sql sql;

  @Inject
  SqlApiKeys(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlApiKeys() {
    this(null);
  }

  /** A row; the scopes are read as one text. */
  public record Row(
      ApiKeyId id,
      OrganizationId organization,
      String name,
      String prefix,
      String scopes,
      Instant expiresAt,
      UserId createdBy,
      Instant createdAt) {

    ApiKey key() {
      return new ApiKey(
          id, organization, name, prefix, read(scopes), expiresAt, createdBy, createdAt);
    }
  }

  static Set<Scope> read(String scopes) {
    return Arrays.stream(scopes.split(","))
        .map(scope -> LowercaseEnum.parse(Scope.class, scope))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String written(Set<Scope> scopes) {
    return scopes.stream().sorted().map(LowercaseEnum::text).collect(Collectors.joining(","));
  }

  @Override
  public void add(ApiKey key, Token secret) {
    sql.run(
        handle ->
            handle
                .createUpdate(ADD)
                .bindMethods(key)
                .bind("hash", secret.hash())
                .bind("scopeTexts", written(key.scopes()))
                .execute());
  }

  @Override
  public Optional<ApiKey> find(OrganizationId organization, ApiKeyId id) {
    return sql.run(
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("organization", organization)
                    .bind("id", id)
                    .mapTo(Row.class)
                    .findOne())
        .map(Row::key);
  }

  @Override
  public Page<ApiKey> list(OrganizationId organization, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("organization", organization)
                    .bind("before", page.after().map(Keys::uuid).orElse(LAST))
                    .bind("limit", page.oneMore())
                    .mapTo(Row.class)
                    .list());
    return Page.of(rows, page, row -> row.id().toString()).map(Row::key);
  }

  @Override
  public boolean revoke(OrganizationId organization, ApiKeyId id, Instant now) {
    return sql.run(
            handle ->
                handle
                    .createUpdate(REVOKE)
                    .bind("organization", organization)
                    .bind("id", id)
                    .bind("now", now)
                    .execute())
        == 1;
  }
}
