/**
 * Context 2, what the platform offers: plans, VPS configurations, and which plan offers which
 * configuration. An organization has one plan or none.
 *
 * <p>Its verbs: list, show, create, change and delete plans and configurations, link them, assign a
 * plan.
 *
 * <p>Its invariants: names are unique; limits are inclusive; overage is computed exactly and
 * rounded once, up; what is in use cannot be deleted.
 *
 * <p>It fires {@link io.bailiwick.catalog.PlanAssigned} and {@link
 * io.bailiwick.catalog.PlanTermsChanged} in the transaction of the change. How much was used it
 * leaves to metering, and what follows from it to billing.
 */
package io.bailiwick.catalog;
