package io.bailiwick.fleet.http;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.work.LookAtVps;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code ?wait=30s}: answers once the machine is as it is wanted, or when the time is up. No thread
 * and no transaction is held meanwhile, only a look is taken now and then.
 */
@ApplicationScoped
public class Waiting {

  private static final Pattern SECONDS = Pattern.compile("([0-9]|[1-5][0-9]|60)s");
  private static final long LOOK_EVERY_MS = 200;

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private LookAtVps lookAtVps;

  /**
   * @param wait null for not at all
   * @throws Problem INVALID_REQUEST for what is not 0s to 60s
   */
  public static Duration parse(String wait) {
    if (wait == null) {
      return Duration.ZERO;
    }
    if (!SECONDS.matcher(wait).matches()) {
      throw Problem.invalid("wait", "must be whole seconds from 0s to 60s, such as 30s");
    }
    return Duration.ofSeconds(Integer.parseInt(wait.substring(0, wait.length() - 1)));
  }

  /**
   * @param first what is answered when nobody wants to wait
   * @param later makes the answer of what the VPS has become
   */
  public <T> CompletionStage<T> until(
      VpsId vps, Duration patience, T first, Function<VpsView, T> later) {
    if (patience.isZero()) {
      return CompletableFuture.completedFuture(first);
    }
    var answer = new CompletableFuture<T>();
    look(vps, System.nanoTime() + patience.toNanos(), first, later, answer);
    return answer;
  }

  private <T> void look(
      VpsId id, long deadline, T first, Function<VpsView, T> later, CompletableFuture<T> answer) {
    try {
      var seen = lookAtVps.look(id);
      var done = seen.map(VpsView::settled).orElse(true);
      if (done || System.nanoTime() >= deadline) {
        answer.complete(seen.map(later).orElse(first));
        return;
      }
      scheduler.schedule(
          () -> look(id, deadline, first, later, answer), LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      // The change is made already; that it cannot be watched must not look like a failure of it.
      answer.complete(first);
    }
  }
}
