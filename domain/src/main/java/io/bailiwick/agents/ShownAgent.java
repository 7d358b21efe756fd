package io.bailiwick.agents;

import io.bailiwick.fleet.VpsView;

/**
 * An agent and what it lives on.
 *
 * @param vps null when it has none
 */
public record ShownAgent(AgentView agent, VpsView vps) {}
