package io.bailiwick.traffic.work;

import java.util.List;
import java.util.Map;

/**
 * What is sent to a gateway, except for its body.
 *
 * @param uri in origin form, as the gateway is to see it
 * @param headers without those that are ours to set
 * @param length of the body in bytes; -1 when it comes in chunks, 0 when there is none
 */
public record GatewayRequest(
    String method, String uri, List<Map.Entry<String, String>> headers, long length) {

  public GatewayRequest {
    headers = List.copyOf(headers);
  }
}
