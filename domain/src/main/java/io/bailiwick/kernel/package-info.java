/**
 * Context 0, what every other context speaks in: typed ids, the caller, pages, problems, and the
 * ports (AuditTrail, Outbox, Wakeups) that operations implements. It knows nobody.
 */
package io.bailiwick.kernel;
