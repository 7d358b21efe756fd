/**
 * A tiny real agent, for the demo and the tests: one jar, nothing but the JDK, about 45 MB.
 *
 * <p>It stands in for what customers run on a VPS. It answers HTTP and WebSocket on its gateway
 * port, calls out only through its proxy, reads its configuration and workspace from its home
 * folder, and can be asked to use up cpu, memory and disk, so that metering and caps have something
 * to see. Every call but {@code GET /health} demands the gateway token.
 */
package io.bailiwick.sample;
