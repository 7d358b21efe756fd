/** Usage over HTTP. */
package io.bailiwick.metering.http;
