package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Nodes;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Says that this node is here; when it starts, also frees what it held before it was killed. */
@Stateless
@ForPlatform
public class RegisterNode {

  @Inject private Nodes nodes;
  @Inject private WorkQueue queue;
  @Inject private Node node;
  @Inject private Clock clock;

  public void start() {
    seen();
    queue.release(node.id(), clock.instant());
  }

  public void seen() {
    nodes.seen(node.id(), "node " + node.id(), clock.instant());
  }
}
