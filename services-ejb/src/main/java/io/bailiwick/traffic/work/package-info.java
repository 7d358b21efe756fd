/**
 * The two proxies. The forward proxy is an engine of its own on Netty ({@link
 * io.bailiwick.traffic.work.RunForwardProxy} starts it); the gateway's client shares its event
 * loops. Neither ever waits for the database: {@link io.bailiwick.traffic.work.LiveGate} keeps what
 * it says in memory and renews it each second, and bytes wait in {@link
 * io.bailiwick.traffic.work.Meters} for the next flush.
 */
package io.bailiwick.traffic.work;
