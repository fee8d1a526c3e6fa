import type { Migration } from '../../kernel/database/migrate.ts'

export const demoWorld: Migration = {
  id: '0002-demo-world',
  notes: 'A mark that says whether the demo world was laid whole, so that half of one is never shown.',
  up: `
-- cli/demo: at most one row
CREATE TABLE demo_world (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  begun_at timestamptz NOT NULL,
  finished_at timestamptz
);
`,
  check: `SELECT to_regclass('demo_world') IS NOT NULL AS ok`,
}
