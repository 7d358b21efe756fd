package io.bailiwick.fleet.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The pool that the reconciler's calls to providers run in, on this node. */
@ApplicationScoped
public class ProviderCallFigures implements Figures {

  @Inject private ProviderThreads threads;

  @Override
  public String name() {
    return "ProviderCalls";
  }

  @Override
  public Map<String, Long> read() {
    long free = threads.free();
    return Map.of("calls_running", ProviderThreads.SIZE - free, "calls_free", free);
  }
}
