/** The use cases of plans and VPS configurations. */
package io.bailiwick.catalog.work;
