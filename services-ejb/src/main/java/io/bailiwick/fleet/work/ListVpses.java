package io.bailiwick.fleet.work;

import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The organization's VPSes, newest first, destroyed ones included. */
@Stateless
@ForTenant
public class ListVpses {

  @Inject private VpsViews views;

  public Page<VpsView> list(
      Caller caller, Optional<VpsState> state, Optional<DesiredState> desired, PageRequest page) {
    caller.mustHave(Scope.READ);
    var filter = new VpsViews.Filter(Optional.of(caller.tenant()), state, desired);
    return views.list(filter, page);
  }
}
