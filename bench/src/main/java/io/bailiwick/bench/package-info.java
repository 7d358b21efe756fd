/**
 * Benchmarks: ours and its peers alternate in one run, in three rounds, and the medians and spreads
 * go into one table. {@code docs/benchmarks.md} keeps it. The load generators, the peers and our
 * server share one machine, so that what counts is a ratio within a run, not a figure.
 *
 * <p>What runs inside a measured server lies in {@code beside} (an agent of the JVM that deploys
 * bare resources beside the application) and in {@code provider} (a fleet that costs nothing).
 */
package io.bailiwick.bench;
