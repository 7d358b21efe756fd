--liquibase formatted sql logicalFilePath:identity/users

--changeset bailiwick:identity-users
CREATE TABLE users (
  id                 uuid PRIMARY KEY,
  external_id        text,                             -- the designated issuer's sub
  email              text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name               text CHECK (length(name) BETWEEN 1 AND 200),
  password_hash      text,                             -- bcrypt
  email_verified     timestamptz,
  image              text CHECK (length(image) <= 2048),
  role               text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
  status             text NOT NULL DEFAULT 'pending'
                     CHECK (status IN ('pending', 'active', 'suspended', 'deleted')),
  last_login_at      timestamptz,
  login_count        bigint NOT NULL DEFAULT 0,
  hopsworks_username text,
  deleted_at         timestamptz,
  version            bigint NOT NULL DEFAULT 1,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now()
);
-- An address is free again once its user is deleted.
CREATE UNIQUE INDEX users_email_of_the_living ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX users_external_id ON users (external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX users_hopsworks_username
  ON users (hopsworks_username) WHERE hopsworks_username IS NOT NULL;
-- The last administrator cannot be demoted: counted over a handful of rows.
CREATE INDEX users_admins ON users (id) WHERE role = 'admin';
CREATE TRIGGER set_updated_at BEFORE UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
-- Nobody gives himself a role or a status: those columns are the platform's.
GRANT SELECT,
  UPDATE (name, email, email_verified, image, password_hash, version, updated_at)
  ON users TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON users TO "${system_role}";
CREATE POLICY own ON users TO "${app_role}" USING (id = current_bailiwick_user());
CREATE POLICY platform ON users TO "${system_role}" USING (true);
--rollback DROP TABLE users;
