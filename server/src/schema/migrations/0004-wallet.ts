import type { Migration } from '../../kernel/database/migrate.ts'

export const wallet: Migration = {
  id: '0004-wallet',
  notes: 'Wallets: tiers and PINs, what was sent in a day and a month, statements, exports.',
  up: `
-- wallet: amounts are integer minor units; days and months are those of the server's time zone

-- One for each member of whom there is something to say; who has none has what everyone begins with.
CREATE TABLE wallets (
  member_id uuid PRIMARY KEY REFERENCES members (id),
  -- null: the tier that members begin with
  tier text,
  frozen boolean NOT NULL DEFAULT false,
  -- argon2id, in PHC string form
  pin_hash text,
  -- since the right one was last shown
  wrong_tries int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  reset_from timestamptz,
  reset_until timestamptz,
  reset_device_id uuid,
  -- minor units by currency, as text
  pin_free jsonb NOT NULL DEFAULT '{}'
);
-- What a member sent of its own will. Locked by whoever moves its money, before the ledger's lane.
CREATE TABLE wallet_usage (
  member_id uuid NOT NULL,
  currency text NOT NULL,
  day text NOT NULL DEFAULT '',
  day_used bigint NOT NULL DEFAULT 0,
  month text NOT NULL DEFAULT '',
  month_used bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (member_id, currency)
) WITH (fillfactor = 50);
-- Money of a member that is on its way; by the ledger's pending transfer.
CREATE TABLE wallet_holds (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL,
  -- whether it counted as sent
  spends boolean NOT NULL,
  held_at timestamptz NOT NULL,
  ended_at timestamptz
);
-- One line for each member and movement. No foreign keys: they would be looked up for every payment.
CREATE TABLE wallet_entries (
  member_id uuid NOT NULL,
  -- the ledger's transfer
  id uuid NOT NULL,
  -- in the order of the books, across all members
  place bigint GENERATED ALWAYS AS IDENTITY,
  currency text NOT NULL,
  kind text NOT NULL,
  -- above zero came in, below zero went out
  amount bigint NOT NULL,
  -- posted, after it
  balance bigint NOT NULL,
  with_member_id uuid,
  -- as it was called then
  with_name text,
  note text NOT NULL,
  -- note and name in lower case
  words text NOT NULL,
  reference_id uuid,
  -- never earlier than the entry before
  at timestamptz NOT NULL,
  PRIMARY KEY (member_id, id)
-- looked after often, so that the index below can answer alone
) WITH (autovacuum_vacuum_insert_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_threshold = 10000, autovacuum_analyze_scale_factor = 0.02);
-- A statement is read, searched, filtered and summed up in this index alone, however long it is.
CREATE INDEX wallet_entries_statement ON wallet_entries (member_id, at, place)
  INCLUDE (currency, amount, kind, with_member_id, words);
CREATE TABLE wallet_pin_proofs (
  -- SHA-256; the proof itself is nowhere
  hash bytea PRIMARY KEY,
  member_id uuid NOT NULL,
  device_id uuid NOT NULL,
  currency text NOT NULL,
  amount_max bigint NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX wallet_pin_proofs_expires_at ON wallet_pin_proofs (expires_at);
CREATE TABLE wallet_exports (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  format text NOT NULL CHECK (format IN ('csv', 'pdf')),
  language text NOT NULL,
  filter jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'working', 'ready', 'failed', 'cancelled')),
  percent int NOT NULL DEFAULT 0,
  size_bytes bigint,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX wallet_exports_member ON wallet_exports (member_id, id);
CREATE INDEX wallet_exports_expires_at ON wallet_exports (expires_at);
`,
  check: `SELECT count(*) = 6 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name IN
      ('wallets', 'wallet_usage', 'wallet_holds', 'wallet_entries', 'wallet_pin_proofs', 'wallet_exports')`,
}
