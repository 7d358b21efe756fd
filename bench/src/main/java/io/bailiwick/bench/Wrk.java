package io.bailiwick.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by wrk: one thread that goes through a list of requests, on connections that are kept. */
final class Wrk {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern HALF = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern WRONG = Pattern.compile("Non-2xx or 3xx responses: \\d+");

  private final Workshop workshop;
  private final String name;
  private final String url;
  private final int connections;
  private final List<String> requests = new ArrayList<>();

  /**
   * @param url where to connect to: {@code http://host:port}
   */
  Wrk(Workshop workshop, String name, String url, int connections) {
    this.workshop = workshop;
    this.name = name;
    this.url = url;
    this.connections = connections;
  }

  Wrk get(String path, Map<String, String> headers) {
    return add("GET", path, headers, "nil");
  }

  Wrk post(String path, Map<String, String> headers, String json) {
    var all = new TreeMap<>(headers);
    all.put("Content-Type", "application/json");
    return add("POST", path, all, "[==[" + json + "]==]");
  }

  private Wrk add(String method, String path, Map<String, String> headers, String body) {
    var fields = new StringBuilder("{Host=wrk.headers['Host']");
    headers.forEach((field, value) -> fields.append(", ['" + field + "']='" + value + "'"));
    requests.add(
        "wrk.format('%s', '%s', %s}, %s)".formatted(method, path, fields.toString(), body));
    return this;
  }

  /** Requests a second. */
  double perSecond(int seconds) throws InterruptedException {
    return Double.parseDouble(find(RATE, run(seconds)).group(1));
  }

  /** The median of a request's time, in milliseconds. */
  double medianMillis(int seconds) throws InterruptedException {
    var half = find(HALF, run(seconds));
    var value = Double.parseDouble(half.group(1));
    return switch (half.group(2)) {
      case "us" -> value / 1_000;
      case "s" -> value * 1_000;
      default -> value;
    };
  }

  private String run(int seconds) throws InterruptedException {
    var script =
        workshop.write(
            name + ".lua",
            """
            local requests, n = {}, 0
            init = function() requests = {%s} end
            request = function() n = n %% #requests + 1; return requests[n] end
            """
                .formatted(String.join(",\n", requests)));
    var said =
        workshop
            .start(
                name,
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds,
                "--latency",
                "-s",
                script.toString(),
                url)
            .result();
    var wrong = WRONG.matcher(said);
    if (wrong.find()) {
      throw new IllegalStateException(name + ": " + wrong.group());
    }
    return said;
  }

  private static Matcher find(Pattern pattern, String said) {
    var found = pattern.matcher(said);
    if (!found.find()) {
      throw new IllegalStateException("wrk said: " + said);
    }
    return found;
  }
}
