import type { Migration } from '../../kernel/database/migrate.ts'

export const programContacts: Migration = {
  id: '0026-program-contacts',
  notes: 'Who answers for a mini program, on the operator’s word.',
  up: `
ALTER TABLE mini_programs ADD COLUMN contact_id uuid;
`,
  check: `SELECT count(*) = 1 AS ok FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'mini_programs' AND column_name = 'contact_id'`,
}
