/**
 * The VPSes at work: what customers and administrators may ask for, the reconciler that makes the
 * machines follow, the watch that sees when they do not, the holds, and the monitor.
 */
package io.bailiwick.fleet.work;
