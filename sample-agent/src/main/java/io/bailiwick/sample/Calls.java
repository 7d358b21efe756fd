package io.bailiwick.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** Which call does what. */
final class Calls {

  /** An agent in trouble answers what is no HTTP: here it answers whatever bytes it is sent. */
  private static final int MOST_RAW = 65_536;

  private final Settings settings;
  private final Fetch fetch;
  private final Home home;
  private final Work work;

  Calls(Settings settings) {
    this.settings = settings;
    this.fetch = new Fetch(settings);
    this.home = new Home(settings.home());
    this.work = new Work(home);
  }

  void answer(Request request, Reply reply) throws IOException {
    var call = request.method() + " " + request.path();
    if (call.equals("GET /health")) {
      reply.json(200, Map.of("status", "ok"));
    } else if (!mayCall(request)) {
      reply.error(401, "The gateway token is missing or wrong.");
    } else {
      try {
        answerKnown(call, request, reply);
      } catch (IllegalArgumentException | ArithmeticException bad) {
        reply.error(400, String.valueOf(bad.getMessage()));
      }
    }
  }

  private void answerKnown(String call, Request request, Reply reply) throws IOException {
    switch (call) {
      case "POST /echo" -> Echo.answer(request, reply);
      case "POST /raw" -> reply.stream().write(request.body().readNBytes(MOST_RAW));
      case "POST /fetch" -> fetch.answer(request.json(), reply);
      case "POST /dial" -> Dial.answer(request.json(), reply);
      case "POST /work" -> reply.json(200, work.todo(request.json()));
      case "GET /stream" -> EventStream.send(request, reply);
      case "GET /config" -> home.answer("config.json", "application/json", reply);
      default -> {
        if (call.startsWith("GET /workspace/")) {
          home.answer(request.path().substring(1), "text/markdown; charset=utf-8", reply);
        } else {
          reply.error(404, "There is no such call.");
        }
      }
    }
  }

  void webSocket(Request request, InputStream in, Reply reply) throws IOException {
    if (mayCall(request)) {
      new WebSocket(in, reply, settings.token()).serve(request);
    } else {
      reply.error(401, "The gateway token is missing or wrong.");
    }
  }

  private boolean mayCall(Request request) {
    var shown = request.header("Authorization").getBytes(StandardCharsets.UTF_8);
    var wanted = ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(shown, wanted);
  }
}
