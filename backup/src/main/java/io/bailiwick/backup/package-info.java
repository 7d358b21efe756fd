/**
 * Backup and restore: everything that must outlive the machine, in one sealed file.
 *
 * <p>A backup is one moment of the database, read table by table through {@code COPY}, together
 * with the master key without which its secrets could not be opened. {@link
 * io.bailiwick.backup.SealedFile} is how it is encrypted, {@link io.bailiwick.backup.ArchiveWriter}
 * what stands in it, {@link io.bailiwick.backup.Snapshot} how it is read and {@link
 * io.bailiwick.backup.Load} how it is written back. Nothing here holds a table in memory.
 *
 * <p>Refusals are {@link io.bailiwick.backup.BackupRefused}, a line for the operator each.
 */
package io.bailiwick.backup;
