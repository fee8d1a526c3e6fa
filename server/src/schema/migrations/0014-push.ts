import type { Migration } from '../../kernel/database/migrate.ts'

export const push: Migration = {
  id: '0014-push',
  notes: 'Which browsers are notified while the app is closed, and when their members want it.',
  up: `
CREATE TABLE push_subscriptions (
  device_id uuid PRIMARY KEY REFERENCES devices (id),
  member_id uuid NOT NULL REFERENCES members (id),
  endpoint text NOT NULL UNIQUE,
  p256dh text NOT NULL,
  auth text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX push_subscriptions_member_id ON push_subscriptions (member_id);
CREATE TABLE push_preferences (
  member_id uuid PRIMARY KEY REFERENCES members (id),
  previews boolean NOT NULL,
  -- minutes since midnight in the time zone; both or none
  quiet_from int CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_until int CHECK (quiet_until BETWEEN 0 AND 1439),
  time_zone text NOT NULL,
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
);
`,
  check: `SELECT to_regclass('push_subscriptions') IS NOT NULL AND to_regclass('push_preferences') IS NOT NULL AS ok`,
}
