import type { Migration } from '../../kernel/database/migrate.ts'

export const keptHistories: Migration = {
  id: '0023-kept-histories',
  notes: 'Several messages sent on as one can be kept: with a copy of all that they hold.',
  up: `
-- Null for all other kinds.
ALTER TABLE favourites ADD COLUMN items jsonb;
`,
  check: `SELECT count(*) = 1 AS ok FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'favourites' AND column_name = 'items'`,
}
