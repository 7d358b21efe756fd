package io.bailiwick.server.identity;

import io.bailiwick.launched.LaunchedServer;
import java.util.Map;

/** A server that trusts issuers, and the issuers; shared, since both take their time to start. */
final class TrustingServer {

  private static TrustingServer shared;

  private final RealIssuer issuer = new RealIssuer();
  private final SmallIssuer small = new SmallIssuer();
  private final LaunchedServer server =
      LaunchedServer.with(Map.of("BAILIWICK_OIDC", issuer.setting(small.url())));

  static synchronized TrustingServer shared() {
    if (shared == null) {
      shared = new TrustingServer();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop the trusting server"));
    }
    return shared;
  }

  RealIssuer issuer() {
    return issuer;
  }

  /** One that signs with Ed25519 and tells e-mails only where it is asked. */
  SmallIssuer small() {
    return small;
  }

  LaunchedServer server() {
    return server;
  }

  private void close() {
    server.close();
    issuer.close();
    small.close();
  }
}
