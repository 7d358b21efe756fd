/** The VPSes over HTTP, and waiting for what becomes of one. */
package io.bailiwick.fleet.http;
