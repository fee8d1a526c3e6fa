import type { Migration } from '../../kernel/database/migrate.ts'

export const chatOptions: Migration = {
  id: '0016-chat-options',
  notes: 'How a member has a conversation: put away, marked, behind its messages a picture. Messages that disappear.',
  up: `
ALTER TABLE conversation_members
  ADD COLUMN archived_seq bigint,
  ADD COLUMN hidden_seq bigint,
  ADD COLUMN marked_unread boolean NOT NULL DEFAULT false,
  -- Rings though it is muted, and in quiet hours.
  ADD COLUMN strong_alert boolean NOT NULL DEFAULT false,
  ADD COLUMN background jsonb,
  -- A picture of the member's own that stands behind the messages: it stays as long as it does.
  ADD COLUMN background_file_id uuid GENERATED ALWAYS AS ((background ->> 'fileId')::uuid) STORED;
CREATE INDEX conversation_members_backgrounds ON conversation_members (background_file_id)
  WHERE background_file_id IS NOT NULL;

ALTER TABLE conversations ADD COLUMN disappear_after int;

/*
 * Stretches of a conversation whose messages go after a time: those after from_seq and before to_seq, which are the
 * numbers of the notes that tell of it. So the send lane stores messages as ever. All up to done_seq are gone.
 */
CREATE TABLE disappearing (
  conversation_id uuid NOT NULL,
  from_seq bigint NOT NULL,
  to_seq bigint,
  after_seconds int NOT NULL CHECK (after_seconds > 0),
  done_seq bigint NOT NULL,
  PRIMARY KEY (conversation_id, from_seq)
);

-- Of those who changed anything.
CREATE TABLE privacy (
  member_id uuid PRIMARY KEY,
  online boolean NOT NULL,
  typing boolean NOT NULL,
  read_receipts boolean NOT NULL
);
-- How far others know that the member has read; null while they know all of it.
ALTER TABLE conversation_members ADD COLUMN told_seq bigint;

-- An empty one is kept too: what another device wrote before it and tells later does not come back.
CREATE TABLE drafts (
  member_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  text text NOT NULL,
  mentions jsonb NOT NULL,
  reply_to_seq bigint,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (member_id, conversation_id)
);
`,
  check: `SELECT count(*) = 6 AS ok FROM information_schema.columns WHERE table_schema = current_schema()
    AND table_name = 'conversation_members' AND column_name IN
    ('archived_seq', 'hidden_seq', 'marked_unread', 'strong_alert', 'background', 'background_file_id')`,
}
