import type { Migration } from '../../kernel/database/migrate.ts'

export const messages: Migration = {
  id: '0011-messages',
  notes: 'When the words of a message were changed.',
  up: `
ALTER TABLE messages ADD COLUMN edited_at timestamptz;
/*
 * SHA-256 of what was sent, once the body says something else: its sender may still repeat it and is told its number. The
 * first words themselves are not kept.
 */
ALTER TABLE messages ADD COLUMN sent_digest bytea;
`,
  check: `SELECT count(*) = 2 AS ok FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'messages' AND column_name IN ('edited_at', 'sent_digest')`,
}
