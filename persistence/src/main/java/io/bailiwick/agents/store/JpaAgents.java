package io.bailiwick.agents.store;

import io.bailiwick.agents.Agent;
import io.bailiwick.agents.Agents;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Agents to be changed. */
@ApplicationScoped
public class JpaAgents implements Agents {

  // Rides (organization_id, id).
  private static final String COUNT =
      "SELECT count(*) FROM agents WHERE organization_id = :organization";

  // Rides the unique index on vps_id. As strong a lock as losing the VPS needs.
  private static final String LOCK_THOSE_ON =
      """
      SELECT id FROM agents WHERE vps_id = ANY(CAST(:vpses AS uuid[])) ORDER BY id FOR UPDATE
      """;

  // Rides the unique index on vps_id.
  private static final String LET_GO = "UPDATE agents SET vps_id = NULL WHERE vps_id = :vps";

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaAgents(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaAgents() {
    this(null, null);
  }

  @Override
  public void add(Agent agent) {
    entities.persist(agent);
  }

  @Override
  public Optional<Agent> find(AgentId id) {
    return Optional.ofNullable(entities.find(Agent.class, id.value()));
  }

  @Override
  public Optional<Agent> lock(AgentId id) {
    return Optional.ofNullable(
        entities.find(Agent.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void remove(Agent agent) {
    entities.remove(agent);
    entities.flush();
  }

  @Override
  public int count(OrganizationId organization) {
    return sql.run(
        handle ->
            handle
                .createQuery(COUNT)
                .bind("organization", organization)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void lockThoseOn(Collection<VpsId> vpses) {
    sql.run(
        handle ->
            handle
                .createQuery(LOCK_THOSE_ON)
                .bindArray("vpses", UUID.class, vpses.stream().map(VpsId::value).toList())
                .mapTo(UUID.class)
                .list());
  }

  @Override
  public void letGo(VpsId vps) {
    sql.run(handle -> handle.createUpdate(LET_GO).bind("vps", vps).execute());
  }
}
