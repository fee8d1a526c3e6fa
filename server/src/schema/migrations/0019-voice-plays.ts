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

-- What was read before this was kept counts as heard, and nobody is told of it.
INSERT INTO voice_plays (conversation_id, seq, member_id, told)
SELECT message.conversation_id, message.seq, membership.member_id, false
FROM messages AS message
JOIN conversation_members AS membership ON membership.conversation_id = message.conversation_id
  AND membership.left_at IS NULL AND membership.first_seq <= message.seq AND membership.read_seq >= message.seq
WHERE message.body ->> 'kind' = 'voice' AND message.sender_id <> membership.member_id;
`,
  check: `SELECT count(*) = 1 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name = 'voice_plays'`,
}
