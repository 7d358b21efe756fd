package io.bailiwick.agents.work;

import io.bailiwick.agents.Channel;
import io.bailiwick.agents.Channels;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The channels of an agent, by kind. */
@Stateless
@ForTenant
public class ListChannels {

  @Inject private FindAgent findAgent;
  @Inject private Channels channels;

  public Page<Channel> list(Caller caller, AgentId id, PageRequest page) {
    caller.mustHave(Scope.READ);
    return channels.list(findAgent.find(id).id(), page);
  }
}
