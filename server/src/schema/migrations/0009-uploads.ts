import type { Migration } from '../../kernel/database/migrate.ts'

export const uploads: Migration = {
  id: '0009-uploads',
  notes: 'Uploads that can be resumed, and the names of the files that they become.',
  up: `
-- files: bytes that are still coming in; how many are there says the blob store
CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES members (id),
  name text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  created_at timestamptz NOT NULL
);
CREATE INDEX uploads_owner_id ON uploads (owner_id);
CREATE INDEX uploads_created_at ON uploads (created_at);
-- null for what was sent without one: pictures, voice
ALTER TABLE files ADD COLUMN name text;
`,
  check: `SELECT to_regclass('uploads') IS NOT NULL
    AND EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'files' AND column_name = 'name') AS ok`,
}
