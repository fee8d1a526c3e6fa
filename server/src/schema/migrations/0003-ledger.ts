import type { Migration } from '../../kernel/database/migrate.ts'

export const ledger: Migration = {
  id: '0003-ledger',
  notes: 'The books: accounts, immutable transfers, their postings, and the function that alone writes a balance.',
  up: `
-- ledger: amounts are integer minor units
CREATE TABLE ledger_accounts (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  kind text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  debits_must_not_exceed_credits boolean NOT NULL,
  debits_pending bigint NOT NULL DEFAULT 0,
  debits_posted bigint NOT NULL DEFAULT 0,
  credits_pending bigint NOT NULL DEFAULT 0,
  credits_posted bigint NOT NULL DEFAULT 0,
  last_seq bigint NOT NULL DEFAULT 0,
  closed boolean NOT NULL DEFAULT false,
  frozen boolean NOT NULL DEFAULT false,
  opened_at timestamptz NOT NULL,
  UNIQUE (owner_id, kind, currency)
) WITH (fillfactor = 50);
CREATE TABLE ledger_transfers (
  id uuid PRIMARY KEY,
  debit_account_id uuid NOT NULL,
  credit_account_id uuid NOT NULL,
  -- what was moved or held; of one that posts or voids a pending transfer, what was posted or let go
  amount bigint NOT NULL,
  at timestamptz NOT NULL,
  flags int NOT NULL,
  timeout_seconds int,
  pending_id uuid,
  actor_member_id uuid,
  actor_device_id uuid,
  currency text NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  rate text
);
-- Two of each transfer: what the account had after it. A pending transfer posts nothing, yet changes what is pending.
-- The key grows at its end, so that posting costs the same however much there is; one by account would not.
CREATE TABLE ledger_postings (
  transfer_id uuid NOT NULL,
  account_id uuid NOT NULL,
  seq bigint NOT NULL,
  amount bigint NOT NULL,
  balance bigint NOT NULL,
  debits_pending bigint NOT NULL,
  credits_pending bigint NOT NULL,
  PRIMARY KEY (transfer_id, account_id)
);
-- what became of each pending transfer
CREATE TABLE ledger_pendings (
  transfer_id uuid PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('pending', 'posted', 'voided', 'expired')),
  expires_at timestamptz,
  resolved_by uuid
) WITH (fillfactor = 70);
CREATE INDEX ledger_pendings_expires_at ON ledger_pendings (expires_at) WHERE state = 'pending';

-- What is in the books stays as it is, whoever asks.
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The books cannot be edited: % on % is refused. Put it right by another transfer.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_transfers_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_postings_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_postings
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_accounts_stay BEFORE DELETE OR TRUNCATE ON ledger_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_accounts_immutable
  BEFORE UPDATE OF id, owner_id, kind, currency, debits_must_not_exceed_credits, opened_at ON ledger_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_accounts_begin_empty BEFORE INSERT ON ledger_accounts FOR EACH ROW
  WHEN (NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0
    OR NEW.last_seq <> 0 OR NEW.closed)
  EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_pendings_stay BEFORE DELETE OR TRUNCATE ON ledger_pendings
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_pendings_immutable BEFORE UPDATE ON ledger_pendings FOR EACH ROW
  WHEN (OLD.state <> 'pending' OR NEW.transfer_id <> OLD.transfer_id OR NEW.expires_at IS DISTINCT FROM OLD.expires_at)
  EXECUTE FUNCTION ledger_refuse_change();
-- The books are written by ledger_post_batch alone: it says so in this setting while it does.
CREATE FUNCTION ledger_refuse_outsiders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Only ledger_post_batch writes into the books: % on % is refused.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_accounts_balance
  BEFORE UPDATE OF debits_pending, debits_posted, credits_pending, credits_posted, last_seq, closed ON ledger_accounts
  FOR EACH STATEMENT WHEN (current_setting('sampan.ledger_posts', true) IS DISTINCT FROM 'yes')
  EXECUTE FUNCTION ledger_refuse_outsiders();
CREATE TRIGGER ledger_transfers_posted BEFORE INSERT ON ledger_transfers
  FOR EACH STATEMENT WHEN (current_setting('sampan.ledger_posts', true) IS DISTINCT FROM 'yes')
  EXECUTE FUNCTION ledger_refuse_outsiders();
CREATE TRIGGER ledger_postings_posted BEFORE INSERT ON ledger_postings
  FOR EACH STATEMENT WHEN (current_setting('sampan.ledger_posts', true) IS DISTINCT FROM 'yes')
  EXECUTE FUNCTION ledger_refuse_outsiders();
CREATE TRIGGER ledger_pendings_posted BEFORE INSERT OR UPDATE ON ledger_pendings
  FOR EACH STATEMENT WHEN (current_setting('sampan.ledger_posts', true) IS DISTINCT FROM 'yes')
  EXECUTE FUNCTION ledger_refuse_outsiders();

-- Taken by whoever writes accounts, until the transaction ends.
CREATE FUNCTION ledger_take_lane() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_xact_lock(7261930)';

/*
 * Posts a batch of transfers, exactly as if they came one after the other in the order of the arrays.
 *
 * Accounts and transfer ids come as lists of distinct ones; the transfers name them by their places there (from 1), so
 * that nothing has to be matched here. "refusals" are codes the caller found out without the books (0: none); they count
 * after the question whether the id exists. Codes are those of server/src/modules/ledger/codes.ts.
 *
 * The lane is taken first, so every statement after it has a snapshot that holds whatever was posted before. The loop
 * works on arrays and writes nothing; then all is written at once. Look-ups keep to their indexes even while statistics
 * are stale: by LATERAL ... OFFSET 0, by ctid, and by the planner settings of this function.
 */
CREATE FUNCTION ledger_post_batch(
  account_ids uuid[], transfer_ids uuid[],
  slots int[], debits int[], credits int[], amounts bigint[], currencies text[],
  kinds text[], actor_member_ids uuid[], actor_device_ids uuid[], reasons text[], at timestamptz,
  flags int[], refusals int[], pending_slots int[], timeouts int[], rates text[],
  OUT codes text, OUT posted_amounts text,
  OUT debit_seqs text, OUT debit_balances text, OUT debit_debits_pending text, OUT debit_credits_pending text,
  OUT credit_seqs text, OUT credit_balances text, OUT credit_debits_pending text, OUT credit_credits_pending text,
  OUT repeated_at text
)
LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET jit = off SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  most CONSTANT bigint := 9000000000000000000;
  n CONSTANT int := cardinality(slots);
  places tid[];
  owed_pending bigint[]; owed bigint[]; due_pending bigint[]; due bigint[]; seqs bigint[];
  -- 1 closed, 2 frozen, 4 debits must not exceed credits
  states int[]; account_currencies text[];
  old_owed_pending bigint[]; old_owed bigint[]; old_due_pending bigint[]; old_due bigint[]; old_seqs bigint[]; old_states int[];
  -- by slot: 0 there is none, -1 it stands in the table, else the place in this batch of the transfer that has the id
  made_by int[];
  -- by slot: 0 not pending at all, 1 pending, 2 posted, 3 voided, 4 expired
  pending_states int[]; pending_amounts bigint[]; pending_flags int[]; pending_ends timestamptz[]; pending_by int[];
  pending_debits int[]; pending_credits int[];
  has_flags CONSTANT boolean := flags IS NOT NULL;
  has_refusals CONSTANT boolean := refusals IS NOT NULL;
  has_pendings CONSTANT boolean := pending_slots IS NOT NULL;
  out_codes int[]; out_amounts bigint[] := amounts;
  d_seqs bigint[]; d_balances bigint[]; d_owed_pending bigint[]; d_due_pending bigint[];
  c_seqs bigint[]; c_balances bigint[]; c_owed_pending bigint[]; c_due_pending bigint[];
  out_times bigint[];
  i int; j int; d int; c int; p int; slot int; flag int := 0; code int; currency text; amount bigint; held bigint; made int;
  chain_from int := 0; chain_broken boolean := false; chain_repeats boolean := false;
  created int := 0; written bigint;
  stored ledger_transfers%ROWTYPE; posting ledger_postings%ROWTYPE;
BEGIN
  PERFORM ledger_take_lane();

  SELECT array_agg(a.place), array_agg(a.debits_pending), array_agg(a.debits_posted), array_agg(a.credits_pending),
    array_agg(a.credits_posted), array_agg(a.last_seq), array_agg(a.state), array_agg(a.currency)
  INTO places, owed_pending, owed, due_pending, due, seqs, states, account_currencies
  FROM (
    SELECT x.ctid AS place, x.*,
      x.closed::int + 2 * x.frozen::int + 4 * x.debits_must_not_exceed_credits::int AS state
    FROM ledger_accounts AS x WHERE x.id = ANY (account_ids) ORDER BY x.id
  ) AS a;
  IF coalesce(cardinality(places), 0) <> cardinality(account_ids) THEN
    -- Some do not exist: the others have to come to their places one by one.
    SELECT array_agg(a.place), array_agg(a.debits_pending), array_agg(a.debits_posted), array_agg(a.credits_pending),
      array_agg(a.credits_posted), array_agg(a.last_seq), array_agg(a.state), array_agg(a.currency)
    INTO places, owed_pending, owed, due_pending, due, seqs, states, account_currencies
    FROM (
      SELECT account.*,
        account.closed::int + 2 * account.frozen::int + 4 * account.debits_must_not_exceed_credits::int AS state
      FROM unnest(account_ids) WITH ORDINALITY AS q (id, ord)
      LEFT JOIN LATERAL (SELECT x.ctid AS place, x.* FROM ledger_accounts AS x WHERE x.id = q.id OFFSET 0) AS account ON true
      ORDER BY q.ord
    ) AS a;
  END IF;
  old_owed_pending := owed_pending; old_owed := owed; old_due_pending := due_pending; old_due := due; old_seqs := seqs;
  old_states := states;

  made_by := array_fill(0, ARRAY[cardinality(transfer_ids)]);
  FOR slot IN
    SELECT array_position(transfer_ids, t.id) FROM ledger_transfers AS t WHERE t.id = ANY (transfer_ids)
  LOOP
    made_by[slot] := -1;
  END LOOP;

  IF has_flags THEN
    SELECT array_agg(coalesce(array_position(ARRAY['pending', 'posted', 'voided', 'expired'], s.state), 0)),
      array_agg(s.amount), array_agg(s.flags), array_agg(s.expires_at), array_agg(0),
      array_agg(array_position(account_ids, s.debit_account_id)),
      array_agg(array_position(account_ids, s.credit_account_id))
    INTO pending_states, pending_amounts, pending_flags, pending_ends, pending_by, pending_debits, pending_credits
    FROM (
      SELECT t.*, pending.state, pending.expires_at
      FROM unnest(transfer_ids, made_by) WITH ORDINALITY AS q (id, made, ord)
      LEFT JOIN LATERAL (
        SELECT x.amount, x.flags, x.debit_account_id, x.credit_account_id
        FROM ledger_transfers AS x WHERE x.id = q.id AND q.made = -1 OFFSET 0
      ) AS t ON true
      LEFT JOIN LATERAL (
        SELECT x.state, x.expires_at FROM ledger_pendings AS x WHERE x.transfer_id = q.id AND q.made = -1 OFFSET 0
      ) AS pending ON true
      ORDER BY q.ord
    ) AS s;
  END IF;

  out_codes := array_fill(0, ARRAY[n]);
  d_seqs := array_fill(0::bigint, ARRAY[n]);
  d_balances := d_seqs; d_owed_pending := d_seqs; d_due_pending := d_seqs;
  c_seqs := d_seqs; c_balances := d_seqs; c_owed_pending := d_seqs; c_due_pending := d_seqs;

  FOR i IN 1..n LOOP
    d := debits[i]; c := credits[i]; amount := amounts[i]; slot := slots[i];
    currency := currencies[i]; code := 0;
    IF has_flags THEN
      flag := flags[i];
      IF flag & 1 <> 0 AND chain_from = 0 THEN
        chain_from := i; chain_broken := false; chain_repeats := false;
      END IF;
    END IF;

    <<judge>>
    BEGIN
      IF chain_from > 0 THEN
        IF i = n AND flag & 1 <> 0 THEN code := 3; EXIT judge; END IF;
        IF chain_broken THEN code := 2; EXIT judge; END IF;
      END IF;

      made := made_by[slot];
      IF made > 0 THEN
        code := CASE
          WHEN has_flags AND flags[made] <> flag THEN 10
          WHEN has_pendings AND pending_slots[made] IS DISTINCT FROM pending_slots[i] THEN 11
          WHEN timeouts IS NOT NULL AND timeouts[made] IS DISTINCT FROM timeouts[i] THEN 12
          WHEN debits[made] <> d THEN 13
          WHEN credits[made] <> c THEN 14
          WHEN amount <> amounts[made] AND amount <> out_amounts[made]
            AND NOT (amount = 0 AND flag & 12 <> 0 AND out_amounts[made] = pending_amounts[pending_slots[made]]) THEN 15
          WHEN currencies[made] <> currency THEN 16
          WHEN kinds[made] <> kinds[i] THEN 17
          WHEN actor_member_ids[made] IS DISTINCT FROM actor_member_ids[i] THEN 18
          WHEN reasons[made] <> reasons[i] THEN 19
          WHEN rates IS NOT NULL AND rates[made] IS DISTINCT FROM rates[i] THEN 20
          ELSE 1 END;
        -- It goes back with the chain that it stands in.
        IF code = 1 AND chain_from > 0 AND made >= chain_from THEN code := 2; END IF;
        IF code = 1 THEN
          out_amounts[i] := out_amounts[made];
          d_seqs[i] := d_seqs[made]; d_balances[i] := d_balances[made];
          d_owed_pending[i] := d_owed_pending[made]; d_due_pending[i] := d_due_pending[made];
          c_seqs[i] := c_seqs[made]; c_balances[i] := c_balances[made];
          c_owed_pending[i] := c_owed_pending[made]; c_due_pending[i] := c_due_pending[made];
          IF out_times IS NULL THEN out_times := array_fill(0::bigint, ARRAY[n]); END IF;
          out_times[i] := round(extract(epoch FROM at) * 1000);
        END IF;
        EXIT judge;
      ELSIF made < 0 THEN
        SELECT * INTO STRICT stored FROM ledger_transfers AS t WHERE t.id = transfer_ids[slot];
        code := CASE
          WHEN stored.flags <> flag THEN 10
          WHEN stored.pending_id IS DISTINCT FROM
            CASE WHEN has_pendings THEN transfer_ids[pending_slots[i]] END THEN 11
          WHEN stored.timeout_seconds IS DISTINCT FROM CASE WHEN timeouts IS NOT NULL THEN timeouts[i] END THEN 12
          WHEN stored.debit_account_id <> account_ids[d] THEN 13
          WHEN stored.credit_account_id <> account_ids[c] THEN 14
          WHEN stored.amount <> amount
            AND NOT (amount = 0 AND flag & 12 <> 0 AND stored.amount = pending_amounts[pending_slots[i]]) THEN 15
          WHEN stored.currency <> currency THEN 16
          WHEN stored.kind <> kinds[i] THEN 17
          WHEN stored.actor_member_id IS DISTINCT FROM actor_member_ids[i] THEN 18
          WHEN stored.reason <> reasons[i] THEN 19
          WHEN stored.rate IS DISTINCT FROM CASE WHEN rates IS NOT NULL THEN rates[i] END THEN 20
          ELSE 1 END;
        IF code = 1 THEN
          out_amounts[i] := stored.amount;
          SELECT * INTO STRICT posting FROM ledger_postings AS x
          WHERE x.transfer_id = stored.id AND x.account_id = stored.debit_account_id;
          d_seqs[i] := posting.seq; d_balances[i] := posting.balance;
          d_owed_pending[i] := posting.debits_pending; d_due_pending[i] := posting.credits_pending;
          SELECT * INTO STRICT posting FROM ledger_postings AS x
          WHERE x.transfer_id = stored.id AND x.account_id = stored.credit_account_id;
          c_seqs[i] := posting.seq; c_balances[i] := posting.balance;
          c_owed_pending[i] := posting.debits_pending; c_due_pending[i] := posting.credits_pending;
          IF out_times IS NULL THEN out_times := array_fill(0::bigint, ARRAY[n]); END IF;
          out_times[i] := round(extract(epoch FROM stored.at) * 1000);
        END IF;
        EXIT judge;
      END IF;

      IF has_refusals THEN
        code := refusals[i];
        EXIT judge WHEN code <> 0;
      END IF;

      IF (account_currencies[d] = currency AND account_currencies[c] = currency) IS NOT TRUE THEN
        code := CASE
          WHEN account_currencies[d] IS NULL THEN 40
          WHEN account_currencies[c] IS NULL THEN 41
          WHEN account_currencies[d] <> account_currencies[c] THEN 42
          ELSE 43 END;
        EXIT judge;
      END IF;

      IF flag & 12 = 0 THEN
        IF states[d] & 3 <> 0 OR states[c] & 1 <> 0 THEN
          code := CASE WHEN states[d] & 1 <> 0 THEN 60 WHEN states[c] & 1 <> 0 THEN 61
            WHEN states[d] & 2 <> 0 THEN 62 END;
          EXIT judge;
        END IF;
        IF owed_pending[d] + owed[d] > most - amount THEN code := 63; EXIT judge; END IF;
        IF due_pending[c] + due[c] > most - amount THEN code := 64; EXIT judge; END IF;
        IF states[d] & 4 <> 0 AND owed_pending[d] + owed[d] + amount > due[d] THEN code := 65; EXIT judge; END IF;
        IF chain_repeats THEN code := 2; EXIT judge; END IF;
        IF flag & 2 = 0 THEN
          owed[d] := owed[d] + amount;
          due[c] := due[c] + amount;
        ELSE
          owed_pending[d] := owed_pending[d] + amount;
          due_pending[c] := due_pending[c] + amount;
          IF flag & 64 <> 0 THEN states[d] := states[d] | 1; END IF;
          IF flag & 128 <> 0 THEN states[c] := states[c] | 1; END IF;
          pending_states[slot] := 1; pending_amounts[slot] := amount; pending_flags[slot] := flag; pending_by[slot] := 0;
          pending_debits[slot] := d; pending_credits[slot] := c;
          pending_ends[slot] := CASE WHEN timeouts IS NOT NULL THEN at + make_interval(secs => timeouts[i]) END;
        END IF;
      ELSE
        p := pending_slots[i];
        IF made_by[p] = 0 THEN code := 44; EXIT judge; END IF;
        IF pending_states[p] = 0 THEN code := 45; EXIT judge; END IF;
        IF pending_debits[p] IS DISTINCT FROM d THEN code := 46; EXIT judge; END IF;
        IF pending_credits[p] IS DISTINCT FROM c THEN code := 47; EXIT judge; END IF;
        held := pending_amounts[p];
        IF amount = 0 THEN amount := held; END IF;
        IF flag & 4 <> 0 AND amount > held THEN code := 48; EXIT judge; END IF;
        IF flag & 8 <> 0 AND amount <> held THEN code := 49; EXIT judge; END IF;
        IF pending_states[p] <> 1 THEN code := 48 + pending_states[p]; EXIT judge; END IF;
        IF (pending_ends[p] <= at) IS TRUE AND flag & 1024 = 0 THEN code := 52; EXIT judge; END IF;
        IF flag & 4 <> 0 AND (states[d] & 3 <> 0 OR states[c] & 1 <> 0) THEN
          code := CASE WHEN states[d] & 1 <> 0 THEN 60 WHEN states[c] & 1 <> 0 THEN 61
            WHEN states[d] & 2 <> 0 THEN 62 END;
          EXIT judge;
        END IF;
        IF chain_repeats THEN code := 2; EXIT judge; END IF;
        owed_pending[d] := owed_pending[d] - held;
        due_pending[c] := due_pending[c] - held;
        IF flag & 4 <> 0 THEN
          owed[d] := owed[d] + amount;
          due[c] := due[c] + amount;
          pending_states[p] := 2;
        ELSE
          IF pending_flags[p] & 64 <> 0 THEN states[d] := states[d] & ~1; END IF;
          IF pending_flags[p] & 128 <> 0 THEN states[c] := states[c] & ~1; END IF;
          pending_states[p] := CASE WHEN flag & 1024 <> 0 THEN 4 ELSE 3 END;
        END IF;
        pending_by[p] := i;
        out_amounts[i] := amount;
      END IF;

      made_by[slot] := i;
      seqs[d] := seqs[d] + 1;
      seqs[c] := seqs[c] + 1;
      d_seqs[i] := seqs[d]; d_balances[i] := due[d] - owed[d];
      d_owed_pending[i] := owed_pending[d]; d_due_pending[i] := due_pending[d];
      c_seqs[i] := seqs[c]; c_balances[i] := due[c] - owed[c];
      c_owed_pending[i] := owed_pending[c]; c_due_pending[i] := due_pending[c];
      created := created + 1;
    END;

    IF code <> 0 THEN out_codes[i] := code; END IF;
    IF chain_from > 0 THEN
      IF code = 1 AND NOT chain_broken AND (i = chain_from OR chain_repeats) THEN
        chain_repeats := true;
      ELSIF code <> 0 AND NOT chain_broken THEN
        chain_broken := true;
        FOR j IN REVERSE i - 1..chain_from LOOP
          CONTINUE WHEN out_codes[j] <> 0;
          d := debits[j]; c := credits[j]; slot := slots[j];
          seqs[d] := seqs[d] - 1; seqs[c] := seqs[c] - 1;
          IF flags[j] & 14 = 0 THEN
            owed[d] := owed[d] - out_amounts[j]; due[c] := due[c] - out_amounts[j];
          ELSIF flags[j] & 2 <> 0 THEN
            owed_pending[d] := owed_pending[d] - out_amounts[j]; due_pending[c] := due_pending[c] - out_amounts[j];
            IF flags[j] & 64 <> 0 THEN states[d] := states[d] & ~1; END IF;
            IF flags[j] & 128 <> 0 THEN states[c] := states[c] & ~1; END IF;
            pending_states[slot] := 0;
          ELSE
            p := pending_slots[j];
            owed_pending[d] := owed_pending[d] + pending_amounts[p];
            due_pending[c] := due_pending[c] + pending_amounts[p];
            IF flags[j] & 4 <> 0 THEN
              owed[d] := owed[d] - out_amounts[j]; due[c] := due[c] - out_amounts[j];
            ELSE
              IF pending_flags[p] & 64 <> 0 THEN states[d] := states[d] | 1; END IF;
              IF pending_flags[p] & 128 <> 0 THEN states[c] := states[c] | 1; END IF;
            END IF;
            pending_states[p] := 1; pending_by[p] := 0;
          END IF;
          made_by[slot] := 0;
          out_codes[j] := 2;
          created := created - 1;
        END LOOP;
      END IF;
      IF flag & 1 = 0 THEN chain_from := 0; chain_repeats := false; END IF;
    END IF;
  END LOOP;

  IF created > 0 THEN
    PERFORM set_config('sampan.ledger_posts', 'yes', true);
    -- By places in the arrays: unnest would first copy each of them into a table of its own.
    INSERT INTO ledger_transfers (id, debit_account_id, credit_account_id, amount, at, flags, timeout_seconds, pending_id,
      actor_member_id, actor_device_id, currency, kind, reason, rate)
    SELECT transfer_ids[slots[k]], account_ids[debits[k]], account_ids[credits[k]], out_amounts[k], at,
      coalesce(flags[k], 0), timeouts[k], transfer_ids[pending_slots[k]], actor_member_ids[k], actor_device_ids[k],
      currencies[k], kinds[k], reasons[k], rates[k]
    FROM generate_series(1, n) AS k WHERE out_codes[k] = 0;

    INSERT INTO ledger_postings (transfer_id, account_id, seq, amount, balance, debits_pending, credits_pending)
    SELECT transfer_ids[slots[k]], account_ids[CASE WHEN is_debit THEN debits[k] ELSE credits[k] END],
      CASE WHEN is_debit THEN d_seqs[k] ELSE c_seqs[k] END,
      CASE WHEN flags[k] & 10 <> 0 THEN 0 WHEN is_debit THEN -out_amounts[k] ELSE out_amounts[k] END,
      CASE WHEN is_debit THEN d_balances[k] ELSE c_balances[k] END,
      CASE WHEN is_debit THEN d_owed_pending[k] ELSE c_owed_pending[k] END,
      CASE WHEN is_debit THEN d_due_pending[k] ELSE c_due_pending[k] END
    FROM (SELECT (side + 1) / 2 AS k, side % 2 = 1 AS is_debit FROM generate_series(1, 2 * n) AS side) AS sides
    WHERE out_codes[k] = 0;

    IF has_flags THEN
      INSERT INTO ledger_pendings (transfer_id, state, expires_at, resolved_by)
      SELECT transfer_ids[q.ord], (ARRAY['pending', 'posted', 'voided', 'expired'])[q.state], q.ends,
        CASE WHEN q.by > 0 THEN transfer_ids[slots[q.by]] END
      FROM unnest(pending_states, pending_ends, pending_by, made_by) WITH ORDINALITY AS q (state, ends, by, made, ord)
      WHERE q.state > 0 AND q.made > 0;
      UPDATE ledger_pendings AS pending
      SET state = (ARRAY['pending', 'posted', 'voided', 'expired'])[q.state], resolved_by = transfer_ids[slots[q.by]]
      FROM unnest(pending_states, pending_by, made_by) WITH ORDINALITY AS q (state, by, made, ord)
      WHERE q.by > 0 AND q.made = -1 AND pending.transfer_id = transfer_ids[q.ord];
    END IF;

    UPDATE ledger_accounts AS account
    SET debits_pending = owed_pending[k], debits_posted = owed[k], credits_pending = due_pending[k],
      credits_posted = due[k], last_seq = seqs[k], closed = states[k] & 1 <> 0
    FROM generate_series(1, cardinality(account_ids)) AS k
    WHERE account.ctid = places[k] AND seqs[k] <> old_seqs[k]
      AND account.debits_pending = old_owed_pending[k] AND account.debits_posted = old_owed[k]
      AND account.credits_pending = old_due_pending[k] AND account.credits_posted = old_due[k]
      AND account.last_seq = old_seqs[k];
    GET DIAGNOSTICS written = ROW_COUNT;
    PERFORM set_config('sampan.ledger_posts', '', true);
    SELECT count(*) INTO made FROM generate_series(1, cardinality(account_ids)) AS k WHERE seqs[k] <> old_seqs[k];
    IF written <> made THEN
      RAISE EXCEPTION 'An account was written outside of the lane' USING ERRCODE = 'serialization_failure';
    END IF;
  END IF;

  codes := out_codes::text;
  posted_amounts := out_amounts::text;
  debit_seqs := d_seqs::text;
  debit_balances := d_balances::text;
  debit_debits_pending := d_owed_pending::text;
  debit_credits_pending := d_due_pending::text;
  credit_seqs := c_seqs::text;
  credit_balances := c_balances::text;
  credit_debits_pending := c_owed_pending::text;
  credit_credits_pending := c_due_pending::text;
  repeated_at := out_times::text;
END $$;
`,
  check: `SELECT count(*) = 4 AS ok FROM information_schema.tables WHERE table_schema = current_schema()
    AND table_name IN ('ledger_accounts', 'ledger_transfers', 'ledger_postings', 'ledger_pendings')`,
}
