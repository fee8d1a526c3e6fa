import type { Migration } from '../../kernel/database/migrate.ts'

export const pollsAndStickers: Migration = {
  id: '0015-polls-and-stickers',
  notes: 'Polls that stand in messages, with what each member chose; stickers and messages that members keep.',
  up: `
-- polls
CREATE TABLE polls (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  maker_id uuid NOT NULL,
  question text NOT NULL,
  options text[] NOT NULL CHECK (cardinality(options) BETWEEN 2 AND 12),
  multiple boolean NOT NULL,
  anonymous boolean NOT NULL,
  ends_at timestamptz,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  created_at timestamptz NOT NULL
);
CREATE INDEX polls_ending ON polls (ends_at) WHERE state = 'open' AND ends_at IS NOT NULL;
CREATE TABLE poll_votes (
  poll_id uuid NOT NULL,
  member_id uuid NOT NULL,
  choice int NOT NULL CHECK (choice BETWEEN 0 AND 11),
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (poll_id, member_id, choice)
);

-- stickers
CREATE TABLE own_stickers (
  member_id uuid NOT NULL,
  file_id uuid NOT NULL,
  place int NOT NULL,
  width int NOT NULL,
  height int NOT NULL,
  PRIMARY KEY (member_id, file_id)
);
CREATE INDEX own_stickers_files ON own_stickers (file_id);

-- favourites
CREATE TABLE favourites (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  sender_id uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  file_ids uuid[] NOT NULL,
  note text NOT NULL,
  tags text[] NOT NULL,
  kept_at timestamptz NOT NULL,
  UNIQUE (member_id, conversation_id, seq)
);
CREATE INDEX favourites_latest ON favourites (member_id, kept_at, id);
CREATE INDEX favourites_files ON favourites USING gin (file_ids);
`,
  check: `SELECT count(*) = 4 AS ok FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name IN ('polls', 'poll_votes', 'own_stickers', 'favourites')`,
}
