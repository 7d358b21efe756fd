/** Agents and everything under them over HTTP. */
package io.bailiwick.agents.http;
