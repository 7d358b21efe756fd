/**
 * What every provider behind an HTTP API needs, and none of them should have to think of: calls
 * that end in bounded time, are tried again only where that is safe, stay away from a provider that
 * is down or says that it is asked too often, and hold no secret in what they say of a failure.
 *
 * <p>{@link io.bailiwick.fleet.work.remote.RemoteApi} sends; a provider decides what an answer
 * means. Why it is so stands in {@code docs/adr/remote-providers.md}.
 */
package io.bailiwick.fleet.work.remote;
