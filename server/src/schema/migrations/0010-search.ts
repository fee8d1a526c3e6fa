import type { Migration } from '../../kernel/database/migrate.ts'

export const search: Migration = {
  id: '0010-search',
  notes: 'Finding messages by their words. Old messages are taken in while the server runs.',
  up: `
/*
 * The messages of a conversation in stretches of a few thousand. The words of each stand in the index behind the block's
 * own id, so a look-up touches one stretch of one conversation, however much there is elsewhere. last_seq is how far the
 * index reaches.
 */
CREATE TABLE search_blocks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_id uuid NOT NULL,
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  UNIQUE (conversation_id, first_seq)
) WITH (fillfactor = 70);
CREATE TABLE search_entries (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  sent_at timestamptz NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
-- Each look-up would read all of the pending list, and a search makes many.
CREATE INDEX search_entries_words ON search_entries USING gin (words) WITH (fastupdate = off);

-- Messages whose words changed since they were taken in.
CREATE TABLE search_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL
);
CREATE INDEX search_changes_conversation_id ON search_changes (conversation_id);

-- Whoever changes or removes a message, and however: its words leave the index in the same transaction.
CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entries WHERE conversation_id = OLD.conversation_id AND seq = OLD.seq;
  INSERT INTO search_changes (conversation_id, seq) VALUES (OLD.conversation_id, OLD.seq);
  RETURN NULL;
END $$;
CREATE TRIGGER search_follow_changes AFTER UPDATE OF body ON messages FOR EACH ROW
  -- These change their state, never their words.
  WHEN (OLD.body IS DISTINCT FROM NEW.body AND NOT (OLD.body ->> 'kind' = NEW.body ->> 'kind'
    AND OLD.body ->> 'kind' IN ('transfer', 'redPacket', 'bill', 'poll')))
  EXECUTE FUNCTION search_follow();
CREATE TRIGGER search_follow_removals AFTER DELETE ON messages FOR EACH ROW EXECUTE FUNCTION search_follow();
`,
  check: `SELECT count(*) = 3 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name IN ('search_blocks', 'search_entries', 'search_changes')`,
}
