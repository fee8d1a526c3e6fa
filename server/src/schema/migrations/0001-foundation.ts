import type { Migration } from '../../kernel/database/migrate.ts'

export const foundation: Migration = {
  id: '0001-foundation',
  notes: 'Members and their devices, contacts, files, conversations, and the log that keeps devices in step.',
  up: `
-- kernel: the numbered log of each member, and the keys of commands already done
CREATE TABLE member_log_heads (
  member_id uuid PRIMARY KEY,
  last_seq bigint NOT NULL DEFAULT 0,
  floor_seq bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
CREATE TABLE member_log (
  member_id uuid NOT NULL,
  seq bigint NOT NULL,
  name text NOT NULL,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (member_id, seq)
);
CREATE INDEX member_log_at ON member_log (at);
CREATE TABLE idempotency_keys (
  caller_id uuid NOT NULL,
  key uuid NOT NULL,
  input_hash bytea NOT NULL,
  output jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (caller_id, key)
);
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);

-- accounts
CREATE TABLE members (
  id uuid PRIMARY KEY,
  handle text NOT NULL UNIQUE,
  name text NOT NULL,
  about text NOT NULL DEFAULT '',
  region text,
  language text NOT NULL,
  avatar_file_id uuid,
  contact_code text NOT NULL UNIQUE,
  password_hash text,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE TABLE devices (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX devices_member_id ON devices (member_id) WHERE ended_at IS NULL;
CREATE TABLE passkeys (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  credential_id text NOT NULL UNIQUE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkeys_member_id ON passkeys (member_id);
CREATE TABLE passkey_ceremonies (
  id uuid PRIMARY KEY,
  purpose text NOT NULL,
  challenge text NOT NULL,
  draft jsonb NOT NULL,
  created_at timestamptz NOT NULL
);

-- contacts: one row for each side
CREATE TABLE relations (
  member_id uuid NOT NULL REFERENCES members (id),
  other_id uuid NOT NULL REFERENCES members (id),
  state text NOT NULL,
  greeting text,
  remark text,
  blocked boolean NOT NULL DEFAULT false,
  requests_today int NOT NULL DEFAULT 0,
  requested_on timestamptz,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (member_id, other_id)
);
CREATE INDEX relations_other_id ON relations (other_id);

-- files: what is known of the bytes that stand in the blob store
CREATE TABLE files (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES members (id),
  kind text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  width int,
  height int,
  placeholder text,
  created_at timestamptz NOT NULL
);

-- chat: a conversation's rows carry its id in every key, so that they can be spread by it one day
CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  title text,
  direct_key text UNIQUE,
  last_seq bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE TABLE conversation_members (
  conversation_id uuid NOT NULL REFERENCES conversations (id),
  member_id uuid NOT NULL REFERENCES members (id),
  role text NOT NULL,
  may_post boolean NOT NULL DEFAULT true,
  first_seq bigint NOT NULL,
  read_seq bigint NOT NULL,
  muted boolean NOT NULL DEFAULT false,
  pinned boolean NOT NULL DEFAULT false,
  joined_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (conversation_id, member_id)
) WITH (fillfactor = 70);
CREATE INDEX conversation_members_member_id ON conversation_members (member_id);
CREATE TABLE messages (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  sender_id uuid,
  body jsonb NOT NULL,
  reply_to_seq bigint,
  forwarded boolean NOT NULL DEFAULT false,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq),
  UNIQUE (conversation_id, id)
);
CREATE TABLE reactions (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  member_id uuid NOT NULL,
  emoji text NOT NULL,
  PRIMARY KEY (conversation_id, seq, member_id)
);
CREATE TABLE mentions (
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (conversation_id, member_id, seq)
);
CREATE TABLE hidden_messages (
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (conversation_id, member_id, seq)
);
CREATE TABLE file_places (
  file_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (file_id, conversation_id, seq)
);

/*
 * Stores a batch of messages, sent to one conversation or many, in the order of the arrays.
 *
 * The conversations' rows are locked by giving out all numbers at once; every statement after that has a snapshot that
 * holds whatever was committed before, so a removed or blocked sender is seen. Numbers of refused messages are given
 * back before anyone can see them: the numbering stays without gaps. LATERAL ... OFFSET 0 keeps each look-up on its
 * index even while statistics are stale.
 *
 * Outcomes: 'sent'; 'repeated' (the same id with the same content: its number again); 'conflict' (the same id with
 * other content); 'notFound' (no such conversation for the sender); 'notAccepting'; 'replyUnknown'.
 */
CREATE FUNCTION chat_send_batch(
  conversation_ids uuid[], sender_ids uuid[], message_ids uuid[], bodies text[], reply_to_seqs bigint[],
  forwardeds boolean[], at timestamptz,
  mention_ords int[], mention_member_ids uuid[], file_ords int[], file_ids uuid[]
) RETURNS TABLE (ord bigint, outcome text, seq bigint, sent_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  base_ids uuid[];
  base_seqs bigint[];
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
    RETURNING conversation.id, conversation.last_seq - asked.count AS base
  )
  SELECT array_agg(numbered.id), array_agg(numbered.base) INTO base_ids, base_seqs FROM numbered;

  WITH base AS MATERIALIZED (
    SELECT b.id, b.seq FROM unnest(base_ids, base_seqs) AS b (id, seq)
  ), looked AS MATERIALIZED (
    SELECT sent.ord, sent.conversation_id, base.seq AS base,
      CASE
        WHEN base.seq IS NULL OR membership.may_post IS NULL THEN 'notFound'
        WHEN known.seq IS NOT NULL THEN CASE
          WHEN known.sender_id = sent.sender_id AND (known.body = sent.body::jsonb OR known.body ->> 'kind' = 'recalled')
            AND known.reply_to_seq IS NOT DISTINCT FROM sent.reply_to_seq AND known.forwarded = sent.forwarded
            THEN 'repeated'
          ELSE 'conflict' END
        WHEN NOT membership.may_post THEN 'notAccepting'
        WHEN sent.reply_to_seq NOT BETWEEN membership.first_seq AND base.seq THEN 'replyUnknown'
        ELSE 'sent'
      END AS outcome,
      known.seq AS known_seq, known.sent_at AS known_at
    FROM unnest(conversation_ids, sender_ids, message_ids, bodies, reply_to_seqs, forwardeds)
      WITH ORDINALITY AS sent (conversation_id, sender_id, message_id, body, reply_to_seq, forwarded, ord)
    LEFT JOIN base ON base.id = sent.conversation_id
    LEFT JOIN LATERAL (
      SELECT m.may_post, m.first_seq FROM conversation_members AS m
      WHERE m.conversation_id = sent.conversation_id AND m.member_id = sent.sender_id AND m.left_at IS NULL OFFSET 0
    ) AS membership ON true
    LEFT JOIN LATERAL (
      SELECT m.seq, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at FROM messages AS m
      WHERE m.conversation_id = sent.conversation_id AND m.id = sent.message_id OFFSET 0
    ) AS known ON true
  ), ranked AS (
    SELECT looked.*, CASE WHEN looked.outcome = 'sent' THEN
      looked.base + row_number() OVER (PARTITION BY looked.conversation_id, looked.outcome ORDER BY looked.ord)
      END AS new_seq
    FROM looked
  )
  SELECT array_agg(ranked.outcome ORDER BY ranked.ord),
    array_agg(coalesce(ranked.new_seq, ranked.known_seq) ORDER BY ranked.ord),
    array_agg(coalesce(ranked.known_at, at) ORDER BY ranked.ord)
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
  check: `SELECT count(*) = 13 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name IN ('members', 'devices', 'passkeys', 'passkey_ceremonies', 'relations', 'files', 'conversations',
      'conversation_members', 'messages', 'reactions', 'mentions', 'hidden_messages', 'file_places')`,
}
