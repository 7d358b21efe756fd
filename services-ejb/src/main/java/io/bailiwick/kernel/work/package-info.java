/**
 * What every use case stands on: the data source, the clock, the settings, and the two annotations
 * that say what a transaction may see ({@link io.bailiwick.kernel.work.ForTenant}, {@link
 * io.bailiwick.kernel.work.ForPlatform}).
 */
package io.bailiwick.kernel.work;
