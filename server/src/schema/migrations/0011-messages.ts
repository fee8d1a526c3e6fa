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

-- What messages hold that were made of several: kept apart, since it is large and seldom looked at.
CREATE TABLE message_histories (
  conversation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  -- What stands in the conversation.
  body jsonb NOT NULL,
  items jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, message_id)
);
`,
  check: `SELECT count(*) = 2 AND to_regclass('message_histories') IS NOT NULL AS ok FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'messages' AND column_name IN ('edited_at', 'sent_digest')`,
}
