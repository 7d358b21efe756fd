/**
 * The HTTP port: a reverse proxy in front of the application's own web server, which listens on
 * loopback only. Here a request is framed, strictly and once; TLS is spoken; slow and broken
 * clients end. What passes is one request that can be read in one way, with a header that says who
 * sent it ({@link io.bailiwick.front.Hop}). Bodies, event streams and WebSockets are passed on
 * piece by piece, no faster than the other side takes them.
 *
 * <p>The launcher loads it apart, with Netty, since the application brings its own.
 */
package io.bailiwick.front;
