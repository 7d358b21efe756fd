package io.bailiwick.catalog.work;

import io.bailiwick.identity.UserApproved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears that a user may come in, in the very transaction of the approval. */
@ApplicationScoped
public class WelcomeApprovedUser {

  @Inject private AssignDefaultPlan defaultPlan;

  void approved(@Observes UserApproved approval) {
    defaultPlan.assign(approval);
  }
}
