package io.bailiwick.identity;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the enum as lower-case text. */
@Converter
public class SubscriptionStatusConverter extends LowercaseConverter<SubscriptionStatus>
    implements AttributeConverter<SubscriptionStatus, String> {

  public SubscriptionStatusConverter() {
    super(SubscriptionStatus.class);
  }
}
