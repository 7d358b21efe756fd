--liquibase formatted sql logicalFilePath:agents/gateway-tickets

--changeset bailiwick:agents-gateway-tickets
-- Opens one WebSocket, once, within 30 s: taken by DELETE … RETURNING.
CREATE TABLE gateway_tickets (
  ticket_hash     bytea PRIMARY KEY CHECK (octet_length(ticket_hash) = 32),
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  agent_id        uuid NOT NULL,
  user_id         uuid REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  expires_at      timestamptz NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT gateway_tickets_agent_fkey
    FOREIGN KEY (organization_id, agent_id) REFERENCES agents (organization_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX gateway_tickets_agent_id ON gateway_tickets (agent_id);
CREATE INDEX gateway_tickets_expires_at ON gateway_tickets (expires_at);
CREATE INDEX gateway_tickets_organization_id ON gateway_tickets (organization_id);
CREATE INDEX gateway_tickets_user_id ON gateway_tickets (user_id);

ALTER TABLE gateway_tickets ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON gateway_tickets TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON gateway_tickets TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON gateway_tickets TO "${system_role}" USING (true);
--rollback DROP TABLE gateway_tickets;
