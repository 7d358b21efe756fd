/**
 * Context 14, how the platform itself is run: the audit log, the outbox, wake-ups between nodes,
 * idempotency keys, the jobs and their status. It implements the kernel's ports and sees every
 * other context; none sees it.
 */
package io.bailiwick.operations;
