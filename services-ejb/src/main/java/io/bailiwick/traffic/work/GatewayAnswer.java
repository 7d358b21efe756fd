package io.bailiwick.traffic.work;

import java.util.List;
import java.util.Map;

/**
 * Where a gateway's answer goes. Called on an event loop, so nothing here may wait; whoever cannot
 * keep up pauses the call.
 */
public interface GatewayAnswer {

  /** There is room for a piece of the request's body, for the first time or again. */
  void roomForBody();

  /** The answer begins; interim answers are left out. */
  void head(int status, List<Map.Entry<String, String>> headers);

  void body(byte[] piece);

  /** Nothing more for now: a good moment to send what there is. */
  void flush();

  void end();

  /** It ends without having been whole, or begun; called at most once, and last. */
  void failed(GatewayFailure why);
}
