package io.bailiwick.kernel.http;

import io.bailiwick.kernel.work.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where a request really came from. {@code X-Forwarded-For} is believed from a trusted proxy only,
 * and read from its end: what stands before the first address that is not trusted, anybody may have
 * written.
 */
final class ClientAddress {

  private final List<Network> trusted;

  ClientAddress(List<Network> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  static ClientAddress configured() {
    return new ClientAddress(
        Settings.text("bailiwick.trusted-proxies").stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::parse)
            .toList());
  }

  String of(HttpServletRequest request) {
    var hops = new ArrayList<String>();
    for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      Arrays.stream(header.split(",")).map(String::strip).forEach(hops::add);
    }
    return of(request.getRemoteAddr(), hops);
  }

  String of(String peer, List<String> hops) {
    var client = peer;
    for (var at = hops.size() - 1; at >= 0 && isTrusted(client); at--) {
      if (!Network.isAddress(hops.get(at))) {
        break;
      }
      client = hops.get(at);
    }
    return client;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }
}
