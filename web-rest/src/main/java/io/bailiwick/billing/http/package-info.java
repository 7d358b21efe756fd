/** Budgets over HTTP. */
package io.bailiwick.billing.http;
