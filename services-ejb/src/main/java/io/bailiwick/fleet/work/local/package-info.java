/**
 * The {@code local} provider: a VPS is a process of this machine, in the strongest sandbox that the
 * machine allows.
 *
 * <p>{@link io.bailiwick.fleet.work.local.LocalProvider} is all that others use. Each VPS has a
 * folder ({@code VpsFolder}) that holds everything there is to know of it, and a supervisor ({@code
 * supervisor.sh}) that outlives the server: it starts the program, reckons its usage, and ends it.
 * Whoever has the lock of the folder is the supervisor, so there is never a second one. The server
 * keeps nothing in memory that it could not read again: {@code find} reads the folder.
 *
 * <p>Invariants: no secret stands on a command line or in a file of ours; nothing that the program
 * can write to is ever followed or opened by the server; a machine's usage never gets less. Why it
 * is so, and what each sandbox enforces, is in {@code docs/adr/local-vpses.md}.
 */
package io.bailiwick.fleet.work.local;
