package io.bailiwick.backup;

/**
 * A part of a partitioned table.
 *
 * @param bound as PostgreSQL writes it, such as {@code FOR VALUES FROM ('2026-11-01') TO
 *     ('2026-12-01')}
 */
record Partition(String parent, String name, String bound) {}
