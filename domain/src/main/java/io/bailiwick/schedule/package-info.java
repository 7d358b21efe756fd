/**
 * Context 9: jobs that run by the clock on an organization's boxes, and what became of each run.
 *
 * <p>Verbs: create, change, pause, resume, run now, preview; and by itself: look ahead, claim what
 * is due, start what waits, end, try again, close what was lost.
 *
 * <p>Invariants: due times are a function of the schedule alone, in its zone and by its policies
 * for clock changes; each due time runs once, with any number of nodes, since the job moves to its
 * next one in the transaction that makes the execution's row, and a row's key is job, due time and
 * attempt. Every expected run has a row, whether it ran, was late, was skipped or expired, with the
 * reason; many of the same fate share one row that counts them. Nobody's backlog delays another's
 * job by more than a second.
 *
 * <p>Everything here is a pure decision over instants: {@link io.bailiwick.schedule.Schedule} knows
 * when, {@link io.bailiwick.schedule.Cronjob} what arises when it is due, {@link
 * io.bailiwick.schedule.Execution} how a run ends and whether it is tried again. How it reaches the
 * box, it leaves to relay; what it used, to metering.
 */
package io.bailiwick.schedule;
