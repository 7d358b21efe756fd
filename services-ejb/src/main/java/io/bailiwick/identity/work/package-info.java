/**
 * Identity's use cases. What needs bcrypt runs it between two transactions, never within one: a
 * quarter of a second of arithmetic holds no connection.
 */
package io.bailiwick.identity.work;
