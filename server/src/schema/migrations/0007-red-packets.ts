import type { Migration } from '../../kernel/database/migrate.ts'

export const redPackets: Migration = {
  id: '0007-red-packets',
  notes: 'Red packets, split into shares when they are sent, and who took which share.',
  up: `
-- redPackets: a packet's money lies in the ledger's account that bears the packet's id
CREATE TABLE red_packets (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  sender_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('equal', 'lucky', 'exclusive')),
  for_ids uuid[] NOT NULL,
  -- a present to one person is not for who gives it
  except_id uuid,
  greeting text NOT NULL,
  cover text NOT NULL,
  currency text NOT NULL,
  total bigint NOT NULL CHECK (total > 0),
  shares bigint[] NOT NULL,
  -- places among the shares that nobody took, in the order in which they go
  free smallint[] NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'empty', 'expired')),
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  luckiest_id uuid,
  CHECK (cardinality(shares) BETWEEN 1 AND 100),
  CHECK (state <> 'open' OR cardinality(free) > 0),
  CHECK ((state = 'empty') = (cardinality(free) = 0)),
  CHECK ((state = 'open') = (ended_at IS NULL))
) WITH (fillfactor = 50);
CREATE INDEX red_packets_open ON red_packets (expires_at) WHERE state = 'open';
CREATE INDEX red_packets_sent ON red_packets (sender_id, sent_at, id);

-- each member at most one, each share to one member
CREATE TABLE red_packet_claims (
  packet_id uuid NOT NULL,
  member_id uuid NOT NULL,
  place smallint NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  at timestamptz NOT NULL,
  -- the movement in the ledger
  transfer_id uuid NOT NULL,
  PRIMARY KEY (packet_id, member_id),
  UNIQUE (packet_id, place)
);
CREATE INDEX red_packet_claims_received ON red_packet_claims (member_id, at, packet_id);
`,
  check: `SELECT count(*) = 2 AS ok FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name IN ('red_packets', 'red_packet_claims')`,
}
