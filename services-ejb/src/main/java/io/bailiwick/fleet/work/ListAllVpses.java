package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Every organization's VPSes, for an administrator. */
@Stateless
@ForPlatform
public class ListAllVpses {

  @Inject private VpsViews views;

  public Page<VpsView> list(Caller caller, VpsViews.Filter filter, PageRequest page) {
    caller.mustBePlatformAdmin();
    return views.list(filter, page);
  }
}
