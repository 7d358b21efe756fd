/** Plans and VPS configurations in their tables. */
package io.bailiwick.catalog.store;
