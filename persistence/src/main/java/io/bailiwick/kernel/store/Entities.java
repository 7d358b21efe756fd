package io.bailiwick.kernel.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The entity manager of the running transaction. It is made beside the stores because a library of
 * an EAR sees no bean of the EAR's modules.
 */
@ApplicationScoped
public class Entities {

  @Produces
  @PersistenceContext(unitName = "bailiwick")
  private EntityManager entities;
}
