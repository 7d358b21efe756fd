/**
 * Brings a database's schema to what this program needs, takes it back, and tells where it stands.
 * The launcher calls {@link io.bailiwick.liquibase.Migrations}; an operator runs the jar. The
 * changes themselves lie in persistence, one folder a context.
 */
package io.bailiwick.liquibase;
