/** Identity's tables: aggregates through JPA, the look-up of a credential and the lists as SQL. */
package io.bailiwick.identity.store;
