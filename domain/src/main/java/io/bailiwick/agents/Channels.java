package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import java.util.List;
import java.util.Optional;

/** The channels of agents. */
public interface Channels {

  /**
   * @throws Problem CONFLICT when the agent has one of the kind
   */
  void add(Channel channel);

  Optional<Channel> find(AgentId agent, ChannelKind kind);

  /** By kind; there are a handful at most. */
  List<Channel> all(AgentId agent);

  /** By kind. */
  Page<Channel> list(AgentId agent, PageRequest page);

  void remove(Channel channel);
}
