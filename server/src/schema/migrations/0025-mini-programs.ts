import type { Migration } from '../../kernel/database/migrate.ts'

export const miniPrograms: Migration = {
  id: '0025-mini-programs',
  notes: 'Mini programs: their bundles and files, who opened them, what they were allowed, codes to sign in, reports.',
  up: `
CREATE TABLE mini_programs (
  id uuid PRIMARY KEY,
  app_id text NOT NULL UNIQUE,
  dialect text NOT NULL CHECK (dialect IN ('wechat', 'alipay')),
  name text NOT NULL,
  icon_hash text,
  live_bundle_id uuid,
  preview_bundle_id uuid,
  domains text[] NOT NULL,
  web_domains text[] NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE mini_program_bundles (
  id uuid PRIMARY KEY,
  program_id uuid NOT NULL,
  hash text NOT NULL,
  manifest jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (program_id, hash)
);
CREATE TABLE mini_program_files (
  id uuid PRIMARY KEY,
  program_id uuid NOT NULL,
  sha256 text NOT NULL,
  size_bytes int NOT NULL,
  UNIQUE (program_id, sha256)
);
CREATE TABLE mini_program_visits (
  member_id uuid NOT NULL,
  program_id uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  pinned boolean NOT NULL,
  PRIMARY KEY (member_id, program_id)
);
CREATE INDEX mini_program_visits_programs ON mini_program_visits (program_id);
-- Never changed: the latest line of a scope is what holds.
CREATE TABLE mini_program_permissions (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  program_id uuid NOT NULL,
  scope text NOT NULL,
  granted boolean NOT NULL,
  decided_at timestamptz NOT NULL,
  device_id uuid NOT NULL
);
CREATE INDEX mini_program_permissions_latest ON mini_program_permissions (member_id, program_id, scope, id DESC);
CREATE TABLE mini_program_login_codes (
  code_hash bytea PRIMARY KEY,
  program_id uuid NOT NULL,
  member_id uuid NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX mini_program_login_codes_expiry ON mini_program_login_codes (expires_at);
CREATE TABLE mini_program_reports (
  id uuid PRIMARY KEY,
  program_id uuid NOT NULL,
  member_id uuid NOT NULL,
  hash text,
  message text NOT NULL,
  details text NOT NULL,
  reported_at timestamptz NOT NULL
);
CREATE INDEX mini_program_reports_programs ON mini_program_reports (program_id, reported_at);
`,
  check: `SELECT count(*) = 7 AS ok FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name IN ('mini_programs', 'mini_program_bundles',
      'mini_program_files', 'mini_program_visits', 'mini_program_permissions', 'mini_program_login_codes',
      'mini_program_reports')`,
}
