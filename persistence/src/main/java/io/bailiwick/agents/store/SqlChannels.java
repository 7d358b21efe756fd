package io.bailiwick.agents.store;

import io.bailiwick.agents.Channel;
import io.bailiwick.agents.ChannelKind;
import io.bailiwick.agents.Channels;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The table {@code agent_channels}; every statement rides its unique (agent_id, kind). */
@ApplicationScoped
public class SqlChannels implements Channels {

  private static final String ADD =
      """
      INSERT INTO agent_channels (id, organization_id, agent_id, kind, credentials_secret,
                                  webhook_secret, enabled, created_at, updated_at)
      VALUES (:id, :organizationId, :agentId, :kind, :credentialsSecret,
              :webhookSecret, :enabled, :createdAt, :updatedAt)
      ON CONFLICT (agent_id, kind) DO NOTHING
      """;

  private static final String OF_AGENT =
      """
      SELECT id, organization_id, agent_id, kind, credentials_secret, webhook_secret, enabled,
             created_at, updated_at
      FROM agent_channels WHERE agent_id = :agent
      """;

  private static final String REMOVE = "DELETE FROM agent_channels WHERE id = :id";

  private final Sql sql;

  @Inject
  SqlChannels(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlChannels() {
    this(null);
  }

  @Override
  public void add(Channel channel) {
    var added = sql.run(handle -> handle.createUpdate(ADD).bindMethods(channel).execute());
    if (added == 0) {
      throw Problem.conflict(
          "The agent has a channel of the kind '"
              + LowercaseEnum.text(channel.kind())
              + "' already; disconnect it first.");
    }
  }

  @Override
  public Optional<Channel> find(AgentId agent, ChannelKind kind) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_AGENT + "AND kind = :kind")
                .bind("agent", agent)
                .bind("kind", kind)
                .mapTo(Channel.class)
                .findOne());
  }

  @Override
  public List<Channel> all(AgentId agent) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_AGENT + "ORDER BY kind")
                .bind("agent", agent)
                .mapTo(Channel.class)
                .list());
  }

  @Override
  public Page<Channel> list(AgentId agent, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(OF_AGENT + "AND kind > :after ORDER BY kind LIMIT :limit")
                    .bind("agent", agent)
                    .bind("after", page.after().orElse(""))
                    .bind("limit", page.oneMore())
                    .mapTo(Channel.class)
                    .list());
    return Page.of(rows, page, channel -> LowercaseEnum.text(channel.kind()));
  }

  @Override
  public void remove(Channel channel) {
    sql.run(handle -> handle.createUpdate(REMOVE).bind("id", channel.id()).execute());
  }
}
