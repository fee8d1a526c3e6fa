import type { Migration } from '../../kernel/database/migrate.ts'

export const groups: Migration = {
  id: '0012-groups',
  notes:
    'How a group is set, links and requests to come in, notices, nicknames, reports. The send lane keeps the pace.',
  up: `
-- What the send lane has to know stands in the row that it numbers messages by: it costs no look elsewhere.
ALTER TABLE conversations
  ADD COLUMN posting text NOT NULL DEFAULT 'everyone' CHECK (posting IN ('everyone', 'admins')),
  ADD COLUMN slow_seconds int NOT NULL DEFAULT 0 CHECK (slow_seconds >= 0),
  ADD COLUMN inviting text NOT NULL DEFAULT 'everyone' CHECK (inviting IN ('everyone', 'admins')),
  ADD COLUMN approval boolean NOT NULL DEFAULT false,
  ADD COLUMN history text NOT NULL DEFAULT 'none' CHECK (history IN ('none', 'last', 'all'));

ALTER TABLE conversation_members
  ADD COLUMN invited_by uuid,
  ADD COLUMN nickname text,
  -- Who took it out: it comes back by a link only when it is let in.
  ADD COLUMN removed_by uuid,
  -- When the member last wrote while the group went slowly. It outlives leaving and coming back.
  ADD COLUMN spoke_at timestamptz;

CREATE TABLE group_links (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  made_by uuid NOT NULL,
  -- SHA-256 of the token, which follows from the id and a key that is not in the database.
  token_hash bytea NOT NULL UNIQUE,
  made_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  uses int NOT NULL DEFAULT 0
);
CREATE INDEX group_links_of ON group_links (conversation_id);

CREATE TABLE group_requests (
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  invited_by uuid NOT NULL,
  -- Null where a member brought its contact.
  link_id uuid,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, member_id)
);

CREATE TABLE group_notices (
  conversation_id uuid PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  written_by uuid NOT NULL,
  text text NOT NULL,
  written_at timestamptz NOT NULL
);
CREATE TABLE group_notice_readers (
  notice_id uuid NOT NULL REFERENCES group_notices (id) ON DELETE CASCADE,
  member_id uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (notice_id, member_id)
);

CREATE TABLE reports (
  id uuid PRIMARY KEY,
  reported_by uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('messages', 'member', 'group')),
  conversation_id uuid,
  member_id uuid,
  reason text NOT NULL,
  words text NOT NULL,
  -- The messages named, as they were: what is taken back later stays to be judged.
  messages jsonb NOT NULL,
  reported_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX reports_open ON reports (reported_at) WHERE closed_at IS NULL;

/*
 * As in 0001, and two outcomes more: 'adminsOnly' (only owner and admins write in this group) and 'tooSoon' (the group
 * goes slowly; sent_at then says when the sender may write again).
 */
CREATE OR REPLACE FUNCTION chat_send_batch(
  conversation_ids uuid[], sender_ids uuid[], message_ids uuid[], bodies text[], reply_to_seqs bigint[],
  forwardeds boolean[], at timestamptz,
  mention_ords int[], mention_member_ids uuid[], file_ords int[], file_ids uuid[]
) RETURNS TABLE (ord bigint, outcome text, seq bigint, sent_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  base_ids uuid[];
  base_seqs bigint[];
  base_slows int[];
  base_closeds boolean[];
  outcomes text[];
  seqs bigint[];
  times timestamptz[];
BEGIN
  WITH asked AS MATERIALIZED (
    SELECT sent.id, count(*) AS count FROM unnest(conversation_ids) AS sent (id) GROUP BY sent.id ORDER BY sent.id
  ), numbered AS (
    UPDATE conversations AS conversation
    SET last_seq = conversation.last_seq + asked.count
    FROM asked WHERE conversation.id = asked.id
    RETURNING conversation.id, conversation.last_seq - asked.count AS base, conversation.slow_seconds AS slow,
      conversation.posting = 'admins' AS closed
  )
  SELECT array_agg(numbered.id), array_agg(numbered.base), array_agg(numbered.slow), array_agg(numbered.closed)
  INTO base_ids, base_seqs, base_slows, base_closeds FROM numbered;

  WITH base AS MATERIALIZED (
    SELECT b.id, b.seq, b.slow, b.closed
    FROM unnest(base_ids, base_seqs, base_slows, base_closeds) AS b (id, seq, slow, closed)
  ), looked AS MATERIALIZED (
    SELECT sent.ord, sent.conversation_id, sent.sender_id, base.seq AS base,
      CASE
        WHEN base.seq IS NULL OR membership.may_post IS NULL THEN 'notFound'
        WHEN known.seq IS NOT NULL THEN CASE
          WHEN known.sender_id = sent.sender_id AND (known.body = sent.body::jsonb OR known.body ->> 'kind' = 'recalled')
            AND known.reply_to_seq IS NOT DISTINCT FROM sent.reply_to_seq AND known.forwarded = sent.forwarded
            THEN 'repeated'
          ELSE 'conflict' END
        WHEN NOT membership.may_post THEN 'notAccepting'
        WHEN base.closed AND membership.role = 'member' THEN 'adminsOnly'
        WHEN sent.reply_to_seq NOT BETWEEN membership.first_seq AND base.seq THEN 'replyUnknown'
        WHEN base.slow > 0 AND membership.role = 'member' AND membership.spoke_at + make_interval(secs => base.slow) > at
          THEN 'tooSoon'
        ELSE 'sent'
      END AS outcome,
      CASE WHEN base.slow > 0 AND membership.role = 'member' THEN make_interval(secs => base.slow) END AS pause,
      membership.spoke_at, known.seq AS known_seq, known.sent_at AS known_at
    FROM unnest(conversation_ids, sender_ids, message_ids, bodies, reply_to_seqs, forwardeds)
      WITH ORDINALITY AS sent (conversation_id, sender_id, message_id, body, reply_to_seq, forwarded, ord)
    LEFT JOIN base ON base.id = sent.conversation_id
    LEFT JOIN LATERAL (
      SELECT m.may_post, m.first_seq, m.role, m.spoke_at FROM conversation_members AS m
      WHERE m.conversation_id = sent.conversation_id AND m.member_id = sent.sender_id AND m.left_at IS NULL OFFSET 0
    ) AS membership ON true
    LEFT JOIN LATERAL (
      SELECT m.seq, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at FROM messages AS m
      WHERE m.conversation_id = sent.conversation_id AND m.id = sent.message_id OFFSET 0
    ) AS known ON true
  ), doubled AS (
    -- Of several that a slow sender has in this batch the first goes.
    SELECT slow.ord FROM (
      SELECT looked.ord,
        row_number() OVER (PARTITION BY looked.conversation_id, looked.sender_id ORDER BY looked.ord) AS place
      FROM looked WHERE looked.pause IS NOT NULL AND looked.outcome = 'sent'
    ) AS slow WHERE slow.place > 1
  ), paced AS (
    SELECT looked.ord, looked.conversation_id, looked.base, looked.pause, looked.known_seq, looked.known_at,
      CASE WHEN doubled.ord IS NULL THEN looked.outcome ELSE 'tooSoon' END AS outcome,
      CASE WHEN doubled.ord IS NULL THEN looked.spoke_at ELSE at END AS spoke_at
    FROM looked LEFT JOIN doubled ON doubled.ord = looked.ord
  ), ranked AS (
    SELECT paced.*, CASE WHEN paced.outcome = 'sent' THEN
      paced.base + row_number() OVER (PARTITION BY paced.conversation_id, paced.outcome ORDER BY paced.ord)
      END AS new_seq
    FROM paced
  )
  SELECT array_agg(ranked.outcome ORDER BY ranked.ord),
    array_agg(coalesce(ranked.new_seq, ranked.known_seq) ORDER BY ranked.ord),
    array_agg(CASE WHEN ranked.outcome = 'tooSoon' THEN ranked.spoke_at + ranked.pause
      ELSE coalesce(ranked.known_at, at) END ORDER BY ranked.ord)
  INTO outcomes, seqs, times FROM ranked;

  INSERT INTO messages (conversation_id, seq, id, sender_id, body, reply_to_seq, forwarded, sent_at)
  SELECT s.conversation_id, s.seq, s.message_id, s.sender_id, s.body::jsonb, s.reply_to_seq, s.forwarded, at
  FROM unnest(conversation_ids, seqs, message_ids, sender_ids, bodies, reply_to_seqs, forwardeds, outcomes)
    AS s (conversation_id, seq, message_id, sender_id, body, reply_to_seq, forwarded, outcome)
  WHERE s.outcome = 'sent';

  IF EXISTS (SELECT FROM unnest(outcomes) AS o (outcome) WHERE o.outcome <> 'sent') THEN
    UPDATE conversations AS conversation SET last_seq = conversation.last_seq - refused.count
    FROM (
      SELECT s.conversation_id AS id, count(*) AS count
      FROM unnest(conversation_ids, outcomes) AS s (conversation_id, outcome)
      WHERE s.outcome <> 'sent' GROUP BY s.conversation_id
    ) AS refused
    WHERE conversation.id = refused.id;
  END IF;

  IF EXISTS (SELECT FROM unnest(base_slows) AS s (slow) WHERE s.slow > 0) THEN
    UPDATE conversation_members AS membership SET spoke_at = at
    FROM (
      SELECT DISTINCT s.conversation_id, s.sender_id
      FROM unnest(conversation_ids, sender_ids, outcomes) AS s (conversation_id, sender_id, outcome)
      JOIN unnest(base_ids, base_slows) AS b (id, slow) ON b.id = s.conversation_id AND b.slow > 0
      WHERE s.outcome = 'sent'
    ) AS spoken
    WHERE membership.conversation_id = spoken.conversation_id AND membership.member_id = spoken.sender_id;
  END IF;

  IF cardinality(mention_ords) > 0 THEN
    INSERT INTO mentions (conversation_id, member_id, seq)
    SELECT DISTINCT conversation_ids[m.ord], m.member_id, seqs[m.ord]
    FROM unnest(mention_ords, mention_member_ids) AS m (ord, member_id) WHERE outcomes[m.ord] = 'sent';
  END IF;
  IF cardinality(file_ords) > 0 THEN
    INSERT INTO file_places (file_id, conversation_id, seq)
    SELECT f.file_id, conversation_ids[f.ord], seqs[f.ord]
    FROM unnest(file_ords, file_ids) AS f (ord, file_id) WHERE outcomes[f.ord] = 'sent';
  END IF;

  RETURN QUERY SELECT r.ord, r.outcome, r.seq, r.sent_at
  FROM unnest(outcomes, seqs, times) WITH ORDINALITY AS r (outcome, seq, sent_at, ord);
END $$;
`,
  check: `SELECT count(*) = 5 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name IN ('group_links', 'group_requests', 'group_notices', 'group_notice_readers', 'reports')`,
}
