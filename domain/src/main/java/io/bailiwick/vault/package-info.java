/**
 * Context 3: secrets that must be read back, such as gateway tokens and channel credentials.
 *
 * <p>{@link io.bailiwick.vault.Secrets} keeps each in a row of its own; {@link
 * io.bailiwick.vault.Sealing} is for those who keep the sealed bytes themselves. Both encrypt with
 * AES-256-GCM under a key derived from the operator's master key, and bind the bytes to the
 * identity of their row: moved to another row or organization, they no longer open.
 *
 * <p>Invariants: no plaintext is ever written, logged or held longer than a call; each row names
 * the key that sealed it; the server does not start when a row names a key that it was not given. A
 * rotation seals anew whatever a {@link io.bailiwick.vault.Resealing} keeps, and goes past what
 * does not open. Credentials that need only be compared are not kept here but as hashes, by their
 * owners.
 */
package io.bailiwick.vault;
