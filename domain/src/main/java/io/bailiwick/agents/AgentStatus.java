package io.bailiwick.agents;

/** How an agent is. Those on a VPS are always active; a VPS has its own state. */
public enum AgentStatus {
  ACTIVE,
  PAUSED,
  ERROR
}
