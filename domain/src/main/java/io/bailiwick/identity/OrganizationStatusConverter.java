package io.bailiwick.identity;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the enum as lower-case text. */
@Converter
public class OrganizationStatusConverter extends LowercaseConverter<OrganizationStatus>
    implements AttributeConverter<OrganizationStatus, String> {

  public OrganizationStatusConverter() {
    super(OrganizationStatus.class);
  }
}
