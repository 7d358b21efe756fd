/** Judging, and the use cases of budgets. */
package io.bailiwick.billing.work;
