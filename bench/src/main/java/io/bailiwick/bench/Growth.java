package io.bailiwick.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a pass or a page costs where there is a hundred or a thousand times as much. */
final class Growth implements Bench.Part {
  private static final int SECONDS = 3;
  private static final double PASS_WITHIN = 10;
  private static final int[] FLEETS = {100, 1_000, 10_000};
  private static final int[] ORGANIZATIONS = {1, 100, 10_000};
  private static final int[] AGENTS = {1_000, 1_000_000};

  @Override
  public void measure(Workshop workshop, Table table) throws Exception {
    var archives = new Archives(workshop);
    var library = archives.of("bench-provider.jar", "", Map.of(), "provider.IdleProvider");
    var jmxPort = Workshop.freePort();
    var server =
        new Server(
            workshop,
            archives.homeWith(library),
            // Nobody's turn comes by itself.
            Map.of(
                "BAILIWICK_JMX_PORT",
                Integer.toString(jmxPort),
                "BAILIWICK_MONITOR_INTERVAL",
                "1h"));
    server.start();
    var customer = server.customer();
    try (var database = server.database();
        var monitor = new MonitorOverJmx(jmxPort, server);
        var rows = new GrownRows(database, customer.organization())) {
      passes(table, rows, monitor);
      usagePages(workshop, table, server, rows);
      agentPages(workshop, table, server, rows);
    }
  }

  private static void passes(Table table, GrownRows rows, MonitorOverJmx monitor) throws Exception {
    rows.fleet(FLEETS[0]);
    for (var warmUp = 0; warmUp < 20; warmUp++) {
      pass(rows, monitor);
    }
    var all = new ArrayList<Samples>();
    for (var size : FLEETS) {
      rows.fleet(size);
      pass(rows, monitor); // The first reading of a machine only says where it stands.
      var rounds = new Rounds().of("pass over " + size, () -> pass(rows, monitor)).cold();
      all.addAll(rounds.values());
    }
    for (var i = 0; i < FLEETS.length; i++) {
      table.row(
          "seconds of the monitor's pass",
          String.format(Locale.ROOT, "%,d VPSes", FLEETS[i]),
          all.get(i),
          i < FLEETS.length - 1 ? "" : Table.below(PASS_WITHIN, "s", all.get(i)));
    }
  }

  private static double pass(GrownRows rows, MonitorOverJmx monitor) throws Exception {
    rows.makeDue();
    var took = monitor.passSeconds();
    rows.mustHaveBeenRead();
    return took;
  }

  private static void usagePages(Workshop workshop, Table table, Server server, GrownRows rows)
      throws Exception {
    var rounds = new Rounds();
    var names = new ArrayList<String>();
    for (var size : ORGANIZATIONS) {
      var customer = server.customer();
      rows.vpses(customer.organization(), size);
      var wrk = one(workshop, server, "usage-" + size, customer, "/usage/vpses?limit=50");
      names.add(String.format(Locale.ROOT, "%,d VPSes", size));
      rounds.of(names.get(names.size() - 1), () -> wrk.medianMillis(SECONDS));
    }
    rows.analyze();
    var all = rounds.warmed();
    flat(table, "ms of GET /usage/vpses, 50 a page", names.subList(1, 3), all);
    table.row("ms of GET /usage/vpses", names.get(0), all.get(names.get(0)));
  }

  private static void agentPages(Workshop workshop, Table table, Server server, GrownRows rows)
      throws Exception {
    var rounds = new Rounds();
    var names = new ArrayList<String>();
    for (var size : AGENTS) {
      var customer = server.customer();
      rows.agents(customer.organization(), size);
      var first = Api.text("next_page_token", customer.api().get("/agents?limit=200"));
      var pages = one(workshop, server, "agents-" + size, customer, "/agents?limit=50");
      pages.get("/api/v1/agents?limit=50&page_token=" + first, customer.api().headers());
      names.add(String.format(Locale.ROOT, "%,d agents", size));
      rounds.of(names.get(names.size() - 1), () -> pages.medianMillis(SECONDS));
    }
    rows.analyze();
    flat(table, "ms of GET /agents, 50 a page", names, rounds.warmed());
  }

  private static Wrk one(
      Workshop workshop, Server server, String name, Server.Customer customer, String path) {
    return new Wrk(workshop, name, server.url(), 1).get("/api/v1" + path, customer.api().headers());
  }

  /** Flat is: at the largest not half as much again as at the smaller one. */
  private static void flat(Table table, String what, List<String> names, Map<String, Samples> all) {
    var small = all.get(names.get(0));
    var large = all.get(names.get(1));
    table.row(what, names.get(0), small);
    table.row(what, names.get(1), large, Table.atMost(1.5, names.get(0), large, small));
  }
}
