/** A provider that is put into a measured server's application as one more library. */
package io.bailiwick.bench.provider;
