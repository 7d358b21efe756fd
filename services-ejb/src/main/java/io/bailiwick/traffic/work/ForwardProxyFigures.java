package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the forward proxy does, for whoever watches. */
@ApplicationScoped
public class ForwardProxyFigures implements Figures {

  @Inject private TrafficRoom room;

  @Override
  public String name() {
    return "ForwardProxy";
  }

  @Override
  public Map<String, Long> read() {
    var proxy = room.proxy();
    var statistics = proxy == null ? new ProxyStatistics() : proxy.statistics();
    var figures = new TreeMap<String, Long>();
    figures.put("connections_open", (long) statistics.connectionsOpen());
    figures.put("connections_total", statistics.connectionsAccepted());
    figures.put("requests_total", statistics.requests());
    figures.put("tunnels_total", statistics.tunnels());
    figures.put("cut_total", statistics.cut());
    figures.put("bytes_from_clients_total", statistics.bytesFromClients());
    figures.put("bytes_from_targets_total", statistics.bytesFromTargets());
    figures.put("flush_backlog_vpses", room.batches().waiting());
    statistics
        .refusals()
        .forEach(
            (reason, count) ->
                figures.put("refused_" + reason.toLowerCase(Locale.ROOT) + "_total", count));
    return figures;
  }
}
