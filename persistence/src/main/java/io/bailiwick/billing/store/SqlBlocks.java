package io.bailiwick.billing.store;

import io.bailiwick.billing.Block;
import io.bailiwick.billing.BlockReason;
import io.bailiwick.billing.Blocks;
import io.bailiwick.billing.VpsVerdict;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Blocks in {@code organization_blocks}, and the want of a plan, which needs no row. */
@ApplicationScoped
public class SqlBlocks implements Blocks {

  /** By two primary keys. */
  private static final String FIND =
      """
      SELECT o.id AS organization, coalesce(k.reason, 'no_plan') AS reason,
             coalesce(array_to_string(k.exceeded_axes, ','), '') AS exceeded
        FROM organizations o
        LEFT JOIN organization_blocks k ON k.organization_id = o.id
       WHERE o.id = :organization AND (k.organization_id IS NOT NULL OR o.plan_id IS NULL)
      """;

  private static final String IS_JUDGED_BLOCKED =
      "SELECT EXISTS (SELECT FROM organization_blocks WHERE organization_id = :organization)";

  /** All of the few blocks, and organizations_plan_id for those without a plan. */
  private static final String LIST =
      """
      SELECT organization_id AS organization, reason,
             array_to_string(exceeded_axes, ',') AS exceeded
        FROM organization_blocks
      UNION ALL
      SELECT id, 'no_plan', '' FROM organizations o
       WHERE plan_id IS NULL
         AND NOT EXISTS (SELECT FROM organization_blocks k WHERE k.organization_id = o.id)
      """;

  /** By four primary keys. */
  private static final String OF_VPS =
      """
      SELECT o.id AS organization,
             CASE WHEN o.plan_id IS NULL AND k.reason IS NULL THEN 'no_plan'
                  ELSE k.reason END AS reason,
             coalesce(array_to_string(k.exceeded_axes, ','), '') AS exceeded,
             coalesce(v.storage_used_bytes > p.max_storage_bytes, false) AS storage_exceeded
        FROM vpses v
        JOIN organizations o ON o.id = v.organization_id
        LEFT JOIN plans p ON p.id = o.plan_id
        LEFT JOIN organization_blocks k ON k.organization_id = o.id
       WHERE v.id = :vps
      """;

  /** Rides vpses_living once through: a question for a job. */
  private static final String OVER_STORAGE =
      """
      SELECT v.id FROM vpses v
        JOIN organizations o ON o.id = v.organization_id
        JOIN plans p ON p.id = o.plan_id
       WHERE v.state <> 'destroyed' AND v.storage_used_bytes > p.max_storage_bytes
       ORDER BY v.id
      """;

  private record BlockRow(OrganizationId organization, BlockReason reason, String exceeded) {

    Block block() {
      return new Block(organization, reason, AxesText.parse(exceeded));
    }
  }

  private record VerdictRow(
      OrganizationId organization, BlockReason reason, String exceeded, boolean storageExceeded) {

    VpsVerdict of(VpsId vps) {
      var block =
          Optional.ofNullable(reason)
              .map(why -> new Block(organization, why, AxesText.parse(exceeded)));
      return new VpsVerdict(vps, organization, block, storageExceeded);
    }
  }

  private final Sql sql;

  @Inject
  SqlBlocks(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlBlocks() {
    this(null);
  }

  @Override
  public Optional<Block> find(OrganizationId organization) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bind("organization", organization)
                .mapTo(BlockRow.class)
                .findOne()
                .map(BlockRow::block));
  }

  @Override
  public boolean isJudgedBlocked(OrganizationId organization) {
    return sql.run(
        handle ->
            handle
                .createQuery(IS_JUDGED_BLOCKED)
                .bind("organization", organization)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public List<Block> list() {
    return sql.run(
        handle ->
            handle.createQuery(LIST).mapTo(BlockRow.class).stream().map(BlockRow::block).toList());
  }

  @Override
  public Optional<VpsVerdict> ofVps(VpsId vps) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_VPS)
                .bind("vps", vps)
                .mapTo(VerdictRow.class)
                .findOne()
                .map(row -> row.of(vps)));
  }

  @Override
  public Set<VpsId> overStorage() {
    return sql.run(
        handle -> new LinkedHashSet<>(handle.createQuery(OVER_STORAGE).mapTo(VpsId.class).list()));
  }
}
