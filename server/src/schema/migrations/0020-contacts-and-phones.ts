import type { Migration } from '../../kernel/database/migrate.ts'

export const contactsAndPhones: Migration = {
  id: '0020-contacts-and-phones',
  notes:
    'What a member keeps about its contacts. Telephone numbers that members proved, by which others may find them.',
  up: `
ALTER TABLE relations
  ADD COLUMN starred boolean NOT NULL DEFAULT false,
  ADD COLUMN tag_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN note text,
  ADD COLUMN phones text[] NOT NULL DEFAULT '{}';
-- What was told earlier lacks these.
UPDATE member_log SET body = jsonb_set(body, '{relation}',
    '{"starred": false, "tagIds": [], "note": null, "phones": []}'::jsonb || (body -> 'relation'))
  WHERE name = 'contacts.relationChanged';

CREATE TABLE contact_tags (
  member_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (member_id, id),
  UNIQUE (member_id, name)
);

-- A number belongs to one member. Whoever reads the tables finds none: only keyed hashes, and what is encrypted.
CREATE TABLE phone_numbers (
  member_id uuid PRIMARY KEY,
  lookup bytea UNIQUE,
  sealed bytea,
  findable boolean NOT NULL DEFAULT false,
  proven_at timestamptz,
  lost_at timestamptz
);

CREATE TABLE phone_proofs (
  member_id uuid PRIMARY KEY,
  id uuid NOT NULL,
  lookup bytea NOT NULL,
  sealed bytea NOT NULL,
  tries_left int NOT NULL,
  begun_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE phone_sends (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  lookup bytea NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX phone_sends_member ON phone_sends (member_id, sent_at);
CREATE INDEX phone_sends_lookup ON phone_sends (lookup, sent_at);
CREATE INDEX phone_sends_sent_at ON phone_sends (sent_at);
`,
  check: `SELECT count(*) = 4 AS ok FROM information_schema.tables
    WHERE table_schema = current_schema()
    AND table_name IN ('contact_tags', 'phone_numbers', 'phone_proofs', 'phone_sends')`,
}
