/**
 * The {@code fly} provider: a VPS is a Fly Machine in one app, found by its metadata and by a name
 * that is unique there. Source of what is asked and answered: the Machines API's reference.
 *
 * <p>{@link io.bailiwick.fleet.work.fly.FlyProvider} is all that others use. Whatever changes a
 * machine is done under its lease, so that no other client changes it meanwhile.
 */
package io.bailiwick.fleet.work.fly;
