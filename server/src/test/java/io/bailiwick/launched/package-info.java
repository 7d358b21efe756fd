/**
 * Black-box tests against the server as operators start it.
 *
 * <p>Name the class {@code …IT}, put it in the package of its context, and write:
 *
 * <pre>
 * private final RunningServer server = RunningServer.shared();
 * private final Api admin = server.admin();
 *
 * &#64;Test
 * void an_unknown_plan_is_not_found() {
 *   admin.get("/plans/" + UUID.randomUUID()).expect(404).problem("not-found");
 * }
 * </pre>
 *
 * <p>The shared server runs in test mode, one for each JVM, and is never stopped by a test: make
 * your own organization ({@code server.customer()}) and look at nothing else's. A test that kills,
 * stops or configures takes its own: {@code try (var server = RunningServer.with(Map.of(…)))}.
 *
 * <p>{@code Api} checks each answer, and each request that was accepted, against {@code
 * openapi.yaml}; {@code unchecked()} is for calls that are not in it.
 *
 * <p>Run one: {@code ./mvnw -o -pl server -am verify -Dit.test=PlansIT -DskipTests=false
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
package io.bailiwick.launched;
