/**
 * Context 6: the VPSes of all organizations, the port to those who own the machines, and the
 * reconciler and monitor that stand between. (Boxes, workers and clusters come later.)
 *
 * <p>Verbs: provision, start, stop, restart, equip, destroy, hold, clean up; and by itself:
 * reconcile, watch, sample, and tell what has drifted apart.
 *
 * <p>Invariants: use cases write only what is wanted, the reconciler only what was seen; a machine
 * carries its VPS's id, so that none is made twice; a row is {@code destroyed} only when its
 * provider confirmed it; no transaction is open while a provider is asked; a row is worked on by
 * one node at a time, under a lease, and what comes back after the lease was lost is not written. A
 * hold never touches the desired state.
 *
 * <p>Locks: an agent's row is locked before its VPS's, by everybody; several rows of VPSes are
 * locked in the order of their ids, in one statement for a transaction; an organization's sums of
 * usage come before its VPSes. So nobody waits in a ring. {@link io.bailiwick.fleet.VpsesAtStake}
 * gives agents their turn where fleet begins.
 *
 * <p>It fires {@link io.bailiwick.fleet.VpsesAtStake} and {@link io.bailiwick.fleet.VpsCondemned}.
 * Whose agent lives on a VPS, and what is in its files, it leaves to agents; what usage means, to
 * metering and billing.
 */
package io.bailiwick.fleet;
