import type { Migration } from '../../kernel/database/migrate.ts'

export const transfersAndBills: Migration = {
  id: '0006-transfers-and-bills',
  notes: 'Transfers between two people, and bills that several pay their shares of; both stand in messages.',
  up: `
-- transfers
CREATE TABLE transfers (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  note text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'returned', 'expired')),
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  settled_at timestamptz,
  CHECK (from_id <> to_id),
  CHECK ((state = 'waiting') = (settled_at IS NULL))
);
CREATE INDEX transfers_waiting ON transfers (expires_at) WHERE state = 'waiting';

-- bills
CREATE TABLE bills (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  maker_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('ask', 'equal', 'named')),
  note text NOT NULL,
  currency text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'settled', 'closed')),
  created_at timestamptz NOT NULL,
  reminded_at timestamptz
);
CREATE INDEX bills_open ON bills (conversation_id, maker_id) WHERE state = 'open';
CREATE TABLE bill_shares (
  bill_id uuid NOT NULL,
  member_id uuid NOT NULL,
  place int NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  -- The movement in the ledger; the maker's own share is paid without one.
  payment_id uuid,
  paid_at timestamptz,
  PRIMARY KEY (bill_id, member_id)
);
`,
  check: `SELECT count(*) = 3 AS ok FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name IN ('transfers', 'bills', 'bill_shares')`,
}
