/**
 * The gateway of an agent's machine on our own origin: an asynchronous filter for HTTP, an endpoint
 * for its WebSocket, and the ticket that opens that one. Whatever a machine answers is a stranger's
 * word: it may set no cookie, open no origin, and run nothing in a browser as us.
 */
package io.bailiwick.traffic.http;
