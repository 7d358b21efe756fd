/**
 * Context 5, what usage costs and whom it stops. An organization is judged in the very transaction
 * in which its usage, its budget or its plan changed; the verdict is a row of {@code
 * organization_blocks}, or none.
 *
 * <p>Its verbs: judge, set the budget, read usage against the limits.
 *
 * <p>Its invariants: the block that is committed last agrees with the usage, the plan and the
 * budget that are committed (see the decision record on judging); a budget belongs to one month and
 * is never carried over; a missing one is 0; an organization without a plan is blocked.
 *
 * <p>It fires {@link io.bailiwick.billing.OrganizationBlocked} and {@link
 * io.bailiwick.billing.OrganizationAllowed}, and after them {@link
 * io.bailiwick.billing.VerdictsChanged} for all at once. Holding traffic back it leaves to traffic,
 * stopping machines to fleet.
 */
package io.bailiwick.billing;
