package io.bailiwick.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reading and making an agent against resources that echo, read one row and commit an insert. They
 * are an application of their own in the same JVM behind the same port. Sixteen organizations take
 * turns; one alone makes its agents one after the other, since each is counted against its plan.
 */
final class AgainstBareResources implements Bench.Part {
  private static final Duration TO_BE_DEPLOYED = Duration.ofSeconds(60);
  private static final int SECONDS = 4;
  private static final int WARM_UPS = 4;
  private static final int CONNECTIONS = 16;
  private static final int ORGANIZATIONS = 16;
  private static final String ROW = "01900000-0000-7000-8000-000000000001";
  private static final String BODY = "{\"name\": \"busy\"}";

  @Override
  public void measure(Workshop workshop, Table table) throws Exception {
    var archives = new Archives(workshop);
    var war =
        archives.of(
            "bench.war",
            "WEB-INF/classes/",
            Map.of(),
            "beside.BareApplication",
            "beside.Echo",
            "beside.OneSelect",
            "beside.OneInsert");
    var agent =
        archives.of(
            "beside.jar",
            "",
            Map.of("Premain-Class", "io.bailiwick.bench.beside.DeployBeside"),
            "beside.DeployBeside");
    var server = startWith(workshop, agent, war);
    awaitDeployed(server);
    var customers = new ArrayList<Server.Customer>();
    for (var i = 0; i < ORGANIZATIONS; i++) {
      customers.add(server.customer());
    }

    var echo = wrk(workshop, server, "echo").get("/bench/echo/" + "0".repeat(36), Map.of());
    var select = wrk(workshop, server, "select").get("/bench/rows/" + ROW, Map.of());
    var read = wrk(workshop, server, "read");
    customers.forEach(each -> read.get("/api/v1/agents/" + each.agent(), each.api().headers()));
    var reads =
        new Rounds()
            .of("bare echo", () -> echo.perSecond(SECONDS))
            .of("bare select", () -> select.perSecond(SECONDS))
            .of("GET /agents/{id}", () -> read.perSecond(SECONDS))
            .warmed(WARM_UPS);
    var reading = reads.get("GET /agents/{id}");
    table.row("reads a second", "bare echo", reads.get("bare echo"));
    table.row("reads a second", "bare select", reads.get("bare select"));
    table.row(
        "reads a second",
        "GET /agents/{id}",
        reading,
        Table.atLeast(0.5, "echo", reading, reads.get("bare echo")));

    var insert = wrk(workshop, server, "insert").post("/bench/inserts", Map.of(), BODY);
    var many = making(workshop, server, "make", customers);
    var one = making(workshop, server, "make-alone", List.of(server.customer()));
    var writes =
        new Rounds()
            .of("bare insert", () -> insert.perSecond(SECONDS))
            .of("POST /agents", () -> many.perSecond(SECONDS))
            .of("POST /agents, one organization", () -> one.perSecond(SECONDS))
            .warmed(WARM_UPS);
    var bare = writes.get("bare insert");
    table.row("writes a second", "bare insert", bare);
    table.row(
        "writes a second",
        "POST /agents",
        writes.get("POST /agents"),
        Table.atLeast(0.5, "the insert", writes.get("POST /agents"), bare));
    table.row(
        "writes a second",
        "POST /agents, one organization",
        writes.get("POST /agents, one organization"));
  }

  private static Server startWith(Workshop workshop, Path agent, Path war) throws Exception {
    var server = new Server(workshop, Map.of());
    server.set(
        "JDK_JAVA_OPTIONS",
        "-javaagent:%s=%d,%s,%s".formatted(agent, server.port(), war, server.data()));
    server.start();
    try (var database = server.database();
        var statement = database.createStatement()) {
      statement.execute("CREATE TABLE bench_rows (id uuid PRIMARY KEY, body text NOT NULL)");
      statement.execute("INSERT INTO bench_rows VALUES ('" + ROW + "', '" + BODY + "')");
    }
    return server;
  }

  /** Until the resources answer. */
  private static void awaitDeployed(Server server) throws Exception {
    var echo = HttpRequest.newBuilder(URI.create(server.url() + "/bench/echo/1")).build();
    var http = HttpClient.newHttpClient();
    var deadline = System.nanoTime() + TO_BE_DEPLOYED.toNanos();
    while (http.send(echo, BodyHandlers.discarding()).statusCode() != 200) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The bare resources were not deployed.");
      }
      Thread.sleep(200);
    }
  }

  private static Wrk wrk(Workshop workshop, Server server, String name) {
    return new Wrk(workshop, name, server.url(), CONNECTIONS);
  }

  private static Wrk making(
      Workshop workshop, Server server, String name, List<Server.Customer> customers) {
    var wrk = wrk(workshop, server, name);
    customers.forEach(each -> wrk.post("/api/v1/agents", each.api().headers(), BODY));
    return wrk;
  }
}
