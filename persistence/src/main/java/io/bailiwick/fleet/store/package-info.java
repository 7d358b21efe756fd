/**
 * The VPSes in their table: through JPA where a customer changes what is wanted, by SQL where the
 * reconciler, the holds and the monitor write what was seen.
 */
package io.bailiwick.fleet.store;
