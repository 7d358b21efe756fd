package io.bailiwick.identity;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the enum as lower-case text. */
@Converter(autoApply = true)
public class MembershipRoleConverter extends LowercaseConverter<MembershipRole>
    implements AttributeConverter<MembershipRole, String> {

  public MembershipRoleConverter() {
    super(MembershipRole.class);
  }
}
