package io.bailiwick.traffic.work;

import io.bailiwick.identity.UsedCredential;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The credentials that have something open through this node's gateway. Each node looks after its
 * own, all of them in one question, so that it does not matter on which one somebody signs out.
 */
final class Leaves {

  /** As long as the forward proxy lets passes live on while the database is away. */
  private static final Duration GRACE = LiveGate.GRACE;

  private final Map<UsedCredential, Leave> open = new ConcurrentHashMap<>();

  /** Until {@link #exit}. The holder has just been let in. */
  Leave enter(UsedCredential holder) {
    return open.compute(
        holder,
        (id, known) -> {
          var leave = known != null && known.stands() ? known : new Leave(holder, GRACE);
          leave.open++;
          return leave;
        });
  }

  void exit(Leave leave) {
    open.computeIfPresent(
        leave.holder(),
        (id, known) -> {
          if (known != leave) {
            return known;
          }
          known.open--;
          return known.open == 0 ? null : known;
        });
  }

  /**
   * Ends the leave of everybody who is not found standing.
   *
   * @return how many have something open
   * @throws RuntimeException when it cannot be told; the leaves age meanwhile
   */
  int recheck(Function<Collection<UsedCredential>, Set<UsedCredential>> standing) {
    var leaves = List.copyOf(open.values());
    if (leaves.isEmpty()) {
      return 0;
    }
    var good = standing.apply(leaves.stream().map(Leave::holder).toList());
    for (var leave : leaves) {
      if (good.contains(leave.holder())) {
        leave.confirm(GRACE);
      } else {
        leave.end();
      }
    }
    return leaves.size();
  }
}
