package io.bailiwick.identity;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the enum as lower-case text. */
@Converter
public class PlatformRoleConverter extends LowercaseConverter<PlatformRole>
    implements AttributeConverter<PlatformRole, String> {

  public PlatformRoleConverter() {
    super(PlatformRole.class);
  }
}
