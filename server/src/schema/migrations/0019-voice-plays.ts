import type { Migration } from '../../kernel/database/migrate.ts'

export const voicePlays: Migration = {
  id: '0019-voice-plays',
  notes: 'Who listened to which voice message.',
  up: `
CREATE TABLE voice_plays (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  member_id uuid NOT NULL,
  -- Whether the sender was told; decided when it was listened to, so that no later change of a switch tells it.
  told boolean NOT NULL,
  PRIMARY KEY (conversation_id, seq, member_id)
);
`,
  check: `SELECT count(*) = 1 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name = 'voice_plays'`,
}
