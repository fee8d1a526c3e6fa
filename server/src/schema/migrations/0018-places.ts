import type { Migration } from '../../kernel/database/migrate.ts'

export const places: Migration = {
  id: '0018-places',
  notes: 'Places that the operator makes known by name, and when members were last there.',
  up: `
CREATE TABLE places (
  id uuid PRIMARY KEY,
  -- What it was imported from: imported again, all of it is replaced.
  source text NOT NULL,
  name text NOT NULL,
  -- As search sees it.
  folded text NOT NULL,
  category text NOT NULL,
  address text NOT NULL,
  latitude numeric(8, 6) NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude numeric(9, 6) NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  -- Mercator, in radians: around any spot near and far are told apart by the plain distance.
  spot point NOT NULL
);
CREATE INDEX places_spots ON places USING gist (spot);
CREATE INDEX places_sources ON places (source);

-- Written when the last of a member's devices goes, many at once and every few minutes.
CREATE TABLE last_seen (
  member_id uuid PRIMARY KEY,
  seen_at timestamptz NOT NULL
) WITH (fillfactor = 50);

ALTER TABLE privacy ADD COLUMN last_seen boolean NOT NULL DEFAULT true;
`,
  check: `SELECT (SELECT count(*) = 2 FROM information_schema.tables WHERE table_schema = current_schema()
      AND table_name IN ('places', 'last_seen'))
    AND EXISTS (SELECT FROM information_schema.columns WHERE table_schema = current_schema()
      AND table_name = 'privacy' AND column_name = 'last_seen') AS ok`,
}
