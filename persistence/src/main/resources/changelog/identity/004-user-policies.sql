--liquibase formatted sql logicalFilePath:identity/user-policies

--changeset bailiwick:identity-members-see-each-other
-- Both look into memberships, whose own policy binds the look as well.
CREATE POLICY member ON users FOR SELECT TO "${app_role}"
  USING (EXISTS (SELECT FROM memberships m
                 WHERE m.organization_id = current_organization() AND m.user_id = users.id));
CREATE POLICY member ON organizations FOR SELECT TO "${app_role}"
  USING (EXISTS (SELECT FROM memberships m
                 WHERE m.user_id = current_bailiwick_user()
                   AND m.organization_id = organizations.id));
--rollback DROP POLICY member ON organizations;
--rollback DROP POLICY member ON users;
