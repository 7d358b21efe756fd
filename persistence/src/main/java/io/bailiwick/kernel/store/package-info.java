/** How every context's store reaches the database: the transaction's connection, our types. */
package io.bailiwick.kernel.store;
