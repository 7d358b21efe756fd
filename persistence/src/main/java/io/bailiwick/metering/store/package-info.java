/**
 * The usage pipeline's statements, each on whole sets. Whoever grows a rollup locks the rows of the
 * organizations first, in the order of their ids.
 */
package io.bailiwick.metering.store;
