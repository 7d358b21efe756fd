package io.bailiwick.fleet.work.remote;

import com.sun.net.httpserver.HttpExchange;
import io.bailiwick.fleet.work.remote.StubServer.Reply;
import io.bailiwick.fleet.work.remote.StubServer.Request;
import java.io.IOException;
import java.util.Map;

/** What one request meets with instead of its answer. */
public record Fault(String method, String path, Kind kind) {

  /** How it goes wrong. */
  public interface Kind {
    void happen(StubServer server, HttpExchange exchange, Request request) throws IOException;
  }

  /** Nothing is done and nothing is said. */
  public static final Kind HANG = (server, exchange, request) -> server.hang();

  /** Nothing is done, and the connection is cut. */
  public static final Kind CUT = (server, exchange, request) -> {};

  /** It is done, and its answer is lost. */
  public static final Kind LOST = (server, exchange, request) -> server.answer(request);

  /** It is done, and the answer begins and never ends. */
  public static final Kind HANG_IN_BODY =
      (server, exchange, request) -> {
        server.answer(request);
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        server.hang();
      };

  /** Nothing is done, and this is said. */
  public static Kind reply(int status, String body, Map<String, String> headers) {
    return (server, exchange, request) ->
        StubServer.reply(exchange, new Reply(status, body, headers));
  }

  public static Kind reply(int status) {
    return reply(status, "{}", Map.of());
  }

  boolean meets(Request request) {
    return request.is(method, path);
  }
}
