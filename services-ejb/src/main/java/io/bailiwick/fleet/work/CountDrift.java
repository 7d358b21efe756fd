package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Drifts;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** How much has drifted apart, at all providers and nodes. */
@Stateless
@ForPlatform
public class CountDrift {

  @Inject private Drifts drifts;

  public Drifts.Counts count() {
    return drifts.count();
  }
}
