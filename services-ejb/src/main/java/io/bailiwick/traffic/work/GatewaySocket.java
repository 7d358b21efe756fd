package io.bailiwick.traffic.work;

/** An open WebSocket to a gateway. Every method may be called from any thread. */
public interface GatewaySocket {

  /** Whether the gateway keeps up with what it is sent. */
  boolean hasRoom();

  void text(String message);

  void binary(byte[] message);

  /** Stops reading from the gateway, or goes on. */
  void wantMore(boolean yes);

  /** Counts what was read from the caller, who is served elsewhere. */
  void countAsked(long bytes);

  void close();
}
