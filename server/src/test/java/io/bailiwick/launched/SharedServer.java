package io.bailiwick.launched;

import java.util.Map;

/**
 * The one server of this JVM's ordinary tests, with what some of them need beyond the settings:
 * issuers to sign in with. The system property {@code bailiwick.server} says which server it is:
 * {@code launched} or {@code payara}.
 */
final class SharedServer {
  static final RealIssuer ISSUER = new RealIssuer();
  static final SmallIssuer SMALL = new SmallIssuer();
  static final RunningServer INSTANCE = started();

  private SharedServer() {}

  private static RunningServer started() {
    var settings = Map.of("BAILIWICK_OIDC", ISSUER.setting(SMALL.url()));
    var server =
        System.getProperty("bailiwick.server", "launched").equals("payara")
            ? new PayaraServer(settings)
            : LaunchedServer.withJmx(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the shared server"));
    server.start();
    return server;
  }
}
