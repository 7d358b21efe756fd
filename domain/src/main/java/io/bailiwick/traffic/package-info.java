/**
 * Context 13, the two ways through the house that carry a customer's own bytes: the forward proxy
 * (a machine calls out) and the gateway proxy (somebody calls a machine).
 *
 * <p>Verbs: admit, cut, count. Invariants: nobody passes unless the {@link Gate} says so, on each
 * request anew; a {@link Pass} is live, so that what is open is cut within 5 s of the cause; every
 * byte that a {@link Meter} has counted reaches metering exactly once, also when a flush fails.
 *
 * <p>Left to others: who is blocked (billing), what a machine is and where it listens (fleet),
 * tokens (agents, vault), what the bytes mean (metering).
 */
package io.bailiwick.traffic;
