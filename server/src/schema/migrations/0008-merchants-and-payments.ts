import type { Migration } from '../../kernel/database/migrate.ts'

export const merchantsAndPayments: Migration = {
  id: '0008-merchants-and-payments',
  notes: 'Stalls and their orders; payments by code, codes that are shown at a till, and charges that await an answer.',
  up: `
-- merchants: at most one stall a member
CREATE TABLE stalls (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL UNIQUE REFERENCES members (id),
  name text NOT NULL,
  category text NOT NULL,
  city text NOT NULL,
  region text NOT NULL,
  currency text NOT NULL,
  open boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL
);
CREATE TABLE orders (
  id uuid PRIMARY KEY,
  stall_id uuid NOT NULL REFERENCES stalls (id),
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  reference text NOT NULL,
  note text NOT NULL,
  state text NOT NULL,
  payment_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK ((state = 'paid') = (payment_id IS NOT NULL))
) WITH (fillfactor = 80);
CREATE INDEX orders_expires_at ON orders (expires_at) WHERE state = 'open';

-- payments: the id is that of the ledger's transfer
CREATE TABLE payments (
  id uuid PRIMARY KEY,
  payer_id uuid NOT NULL,
  payee_id uuid NOT NULL,
  stall_id uuid,
  order_id uuid,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  note text NOT NULL,
  way text NOT NULL,
  at timestamptz NOT NULL,
  CHECK (payer_id <> payee_id)
);
CREATE INDEX payments_to_person ON payments (payee_id, at DESC, id DESC) WHERE stall_id IS NULL;
CREATE INDEX payments_at_stall ON payments (stall_id, at DESC, id DESC) WHERE stall_id IS NOT NULL;
CREATE UNIQUE INDEX payments_order_id ON payments (order_id) WHERE order_id IS NOT NULL;

-- the codes themselves are with the devices alone
CREATE TABLE payment_codes (
  hash bytea PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  device_id uuid NOT NULL REFERENCES devices (id),
  issued_at timestamptz NOT NULL,
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  used_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX payment_codes_device_id ON payment_codes (device_id, issued_at);
CREATE INDEX payment_codes_ends_at ON payment_codes (ends_at);
CREATE TABLE payment_code_guesses (
  member_id uuid PRIMARY KEY REFERENCES members (id),
  wrong integer NOT NULL,
  since timestamptz NOT NULL
);
CREATE TABLE charges (
  id uuid PRIMARY KEY,
  payer_id uuid NOT NULL REFERENCES members (id),
  stall_id uuid NOT NULL REFERENCES stalls (id),
  payee_id uuid NOT NULL REFERENCES members (id),
  code_hash bytea NOT NULL,
  -- of the stall: who charged
  device_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  note text NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX charges_waiting_payer_id ON charges (payer_id) WHERE state = 'waiting';
CREATE INDEX charges_waiting_expires_at ON charges (expires_at) WHERE state = 'waiting';
`,
  check: `SELECT to_regclass('stalls') IS NOT NULL AND to_regclass('orders') IS NOT NULL
    AND to_regclass('payments') IS NOT NULL AND to_regclass('charges') IS NOT NULL AS ok`,
}
