/** The usage pipeline's use cases and jobs. */
package io.bailiwick.metering.work;
