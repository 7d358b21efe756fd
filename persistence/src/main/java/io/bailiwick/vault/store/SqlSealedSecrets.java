package io.bailiwick.vault.store;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.vault.SealedSecret;
import io.bailiwick.vault.SealedSecrets;
import io.bailiwick.vault.Sealing.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code secrets}; every statement but those of the rotation rides its primary key. */
@ApplicationScoped
public class SqlSealedSecrets implements SealedSecrets {

  private static final String ADD =
      """
      INSERT INTO secrets (id, organization_id, purpose, key_id, ciphertext)
      VALUES (:id, :organization, :purpose, :keyId, :bytes)
      """;

  private static final String FIND =
      "SELECT id, organization_id, purpose, key_id, ciphertext FROM secrets WHERE id = :id";

  private static final String REPLACE =
      "UPDATE secrets SET key_id = :keyId, ciphertext = :bytes WHERE id = :id";

  private static final String DELETE = "DELETE FROM secrets WHERE id = :id";

  // Rides secrets_key_id from one key to the next: costs the keys there are, however many rows, as
  // it is asked for every readiness probe.
  private static final String KEY_IDS =
      """
      WITH RECURSIVE ids (key_id) AS (
        (SELECT key_id FROM secrets ORDER BY key_id LIMIT 1)
        UNION ALL
        SELECT (SELECT s.key_id FROM secrets s WHERE s.key_id > ids.key_id
                ORDER BY s.key_id LIMIT 1)
        FROM ids WHERE ids.key_id IS NOT NULL)
      SELECT key_id FROM ids WHERE key_id IS NOT NULL
      """;

  // Rides secrets_key_id, on both sides of the key: an index knows no "unlike".
  private static final String SEALED_OTHERWISE =
      """
      SELECT id, organization_id, purpose, key_id, ciphertext FROM secrets
      WHERE (key_id < :keyId OR key_id > :keyId)
        AND (CAST(:after AS uuid) IS NULL OR id > CAST(:after AS uuid))
      ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  // Rides secrets_key_id, likewise.
  private static final String COUNT_SEALED_OTHERWISE =
      "SELECT count(*) FROM secrets WHERE key_id < :keyId OR key_id > :keyId";

  private final Sql sql;

  @Inject
  SqlSealedSecrets(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlSealedSecrets() {
    this(null);
  }

  /** A row as it is read; public, so that it can be made from its columns. */
  public record Row(UUID id, UUID organizationId, String purpose, String keyId, byte[] ciphertext) {

    SealedSecret secret() {
      return new SealedSecret(
          new SecretId(id),
          new OrganizationId(organizationId),
          purpose,
          new Sealed(keyId, ciphertext));
    }
  }

  @Override
  public void add(SealedSecret secret) {
    sql.run(
        handle ->
            handle
                .createUpdate(ADD)
                .bind("id", secret.id())
                .bind("organization", secret.organization())
                .bind("purpose", secret.purpose())
                .bind("keyId", secret.sealed().keyId())
                .bind("bytes", secret.sealed().bytes())
                .execute());
  }

  @Override
  public Optional<SealedSecret> find(SecretId id) {
    return sql.run(
        handle ->
            handle.createQuery(FIND).bind("id", id).mapTo(Row.class).findOne().map(Row::secret));
  }

  @Override
  public void replace(SealedSecret secret) {
    sql.run(
        handle ->
            handle
                .createUpdate(REPLACE)
                .bind("id", secret.id())
                .bind("keyId", secret.sealed().keyId())
                .bind("bytes", secret.sealed().bytes())
                .execute());
  }

  @Override
  public void delete(SecretId id) {
    sql.run(handle -> handle.createUpdate(DELETE).bind("id", id).execute());
  }

  @Override
  public Set<String> keyIds() {
    return sql.run(handle -> Set.copyOf(handle.createQuery(KEY_IDS).mapTo(String.class).list()));
  }

  @Override
  public List<SealedSecret> sealedOtherwise(String keyId, Optional<SecretId> after, int limit) {
    return sql.run(
        handle ->
            handle
                .createQuery(SEALED_OTHERWISE)
                .bind("keyId", keyId)
                .bind("after", after.map(SecretId::value).orElse(null))
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::secret)
                .list());
  }

  @Override
  public long countSealedOtherwise(String keyId) {
    return sql.run(
        handle ->
            handle
                .createQuery(COUNT_SEALED_OTHERWISE)
                .bind("keyId", keyId)
                .mapTo(Long.class)
                .one());
  }
}
