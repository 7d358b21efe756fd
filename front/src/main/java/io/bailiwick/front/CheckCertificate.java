package io.bailiwick.front;

import io.bailiwick.wire.TlsFiles;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * How the launcher asks, before it starts anything, whether a server can serve with a certificate
 * and its key. The answer is yes, or an {@link IllegalStateException} with a line for the operator.
 */
public final class CheckCertificate implements BiFunction<Path, Path, Boolean> {

  @Override
  public Boolean apply(Path certificate, Path key) {
    TlsFiles.check(certificate, key);
    return true;
  }
}
