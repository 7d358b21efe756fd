/**
 * The one place from which tests take their PostgreSQL: the embedded one, or with the system
 * property {@code bailiwick.test.postgres.image} a container of that image, which Testcontainers
 * starts. No test asks which of the two it has.
 */
package io.bailiwick.testdatabase;
