package io.bailiwick.operations.store;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.operations.IdempotencyKeys;
import io.bailiwick.vault.Sealing.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows that live a day, found by their primary key. */
@ApplicationScoped
public class SqlIdempotencyKeys implements IdempotencyKeys {

  /** Ends with the transaction; two keys of one hash at once are a 409 too many, and no harm. */
  private static final String TAKE =
      "SELECT pg_try_advisory_xact_lock(hashtextextended(:identity, 0))";

  private static final String FIND =
      """
      SELECT request_hash, status, answer, answer_key_id
        FROM idempotency_keys
       WHERE credential = :credential AND method = :method AND path = :path AND key = :value
         AND expires_at > :now
      """;

  private static final String KEEP =
      """
      INSERT INTO idempotency_keys (credential, method, path, key, organization_id, user_id,
                                    request_hash, status, answer, answer_key_id, created_at,
                                    expires_at)
      VALUES (:credential, :method, :path, :value, :organization, :user,
              :hash, :status, :answer, :keyId, :now, :expires)
      ON CONFLICT (credential, method, path, key) DO UPDATE
      SET request_hash = excluded.request_hash, status = excluded.status,
          answer = excluded.answer, answer_key_id = excluded.answer_key_id,
          created_at = excluded.created_at, expires_at = excluded.expires_at
      """;

  /** Rides the primary key, over what a day has left. */
  private static final String SEALED_OTHERWISE =
      """
      SELECT credential, method, path, key, answer, answer_key_id
        FROM idempotency_keys
       WHERE answer_key_id <> :keyId AND expires_at > :now
         AND (CAST(:credential AS text) IS NULL
              OR (credential, method, path, key) > (:credential, :method, :path, :value))
       ORDER BY credential, method, path, key
       LIMIT :limit
         FOR UPDATE SKIP LOCKED
      """;

  /** Reads what a day has left, at each look for what a rotation has still to do. */
  private static final String COUNT_SEALED_OTHERWISE =
      """
      SELECT count(*) FROM idempotency_keys WHERE answer_key_id <> :keyId AND expires_at > :now
      """;

  private static final String RESEAL =
      """
      UPDATE idempotency_keys SET answer = :answer, answer_key_id = :keyId
       WHERE credential = :credential AND method = :method AND path = :path AND key = :value
      """;

  /** Rides idempotency_keys_expires_at. */
  private static final String DELETE_EXPIRED =
      """
      DELETE FROM idempotency_keys
       WHERE ctid IN (SELECT ctid FROM idempotency_keys
                       WHERE expires_at <= :now
                       ORDER BY expires_at
                       LIMIT :limit
                         FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;

  @Inject
  SqlIdempotencyKeys(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlIdempotencyKeys() {
    this(null);
  }

  @Override
  public boolean take(Key key) {
    return sql.run(
        handle ->
            handle.createQuery(TAKE).bind("identity", key.identity()).mapTo(Boolean.class).one());
  }

  @Override
  public Optional<Kept> find(Key key, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bindMethods(key)
                .bind("now", now)
                .map(
                    (row, context) ->
                        new Kept(
                            row.getBytes("request_hash"),
                            row.getInt("status"),
                            new Sealed(row.getString("answer_key_id"), row.getBytes("answer"))))
                .findOne());
  }

  @Override
  public void keep(Key key, Caller caller, Kept kept, Instant now, Instant expires) {
    sql.run(
        handle ->
            handle
                .createUpdate(KEEP)
                .bindMethods(key)
                .bind("organization", caller.organization().map(o -> o.value()).orElse(null))
                .bind("user", caller.user().map(u -> u.value()).orElse(null))
                .bind("hash", kept.requestHash())
                .bind("status", kept.status())
                .bind("answer", kept.answer().bytes())
                .bind("keyId", kept.answer().keyId())
                .bind("now", now)
                .bind("expires", expires)
                .execute());
  }

  @Override
  public List<KeptAnswer> sealedOtherwise(
      String keyId, Optional<Key> after, Instant now, int limit) {
    return sql.run(
        handle ->
            handle
                .createQuery(SEALED_OTHERWISE)
                .bindMethods(after.orElse(new Key(null, null, null, null)))
                .bind("keyId", keyId)
                .bind("now", now)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new KeptAnswer(
                            new Key(
                                row.getString("credential"),
                                row.getString("method"),
                                row.getString("path"),
                                row.getString("key")),
                            new Sealed(row.getString("answer_key_id"), row.getBytes("answer"))))
                .list());
  }

  @Override
  public long countSealedOtherwise(String keyId, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(COUNT_SEALED_OTHERWISE)
                .bind("keyId", keyId)
                .bind("now", now)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void reseal(KeptAnswer answer) {
    sql.run(
        handle ->
            handle
                .createUpdate(RESEAL)
                .bindMethods(answer.key())
                .bind("answer", answer.answer().bytes())
                .bind("keyId", answer.answer().keyId())
                .execute());
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return sql.run(
        handle ->
            handle.createUpdate(DELETE_EXPIRED).bind("now", now).bind("limit", limit).execute());
  }
}
