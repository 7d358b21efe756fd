/** Plans and VPS configurations over HTTP. */
package io.bailiwick.catalog.http;
