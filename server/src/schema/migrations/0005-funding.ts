import type { Migration } from '../../kernel/database/migrate.ts'

export const funding: Migration = {
  id: '0005-funding',
  notes: 'Linked bank accounts and cards, top-ups and withdrawals, and the test bank’s own books.',
  up: `
-- funding: by what names providers know members; one for each kind of source
CREATE TABLE funding_holders (
  member_id uuid NOT NULL REFERENCES members (id),
  provider text NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  PRIMARY KEY (member_id, provider, kind)
);
CREATE TABLE funding_sources (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  provider text NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  holder text,
  name text NOT NULL,
  last_four text NOT NULL,
  expires_month int,
  expires_year int,
  may_top_up boolean NOT NULL,
  may_withdraw boolean NOT NULL,
  currencies text[] NOT NULL,
  linked_at timestamptz NOT NULL,
  unlinked_at timestamptz
);
CREATE UNIQUE INDEX funding_sources_linked ON funding_sources (member_id, provider, reference)
  WHERE unlinked_at IS NULL;
CREATE TABLE funding_links (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  provider text NOT NULL,
  kind text NOT NULL,
  holder text,
  reference text,
  url text,
  source_id uuid REFERENCES funding_sources (id),
  created_at timestamptz NOT NULL
);
CREATE INDEX funding_links_created_at ON funding_links (created_at);

-- an order's id is also its hold in the ledger, and its name with the provider
CREATE TABLE funding_orders (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  device_id uuid NOT NULL,
  source_id uuid NOT NULL REFERENCES funding_sources (id),
  provider text NOT NULL,
  kind text NOT NULL,
  amount numeric(20, 0) NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  state text NOT NULL,
  failure text,
  action jsonb,
  reference text,
  owed numeric(20, 0) NOT NULL DEFAULT 0 CHECK (owed >= 0),
  asked int NOT NULL DEFAULT 0,
  look_at timestamptz,
  waits_since timestamptz,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX funding_orders_member_id ON funding_orders (member_id, created_at, id);
CREATE INDEX funding_orders_source_id ON funding_orders (source_id) WHERE state IN ('underWay', 'needsAction');
CREATE INDEX funding_orders_look_at ON funding_orders (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX funding_orders_owed ON funding_orders (member_id) WHERE owed > 0;
CREATE INDEX funding_orders_reference ON funding_orders (provider, reference);

-- funding's test bank: a bank that might as well stand elsewhere; nothing above refers to it but by reference
CREATE TABLE test_bank_accounts (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  behaviour text NOT NULL,
  UNIQUE (owner_id, label)
);
CREATE TABLE test_bank_balances (
  account_id uuid NOT NULL REFERENCES test_bank_accounts (id),
  currency text NOT NULL,
  amount numeric(20, 0) NOT NULL,
  PRIMARY KEY (account_id, currency)
);
CREATE TABLE test_bank_payments (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES test_bank_accounts (id),
  kind text NOT NULL,
  amount numeric(20, 0) NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  state text NOT NULL,
  failure text,
  due_at timestamptz,
  returns_at timestamptz,
  created_at timestamptz NOT NULL
);
`,
  check: `SELECT count(*) = 7 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name IN ('funding_holders', 'funding_sources', 'funding_links', 'funding_orders',
      'test_bank_accounts', 'test_bank_balances', 'test_bank_payments')`,
}
