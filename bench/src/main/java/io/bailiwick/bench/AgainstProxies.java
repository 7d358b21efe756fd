package io.bailiwick.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The forward proxy against tinyproxy and squid, with an agent's own credentials: who asks is
 * looked at with each request, every byte is counted, and the counts are flushed each second.
 */
final class AgainstProxies implements Bench.Part {
  private static final int SECONDS = 4;
  private static final int CONNECTIONS = 32;
  private static final String LOCAL_SMALL = "01900000-0000-7000-8000-000000000011";

  private record Proxy(int port, Map<String, String> headers) {
    String url() {
      return "http://127.0.0.1:" + port;
    }
  }

  @Override
  public void measure(Workshop workshop, Table table) throws Exception {
    var peers = new ProxyPeers(workshop);
    var server = new Server(workshop, Map.of("BAILIWICK_PROXY_ALLOW_LOOPBACK", "true"));
    server.start();
    server.allow(LOCAL_SMALL);
    var customer = server.customer();
    var agent = customer.agent();
    var proxies = new LinkedHashMap<String, Proxy>();
    proxies.put("tinyproxy", new Proxy(peers.startTinyproxy(), Map.of()));
    proxies.put("squid", new Proxy(peers.startSquid(), Map.of()));
    proxies.put("Bailiwick", new Proxy(server.proxyPort(), credentials(customer, agent)));
    var origin = peers.startOrigin();

    goals(table, "1 KB GETs a second", requests(workshop, origin, proxies));
    goals(table, "MB a second of a 100 MB body", megabytes(workshop, origin, proxies));
    goals(table, "CONNECT tunnels a second", tunnels(origin, proxies));

    Thread.sleep(2_000); // For the last flush.
    var counted = Long.parseLong(Api.text("used", usage(customer, agent)));
    Progress.say("Bailiwick counted " + counted / 1_000_000 + " MB meanwhile.");
    if (counted < 1_000_000_000) {
      throw new IllegalStateException("The proxy did not meter what went through it.");
    }
  }

  private static Map<String, String> credentials(Server.Customer customer, String agent) {
    customer
        .api()
        .send(
            "POST",
            "/agents/" + agent + "/vps?wait=60s",
            "{'vps_config_id': '" + LOCAL_SMALL + "'}");
    var token =
        Api.text(
            "gateway_token", customer.api().send("POST", "/agents/" + agent + "/rotate-token", ""));
    var pair = (agent + ":" + token).getBytes(StandardCharsets.UTF_8);
    return Map.of("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static String usage(Server.Customer customer, String agent) {
    var usage = customer.api().get("/agents/" + agent + "/usage");
    return usage.substring(usage.indexOf("\"bandwidth\""));
  }

  private static Map<String, Samples> requests(
      Workshop workshop, String origin, Map<String, Proxy> proxies) throws Exception {
    var rounds = new Rounds();
    var direct = new Wrk(workshop, "direct", "http://" + origin, CONNECTIONS).get("/1k", Map.of());
    rounds.of("direct", () -> direct.perSecond(SECONDS));
    proxies.forEach(
        (name, proxy) -> {
          var headers = new LinkedHashMap<>(proxy.headers());
          headers.put("Host", origin);
          var wrk =
              new Wrk(workshop, name, proxy.url(), CONNECTIONS)
                  .get("http://" + origin + "/1k", headers);
          rounds.of(name, () -> wrk.perSecond(SECONDS));
        });
    return rounds.warmed();
  }

  private static Map<String, Samples> megabytes(
      Workshop workshop, String origin, Map<String, Proxy> proxies) throws Exception {
    var rounds = new Rounds();
    var body = "http://" + origin + "/100m";
    rounds.of("direct", () -> curl(workshop, body));
    proxies.forEach(
        (name, proxy) ->
            rounds.of(
                name,
                () -> {
                  var credentials = proxy.headers().getOrDefault("Proxy-Authorization", "");
                  return credentials.isEmpty()
                      ? curl(workshop, "-x", proxy.url(), body)
                      : curl(
                          workshop,
                          "-x",
                          proxy.url(),
                          "-H",
                          "Proxy-Authorization: " + credentials,
                          body);
                }));
    return rounds.warmed();
  }

  /** The median of five downloads, one after the other. */
  private static double curl(Workshop workshop, String... words) throws InterruptedException {
    var command = new ArrayList<>(List.of("curl", "-sf", "-o", "/dev/null"));
    command.addAll(List.of("-w", "%{speed_download}"));
    command.addAll(List.of(words));
    var speeds = new ArrayList<Double>();
    for (var i = 0; i < 5; i++) {
      speeds.add(
          Double.parseDouble(workshop.start("curl", Map.of(), command).result().strip()) / 1e6);
    }
    return new Samples(speeds).median();
  }

  private static Map<String, Samples> tunnels(String origin, Map<String, Proxy> proxies)
      throws Exception {
    var get = "GET /1k HTTP/1.1\r\nHost: " + origin + "\r\n\r\n";
    var rounds = new Rounds();
    var direct = new Tunnels(Integer.parseInt(origin.split(":", -1)[1]), "", get);
    rounds.of("direct, no tunnel", () -> direct.perSecond(SECONDS));
    proxies.forEach(
        (name, proxy) -> {
          var connect = new StringBuilder("CONNECT %s HTTP/1.1\r\nHost: %s\r\n");
          proxy.headers().forEach((field, value) -> connect.append(field + ": " + value + "\r\n"));
          var text = connect.append("\r\n").toString().formatted(origin, origin);
          var tunnels = new Tunnels(proxy.port(), text, get);
          rounds.of(name, () -> tunnels.perSecond(SECONDS));
        });
    return rounds.warmed();
  }

  /** Ahead of tinyproxy everywhere; three quarters of squid, and ahead of it in bytes. */
  private static void goals(Table table, String what, Map<String, Samples> all) {
    var ours = all.get("Bailiwick");
    var ofSquid = what.startsWith("MB") ? 1 : 0.75;
    all.forEach(
        (whose, samples) ->
            table.row(
                what,
                whose,
                samples,
                switch (whose) {
                  case "tinyproxy" -> Table.atLeast(1, "tinyproxy", ours, samples);
                  case "squid" -> Table.atLeast(ofSquid, "squid", ours, samples);
                  default -> "";
                }));
  }
}
