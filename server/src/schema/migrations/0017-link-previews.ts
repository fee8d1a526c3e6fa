import type { Migration } from '../../kernel/database/migrate.ts'

export const linkPreviews: Migration = {
  id: '0017-link-previews',
  notes: 'What pages say of themselves, to be shown below texts that link to them.',
  up: `
-- What was found for a member; what goes into a message is copied there.
CREATE TABLE link_previews (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  url text NOT NULL,
  -- Empty where the page says nothing or cannot be had: that is known for a while, too.
  title text NOT NULL,
  description text NOT NULL,
  site_name text NOT NULL,
  has_picture boolean NOT NULL,
  -- A picture of the member's own.
  file_id uuid REFERENCES files ON DELETE SET NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (member_id, url)
);
CREATE INDEX link_previews_times ON link_previews (made_at);
CREATE INDEX link_previews_files ON link_previews (file_id) WHERE file_id IS NOT NULL;

ALTER TABLE privacy ADD COLUMN link_previews boolean NOT NULL DEFAULT true;
`,
  check: `SELECT EXISTS (SELECT FROM information_schema.tables WHERE table_schema = current_schema()
      AND table_name = 'link_previews')
    AND EXISTS (SELECT FROM information_schema.columns WHERE table_schema = current_schema()
      AND table_name = 'privacy' AND column_name = 'link_previews') AS ok`,
}
