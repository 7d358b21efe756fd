package io.bailiwick.catalog.store;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** VPS configurations in their table, and the table that links them to plans. */
@ApplicationScoped
public class JpaVpsConfigs implements VpsConfigs {

  /** Rides vps_configs_page. */
  private static final String LIST =
      """
      SELECT c.* FROM vps_configs c
       WHERE (c.cpu_millicores, c.memory_mb, c.id) > (?1, ?2, CAST(?3 AS uuid))
       ORDER BY c.cpu_millicores, c.memory_mb, c.id
      """;

  /** Rides vps_configs_page, and the link's primary key for each row. */
  private static final String LIST_OF_PLAN =
      """
      SELECT c.* FROM vps_configs c
        JOIN plan_vps_configs l ON l.vps_config_id = c.id AND l.plan_id = CAST(?4 AS uuid)
       WHERE (c.cpu_millicores, c.memory_mb, c.id) > (?1, ?2, CAST(?3 AS uuid))
       ORDER BY c.cpu_millicores, c.memory_mb, c.id
      """;

  /** As the list of a plan, after one look-up of the organization by its key. */
  private static final String LIST_OFFERED =
      """
      SELECT c.* FROM vps_configs c
        JOIN plan_vps_configs l ON l.vps_config_id = c.id
        JOIN organizations o ON o.plan_id = l.plan_id AND o.id = CAST(?4 AS uuid)
       WHERE (c.cpu_millicores, c.memory_mb, c.id) > (?1, ?2, CAST(?3 AS uuid))
       ORDER BY c.cpu_millicores, c.memory_mb, c.id
      """;

  private static final String OFFERS =
      """
      SELECT EXISTS (SELECT FROM plan_vps_configs l
                       JOIN organizations o ON o.plan_id = l.plan_id
                      WHERE o.id = :organization AND l.vps_config_id = :config)
      """;

  /** Rides plan_vps_configs_vps_config_id and vpses_vps_config_id. */
  private static final String USES =
      """
      SELECT (SELECT count(*) FROM plan_vps_configs WHERE vps_config_id = :config) AS plans,
             (SELECT count(*) FROM vpses WHERE vps_config_id = :config) AS vpses
      """;

  private static final String LINK =
      """
      INSERT INTO plan_vps_configs (plan_id, vps_config_id) VALUES (:plan, :config)
      ON CONFLICT DO NOTHING
      """;

  private static final String UNLINK =
      "DELETE FROM plan_vps_configs WHERE plan_id = :plan AND vps_config_id = :config";

  /** Rides the unique index on the name. */
  private static final String OTHERS_OF_NAME =
      "SELECT count(*) FROM vps_configs WHERE name = ?1 AND id <> CAST(?2 AS uuid)";

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaVpsConfigs(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaVpsConfigs() {
    this(null, null);
  }

  @Override
  public Optional<VpsConfig> find(VpsConfigId id) {
    return Optional.ofNullable(entities.find(VpsConfig.class, id.value()));
  }

  @Override
  public Optional<VpsConfig> findForChange(VpsConfigId id) {
    return Optional.ofNullable(
        entities.find(VpsConfig.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public Optional<VpsConfig> findOffered(OrganizationId organization, VpsConfigId id) {
    var offered =
        sql.run(
            handle ->
                handle
                    .createQuery(OFFERS)
                    .bind("organization", organization)
                    .bind("config", id)
                    .mapTo(Boolean.class)
                    .one());
    return offered ? find(id) : Optional.empty();
  }

  @Override
  public Page<VpsConfig> listOffered(OrganizationId organization, PageRequest page) {
    return list(
        entities
            .createNativeQuery(LIST_OFFERED, VpsConfig.class)
            .setParameter(4, organization.value().toString()),
        page);
  }

  @Override
  public Page<VpsConfig> list(Optional<PlanId> plan, PageRequest page) {
    if (plan.isEmpty()) {
      return list(entities.createNativeQuery(LIST, VpsConfig.class), page);
    }
    return list(
        entities
            .createNativeQuery(LIST_OF_PLAN, VpsConfig.class)
            .setParameter(4, plan.get().value().toString()),
        page);
  }

  private static Page<VpsConfig> list(Query query, PageRequest page) {
    var after = SizeKey.after(page);
    @SuppressWarnings("unchecked")
    List<VpsConfig> rows =
        query
            .setParameter(1, after.cpuMillicores())
            .setParameter(2, after.memoryMb())
            .setParameter(3, after.id().toString())
            .setMaxResults(page.oneMore())
            .getResultList();
    return Page.of(rows, page, config -> SizeKey.of(config).toString());
  }

  @Override
  public void save(VpsConfig config) {
    entities.persist(config);
    Unique.flush(
        entities,
        OTHERS_OF_NAME,
        config.preset().name(),
        config.id().value(),
        "Another configuration is called '" + config.preset().name() + "'; choose another name.");
  }

  @Override
  public void remove(VpsConfig config) {
    entities.remove(config);
    entities.flush();
  }

  @Override
  public Uses uses(VpsConfigId id) {
    return sql.run(handle -> handle.createQuery(USES).bind("config", id).mapTo(Uses.class).one());
  }

  @Override
  public boolean link(PlanId plan, VpsConfigId config) {
    return changeLink(LINK, plan, config);
  }

  @Override
  public boolean unlink(PlanId plan, VpsConfigId config) {
    return changeLink(UNLINK, plan, config);
  }

  private boolean changeLink(String statement, PlanId plan, VpsConfigId config) {
    return sql.run(
            handle ->
                handle.createUpdate(statement).bind("plan", plan).bind("config", config).execute())
        > 0;
  }
}
