package io.bailiwick.traffic.work;

/** Where a gateway's WebSocket messages go. Called on an event loop: nothing here may wait. */
public interface GatewayFrames {

  void text(String message);

  void binary(byte[] message);

  /**
   * Called once, and last.
   *
   * @param code as RFC 6455 has them; 1011 when the gateway broke off, 1008 when it was cut
   */
  void closed(int code, String reason);
}
