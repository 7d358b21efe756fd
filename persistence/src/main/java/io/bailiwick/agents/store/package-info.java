/** Agents, their channels and their files in their tables. */
package io.bailiwick.agents.store;
