import type { Migration } from '../../kernel/database/migrate.ts'

export const accounts: Migration = {
  id: '0013-accounts',
  notes: 'Recovery codes, two-step sign-in, changes of handle, exports and deletion of accounts.',
  up: `
ALTER TABLE members
  ADD COLUMN recovery_left integer,
  ADD COLUMN recovery_made_at timestamptz,
  ADD COLUMN recovery_used_at timestamptz,
  ADD COLUMN two_step_since timestamptz,
  ADD COLUMN handle_changed_at timestamptz,
  ADD COLUMN deletes_at timestamptz,
  ADD COLUMN deleted_at timestamptz;
CREATE INDEX members_deletes_at ON members (deletes_at) WHERE deletes_at IS NOT NULL;

-- the codes themselves are with their owners alone
CREATE TABLE recovery_codes (
  member_id uuid NOT NULL REFERENCES members (id),
  hash bytea NOT NULL,
  PRIMARY KEY (member_id, hash)
);
CREATE TABLE two_step_secrets (
  member_id uuid PRIMARY KEY REFERENCES members (id),
  sealed bytea NOT NULL,
  begun_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  wrong_tries integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);
CREATE TABLE former_handles (
  handle text PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  kept_until timestamptz NOT NULL
);
CREATE INDEX former_handles_kept_until ON former_handles (kept_until);

CREATE TABLE account_exports (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  device_id uuid NOT NULL REFERENCES devices (id),
  language text NOT NULL,
  with_files boolean NOT NULL,
  state text NOT NULL,
  percent integer NOT NULL DEFAULT 0,
  size_bytes bigint,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX account_exports_member_id ON account_exports (member_id);
`,
  check: `SELECT to_regclass('recovery_codes') IS NOT NULL AND to_regclass('two_step_secrets') IS NOT NULL
    AND to_regclass('former_handles') IS NOT NULL AS ok`,
}
