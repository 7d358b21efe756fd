/**
 * Context 4, what was used. One pipeline: a measure becomes a row of {@code resource_usage} (raw,
 * append-only, once for each event id), and the monthly rollups grow in the same transaction.
 *
 * <p>Its verbs: record traffic, record machine usage, close minutes, list usage.
 *
 * <p>Its invariants, at every commit: the rollup of a VPS is the sum of its raw rows and of its
 * open minutes; the rollup of an organization is the sum over its VPSes, destroyed ones too; a
 * measure that is sent again changes nothing. Months are UTC, and a minute belongs to the month it
 * starts in.
 *
 * <p>It fires {@link io.bailiwick.metering.UsageRecorded} in the transaction that grew a rollup.
 * What usage costs and whom it blocks, it leaves to billing; how a machine is measured, to fleet
 * and traffic.
 */
package io.bailiwick.metering;
