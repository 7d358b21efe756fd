/** Traffic's rows: who may pass, where a gateway listens, and tickets for its WebSocket. */
package io.bailiwick.traffic.store;
