package io.bailiwick.identity.work;

import io.bailiwick.identity.Profile;
import io.bailiwick.identity.Session;
import io.bailiwick.identity.Token;

/** A session that was opened, with its token, which nobody is told a second time. */
public record SignedIn(Session session, Token token, Profile profile) {}
