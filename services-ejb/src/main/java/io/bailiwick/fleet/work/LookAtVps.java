package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** One look in a transaction of its own, for who was let in already and waits for an outcome. */
@Stateless
@ForPlatform
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LookAtVps {

  @Inject private VpsViews views;

  public Optional<VpsView> look(VpsId id) {
    return views.find(id);
  }
}
