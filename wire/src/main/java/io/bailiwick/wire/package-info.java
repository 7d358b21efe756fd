/**
 * What everything of ours that speaks on a socket shares, whoever loads it: the application for its
 * forward proxy, the launcher for the HTTP port. Netty's transports, how connections end, and TLS
 * from files that may change while the server runs. It knows nothing of the application.
 */
package io.bailiwick.wire;
