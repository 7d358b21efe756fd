package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxView;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** One box. */
@Stateless
@ForTenant
public class ShowBox {

  @Inject private FindBox findBox;

  public BoxView show(Caller caller, BoxId id) {
    caller.mustHave(Scope.READ);
    return findBox.show(id);
  }
}
