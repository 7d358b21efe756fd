package io.bailiwick.fleet;

/**
 * How this node reaches the gateway of a running machine. The gateway's token crosses whatever lies
 * between, so no network may show it in clear: it is private, or the way is encrypted. That is the
 * provider's to see to; whoever goes the way only opens it and dials.
 */
public interface GatewayWay {

  /** What this node dials once the way is open: {@code host:port} or {@code unix:/path}. */
  String address();

  /** Whether it can be dialled now, as far as that is known without asking anybody. */
  boolean isOpen();

  /**
   * Opens it unless it is open; waits some seconds at most.
   *
   * @throws ProviderException passing, when it cannot be opened now
   */
  void open();

  /** It seemed open and could not be dialled: it is opened anew the next time. */
  void forget();

  /** One that is always there, since the node and the machine share a network, or a host. */
  static GatewayWay direct(String address) {
    return new DirectWay(address);
  }
}
