/**
 * The agents at work: each call of the API under {@code /agents} is one use case here, and each
 * change of what a machine should know goes to it through {@link
 * io.bailiwick.agents.work.EquipAgent}.
 */
package io.bailiwick.agents.work;
