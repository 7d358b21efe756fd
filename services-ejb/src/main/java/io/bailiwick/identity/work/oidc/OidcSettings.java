package io.bailiwick.identity.work.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.kernel.work.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * {@code BAILIWICK_OIDC}: a JSON array of the issuers that are trusted. Whatever is wrong with it
 * is said in one line that quotes nothing of it, since it holds secrets.
 */
final class OidcSettings {

  private static final Predicate<String> NAME =
      Pattern.compile("[a-z][a-z0-9-]{0,39}").asMatchPredicate();
  private static final Predicate<String> LINE =
      Pattern.compile("[^\\p{Cntrl}]{1,500}").asMatchPredicate();

  private OidcSettings() {}

  /** One element of the array, as it is written. */
  record Entry(
      String name,
      String title,
      String issuer,
      List<String> audience,
      String clientId,
      String clientSecret,
      Boolean designated,
      Boolean linksVerifiedEmails) {}

  static IdentityProviders configured() {
    return Settings.text("bailiwick.oidc")
        .map(OidcSettings::parse)
        .orElse(new IdentityProviders(List.of()));
  }

  /**
   * @throws IllegalArgumentException naming the variable, the entry and the field
   */
  static IdentityProviders parse(String json) {
    var providers = new ArrayList<IdentityProvider>();
    for (var entry : entries(json)) {
      providers.add(provider(entry, "entry " + (providers.size() + 1)));
    }
    try {
      return new IdentityProviders(providers);
    } catch (IllegalArgumentException together) {
      throw wrong(together.getMessage());
    }
  }

  private static Entry[] entries(String json) {
    try {
      return StrictJson.SNAKE_CASE.readValue(json, Entry[].class);
    } catch (UnrecognizedPropertyException unknown) {
      throw wrong("The field '" + unknown.getPropertyName() + "' is not known.");
    } catch (JsonProcessingException malformed) {
      var at = malformed.getLocation();
      throw wrong(
          "It is no JSON array of objects as docs/configuration.md shows them%s."
              .formatted(
                  at == null
                      ? ""
                      : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr())));
    }
  }

  private static IdentityProvider provider(Entry entry, String where) {
    if (entry == null) {
      throw wrong(where + " is null.");
    }
    must(entry.name(), NAME, where, "name", "lower-case letters, digits and hyphens, at most 40");
    must(entry.title(), LINE, where, "title", "one line");
    must(entry.issuer(), Endpoints::mayBeIssuer, where, "issuer", Endpoints.ISSUER_RULE);
    must(entry.clientId(), LINE, where, "client_id", "one line");
    must(entry.clientSecret(), LINE, where, "client_secret", "one line");
    if (entry.audience() == null || entry.audience().isEmpty()) {
      throw wrong(where + ": audience must name whom the issuer's bearer tokens are made for.");
    }
    entry.audience().forEach(each -> must(each, LINE, where, "audience", "texts of one line"));
    return new IdentityProvider(
        entry.name(),
        entry.title(),
        entry.issuer(),
        Set.copyOf(entry.audience()),
        entry.clientId(),
        entry.clientSecret(),
        Boolean.TRUE.equals(entry.designated()),
        Boolean.TRUE.equals(entry.linksVerifiedEmails()));
  }

  private static void must(
      String value, Predicate<String> rule, String where, String field, String words) {
    if (value == null || !rule.test(value)) {
      throw wrong("%s: %s must be given, as %s.".formatted(where, field, words));
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("BAILIWICK_OIDC is not valid. " + what);
  }
}
