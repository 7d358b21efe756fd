package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxView;
import io.bailiwick.fleet.BoxViews;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The organization's boxes, newest first. */
@Stateless
@ForTenant
public class ListBoxes {

  @Inject private BoxViews views;

  public Page<BoxView> list(Caller caller, BoxViews.Filter filter, PageRequest page) {
    caller.mustHave(Scope.READ);
    return views.list(caller.tenant(), filter, page);
  }
}
