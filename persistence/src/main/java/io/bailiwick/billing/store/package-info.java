/** Budgets, blocks and judgements, read and written as sets. */
package io.bailiwick.billing.store;
