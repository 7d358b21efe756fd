/**
 * What every resource stands on: strict JSON, problems, pages, and the current call. A resource
 * parses, calls one use case, and maps its answer to a record.
 */
package io.bailiwick.kernel.http;
