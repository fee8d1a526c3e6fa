import type { Migration } from '../../kernel/database/migrate.ts'

export const sendUsual: Migration = {
  id: '0022-send-usual',
  notes: 'Messages that nothing speaks against are stored by a function that looks for nothing else.',
  up: `
/*
 * Stores a batch of messages as chat_send_batch does, but only what is usual: the sender may write, what it answers is
 * there, the conversation is neither slow nor its admins' alone, and nothing was sent before. Conversations are named once
 * each, in the order of their ids; groups and ranks say of each message the place of its conversation, from 1, and which
 * of its messages it is.
 * Answers for each conversation the number before its first message; null where something is unusual: of that
 * conversation nothing was stored, and chat_send_batch is to say why.
 */
CREATE FUNCTION chat_send_usual(
  group_ids uuid[], group_counts int[], groups int[], ranks int[], sender_ids uuid[], message_ids uuid[], bodies text[],
  reply_to_seqs bigint[], forwardeds boolean[], at timestamptz,
  mention_ords int[], mention_member_ids uuid[], file_ords int[], file_ids uuid[]
) RETURNS bigint[]
LANGUAGE plpgsql AS $$
DECLARE
  bases bigint[];
  unusual int[];
BEGIN
  -- The rows are held from here on: who was put out before is seen to be out below.
  WITH asked AS MATERIALIZED (
    SELECT a.id, a.count, a.ord FROM unnest(group_ids, group_counts) WITH ORDINALITY AS a (id, count, ord)
  ), numbered AS (
    UPDATE conversations AS c SET last_seq = c.last_seq + asked.count
    FROM asked WHERE c.id = asked.id AND c.slow_seconds = 0 AND c.posting <> 'admins'
    RETURNING asked.ord, c.last_seq - asked.count AS base
  )
  SELECT array_agg(numbered.base ORDER BY asked.ord) INTO bases
  FROM asked LEFT JOIN numbered ON numbered.ord = asked.ord;

  SELECT array_agg(DISTINCT s.place) INTO unusual
  FROM unnest(groups, sender_ids, reply_to_seqs) AS s (place, sender_id, reply_to_seq)
  WHERE bases[s.place] IS NOT NULL AND NOT coalesce((
    SELECT m.may_post AND (s.reply_to_seq IS NULL OR s.reply_to_seq BETWEEN m.first_seq AND bases[s.place])
    FROM conversation_members AS m
    WHERE m.conversation_id = group_ids[s.place] AND m.member_id = s.sender_id AND m.left_at IS NULL
  ), false);

  IF unusual IS NOT NULL THEN
    UPDATE conversations AS c SET last_seq = c.last_seq - group_counts[u.place]
    FROM unnest(unusual) AS u (place) WHERE c.id = group_ids[u.place];
    FOR i IN 1 .. cardinality(unusual) LOOP
      bases[unusual[i]] := NULL;
    END LOOP;
  END IF;

  INSERT INTO messages (conversation_id, seq, id, sender_id, body, reply_to_seq, forwarded, sent_at)
  SELECT group_ids[s.place], bases[s.place] + s.rank, s.message_id, s.sender_id, s.body::jsonb, s.reply_to_seq,
    s.forwarded, at
  FROM unnest(groups, ranks, message_ids, sender_ids, bodies, reply_to_seqs, forwardeds)
    AS s (place, rank, message_id, sender_id, body, reply_to_seq, forwarded)
  WHERE bases[s.place] IS NOT NULL;

  IF cardinality(mention_ords) > 0 THEN
    INSERT INTO mentions (conversation_id, member_id, seq)
    SELECT DISTINCT group_ids[groups[m.ord]], m.member_id, bases[groups[m.ord]] + ranks[m.ord]
    FROM unnest(mention_ords, mention_member_ids) AS m (ord, member_id) WHERE bases[groups[m.ord]] IS NOT NULL;
  END IF;
  IF cardinality(file_ords) > 0 THEN
    INSERT INTO file_places (file_id, conversation_id, seq)
    SELECT f.file_id, group_ids[groups[f.ord]], bases[groups[f.ord]] + ranks[f.ord]
    FROM unnest(file_ords, file_ids) AS f (ord, file_id) WHERE bases[groups[f.ord]] IS NOT NULL;
  END IF;
  RETURN bases;
EXCEPTION WHEN unique_violation THEN
  -- Something was sent before, and everything above is undone.
  RETURN array_fill(NULL::bigint, ARRAY[cardinality(group_ids)]);
END $$;
`,
  check: `SELECT count(*) = 1 AS ok FROM pg_proc WHERE proname = 'chat_send_usual'
    AND pronamespace = current_schema()::regnamespace`,
}
