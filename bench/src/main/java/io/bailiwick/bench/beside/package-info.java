/**
 * Bare resources in a measured server: an agent of the JVM deploys them as an application of their
 * own beside Bailiwick, so that both have the same ports, threads, heap and database.
 */
package io.bailiwick.bench.beside;
