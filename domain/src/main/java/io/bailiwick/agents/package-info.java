/**
 * Context 7: an organization's agents, each with a gateway token, workspace files, channels, and at
 * most one VPS that it lives on.
 *
 * <p>Verbs: create, change, delete, provision, start, stop, restart, configure, write a file,
 * connect and disconnect a channel, rotate the token, look after its health.
 *
 * <p>Invariants: no more agents and VPSes than the plan allows, also when asked for at once; one
 * agent on a VPS, one VPS for an agent; one channel of a kind; the gateway token is kept sealed
 * (the machine needs it) and as its SHA-256 (to be looked up), and shown once, when it is rotated;
 * a channel's credentials are never shown. What a running machine should know reaches it through
 * the VPS's boot specification, whose row keeps all that reconciling needs.
 *
 * <p>It lets go of a VPS on {@link io.bailiwick.fleet.VpsCondemned}, and locks its rows on {@link
 * io.bailiwick.fleet.VpsesAtStake}: an agent's row is always locked before its VPS's. The machine
 * is fleet's, the traffic is traffic's, what usage costs is billing's.
 */
package io.bailiwick.agents;
