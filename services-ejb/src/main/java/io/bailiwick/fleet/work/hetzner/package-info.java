/**
 * The {@code hetzner} provider: a VPS is a server of the Hetzner Cloud, found by its label and by a
 * name that is unique in the project. Source of what is asked and answered: the Cloud API's
 * reference.
 *
 * <p>{@link io.bailiwick.fleet.work.hetzner.HetznerProvider} is all that others use. A server's
 * cloud-init brings its host key and installs what runs the agent; the environment and the files go
 * in by SSH ({@code Deliver}), at the first boot and at each later one. Until they are in, the
 * server carries a label that says so, and counts as starting. Its gateway is reached through SSH
 * as well ({@code SshWays}).
 */
package io.bailiwick.fleet.work.hetzner;
