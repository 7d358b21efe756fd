package io.bailiwick.traffic.work;

/** A request to a gateway that is under way. Every method may be called from any thread. */
public interface GatewayCall {

  /** Whether a piece of the body may be sent now; when not, the answer is told once it may. */
  boolean hasRoom();

  /** Sends a piece of the request's body. */
  void send(byte[] piece);

  /** The request's body is whole. */
  void finishRequest();

  /** Stops reading the answer, or goes on. */
  void wantMore(boolean yes);

  /** Nobody waits for the answer any more. */
  void cancel();

  /** Counts what was read from the caller, who is served elsewhere. */
  void countAsked(long bytes);
}
