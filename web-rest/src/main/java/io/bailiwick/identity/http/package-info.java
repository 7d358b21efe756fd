/**
 * Identity over HTTP: the one authentication mechanism (a session's token or an API key as Bearer,
 * or the session in a cookie with its CSRF token), and the resources of accounts.
 */
package io.bailiwick.identity.http;
