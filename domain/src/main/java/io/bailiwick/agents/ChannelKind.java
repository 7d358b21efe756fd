package io.bailiwick.agents;

/** By what an agent can be talked to. */
public enum ChannelKind {
  TELEGRAM,
  WHATSAPP,
  DISCORD,
  SLACK,
  SIGNAL
}
