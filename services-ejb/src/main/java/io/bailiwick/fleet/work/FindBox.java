package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Box;
import io.bailiwick.fleet.BoxView;
import io.bailiwick.fleet.BoxViews;
import io.bailiwick.fleet.Boxes;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The box of a call, or 404: also for one of another organization, which nobody sees here. */
@ApplicationScoped
public class FindBox {

  @Inject private Boxes boxes;
  @Inject private BoxViews views;

  BoxView show(BoxId id) {
    return views.find(id).orElseThrow(() -> Problem.notFound("box"));
  }

  /** Locked until the transaction ends. */
  Box lock(BoxId id) {
    return boxes.lock(id).orElseThrow(() -> Problem.notFound("box"));
  }
}
