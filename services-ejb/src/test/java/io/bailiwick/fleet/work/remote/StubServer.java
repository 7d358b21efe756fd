package io.bailiwick.fleet.work.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server in front of a provider that a test plays; requests can meet with faults. */
public final class StubServer implements AutoCloseable {

  public static final String TOKEN = "a-token-of-the-test";

  /** A provider that is played. */
  public interface Played {
    Reply answer(Request request) throws Exception;
  }

  public record Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      JsonNode body) {

    public boolean is(String method, String path) {
      return this.method.equals(method) && this.path.matches(path);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public record Reply(int status, String body, Map<String, String> headers) {

    public static Reply of(int status, JsonNode body) {
      return new Reply(status, body.toString(), Map.of());
    }

    public static Reply of(int status, String body) {
      return new Reply(status, body, Map.of());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Played played;

  public StubServer(Played played) {
    this.played = played;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public Endpoint endpoint(Patience patience) {
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new Endpoint("stub", URI.create(url), TOKEN, "THE_TOKEN_SETTING", patience);
  }

  /** Waits for nothing longer than a busy machine needs. */
  public static Patience patience() {
    return new Patience(
        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(5), Duration.ofHours(1));
  }

  /** Gives up on what hangs after a second. */
  public static Patience impatience() {
    return new Patience(
        Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(5), Duration.ofHours(1));
  }

  /** The next request of this method and path meets with it. */
  public void next(String method, String path, Fault.Kind kind) {
    faults.add(new Fault(method, path, kind));
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public long count(String method, String path) {
    return requests.stream().filter(request -> request.is(method, path)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = read(exchange);
      requests.add(request);
      var fault = faults.stream().filter(each -> each.meets(request)).findFirst();
      fault.ifPresent(faults::remove);
      if (fault.isPresent()) {
        fault.get().kind().happen(this, exchange, request);
      } else {
        reply(exchange, answer(request));
      }
    }
  }

  Reply answer(Request request) {
    try {
      return request.headers().getOrDefault("authorization", "").equals("Bearer " + TOKEN)
          ? played.answer(request)
          : Reply.of(401, "{\"error\": \"unauthorized\"}");
    } catch (Exception e) {
      e.printStackTrace();
      return Reply.of(500, "{}");
    }
  }

  void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void reply(HttpExchange exchange, Reply reply) throws IOException {
    var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Request read(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        body.length == 0 ? MissingNode.getInstance() : JsonMapper.builder().build().readTree(body));
  }

  private static Map<String, String> query(String raw) {
    var query = new HashMap<String, String>();
    if (raw != null) {
      for (var pair : raw.split("&")) {
        var parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
