package io.bailiwick.fleet.store;

import io.bailiwick.fleet.BoxKey;
import io.bailiwick.fleet.BoxKeys;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.BoxKeyId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.store.Keys;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Keys of boxes in their table; a box's ride box_keys_box_id. */
@ApplicationScoped
public class SqlBoxKeys implements BoxKeys {

  private static final String ADD =
      """
      INSERT INTO box_keys (id, organization_id, box_id, label, prefix, key_hash,
                            created_at, updated_at)
      VALUES (:id, :organizationId, :boxId, :label, :prefix, :hash, :createdAt, :createdAt)
      """;

  private static final String LIST =
      """
      SELECT id, box_id, organization_id, label, prefix, last_used_at, created_at
      FROM box_keys
      WHERE box_id = :box AND revoked_at IS NULL
        AND (CAST(:after AS uuid) IS NULL OR id < CAST(:after AS uuid))
      ORDER BY id DESC LIMIT :limit
      """;

  private static final String COUNT =
      "SELECT count(*) FROM box_keys WHERE box_id = :box AND revoked_at IS NULL";

  private static final String REVOKE =
      """
      UPDATE box_keys SET revoked_at = :now, updated_at = :now
      WHERE box_id = :box AND id = :id AND revoked_at IS NULL
      """;

  private static final String REVOKE_ALL =
      """
      UPDATE box_keys SET revoked_at = :now, updated_at = :now
      WHERE box_id = :box AND revoked_at IS NULL
      """;

  private final Sql sql;

  @Inject
  SqlBoxKeys(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlBoxKeys() {
    this(null);
  }

  @Override
  public void add(BoxKey key, byte[] hash) {
    sql.run(handle -> handle.createUpdate(ADD).bindMethods(key).bind("hash", hash).execute());
  }

  @Override
  public Page<BoxKey> list(BoxId box, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("box", box)
                    .bindByType("after", page.after().map(Keys::uuid).orElse(null), UUID.class)
                    .bind("limit", page.oneMore())
                    .mapTo(BoxKey.class)
                    .list());
    return Page.of(rows, page, key -> key.id().toString());
  }

  @Override
  public int count(BoxId box) {
    return sql.run(handle -> handle.createQuery(COUNT).bind("box", box).mapTo(Integer.class).one());
  }

  @Override
  public boolean revoke(BoxId box, BoxKeyId key, Instant now) {
    return sql.run(
            handle ->
                handle
                    .createUpdate(REVOKE)
                    .bind("box", box)
                    .bind("id", key)
                    .bind("now", now)
                    .execute())
        == 1;
  }

  @Override
  public void revokeAll(BoxId box, Instant now) {
    sql.run(handle -> handle.createUpdate(REVOKE_ALL).bind("box", box).bind("now", now).execute());
  }
}
