package io.bailiwick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * The server as its operators start it, by {@code bin/bailiwick}: with its default heap, and with a
 * data folder and ports of its own. Rate limits are off and everybody may sign up: the same few
 * callers do here what thousands would.
 */
final class Server implements AutoCloseable {
  private static final Duration TO_BE_READY = Duration.ofSeconds(180);
  private static final String PASSWORD = "correct horse battery staple";

  private final Workshop workshop;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final Path data;
  private final int port = Workshop.freePort();
  private final int proxyPort = Workshop.freePort();
  private Child process;
  private String plan;

  Server(Workshop workshop, Path home, Map<String, String> more) {
    this.workshop = workshop;
    this.home = home;
    data = workshop.folder().resolve("data-" + port);
    environment.put("BAILIWICK_DATA", data.toString());
    environment.put("BAILIWICK_HTTP_PORT", Integer.toString(port));
    environment.put("BAILIWICK_FORWARD_PROXY_PORT", Integer.toString(proxyPort));
    environment.put("BAILIWICK_SIGN_UP", "open");
    environment.put("BAILIWICK_RATE_LIMIT_CREDENTIAL", "0");
    environment.put("BAILIWICK_RATE_LIMIT_ANONYMOUS", "0");
    environment.putAll(more);
  }

  Server(Workshop workshop, Map<String, String> more) {
    this(workshop, workshop.home(), more);
  }

  /** From its next start on. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Answers how many seconds it took to be ready. */
  double start() throws InterruptedException {
    var from = System.nanoTime();
    process =
        workshop.start("server-" + port, environment, List.of(home + "/bin/bailiwick", "start"));
    process.await(TO_BE_READY, () -> process.output().contains("Bailiwick is ready."));
    return (System.nanoTime() - from) / 1e9;
  }

  @Override
  public void close() {
    process.close();
  }

  long pid() {
    return process.pid();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  int proxyPort() {
    return proxyPort;
  }

  Path data() {
    return data;
  }

  /** What stands in a file of its data folder. */
  Properties properties(String file) throws IOException {
    var properties = new Properties();
    try (var text = Files.newBufferedReader(data.resolve(file))) {
      properties.load(text);
    }
    return properties;
  }

  Api admin() throws IOException {
    var first = properties("first-admin.properties");
    return new Api(url(), "none")
        .signedIn(first.getProperty("email"), first.getProperty("password"));
  }

  /** The database's owner, for whom no policy hides a row. */
  Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(
        databaseUrl(), "bailiwick_owner", Files.readString(ownersPassword()).strip());
  }

  private String databaseUrl() throws IOException {
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable";
  }

  private Path ownersPassword() {
    return data.resolve("postgres-owner.password");
  }

  long postgresPid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
  }

  /** A new user with an organization whose plan leaves room for everything that is measured. */
  Customer customer() throws IOException {
    var anybody = new Api(url(), "none");
    var email = "customer-" + UUID.randomUUID() + "@example.org";
    anybody.send(
        "POST", "/sign-up", "{'email': '%s', 'password': '%s'}".formatted(email, PASSWORD));
    var api = anybody.signedIn(email, PASSWORD);
    var me = api.get("/users/me");
    var organization = Api.text("id", me.substring(me.indexOf("\"organizations\"")));
    admin()
        .send("PUT", "/organizations/" + organization + "/plan", "{'plan_id': '" + plan() + "'}");
    return new Customer(api, organization);
  }

  record Customer(Api api, String organization) {
    String agent() {
      return Api.text("id", api.send("POST", "/agents", "{'name': 'busy'}"));
    }
  }

  private String plan() throws IOException {
    if (plan == null) {
      plan =
          Api.text(
              "id",
              admin()
                  .send(
                      "POST",
                      "/plans",
                      """
                      {'name': 'bench', 'max_agents': 1000000, 'max_vpses': 1000000,
                       'max_bandwidth_bytes': 1000000000000000, 'max_cpu_ms': 1000000000000000,
                       'max_storage_bytes': 1000000000000000,
                       'max_memory_mb_seconds': 1000000000000000}
                      """));
    }
    return plan;
  }

  /** Lets the plan's organizations have machines of this configuration. */
  void allow(String configuration) throws IOException {
    admin().send("PUT", "/plans/" + plan() + "/vps-configs/" + configuration, "");
  }
}
