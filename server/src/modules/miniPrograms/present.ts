import {
  type MiniProgram,
  type ProgramPermission,
  type ProgramScope,
  programScopes,
  type RecentProgram,
} from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { decideBundle } from './rules.ts'
import type { PermissionRow, VisitRow } from './store/members.ts'
import type { ProgramRow } from './store/programs.ts'

export const presentProgram = ({ id, app_id, dialect, name, icon_hash }: ProgramRow): MiniProgram => ({
  id,
  appId: app_id,
  dialect,
  name,
  iconHash: icon_hash,
})

const isScope = (text: string): text is ProgramScope => programScopes.some((scope) => scope === text)

/** In the order in which they are told to people. */
export const presentPermissions = (rows: readonly PermissionRow[]): ProgramPermission[] =>
  rows
    .flatMap(({ scope, granted, decided_at }) =>
      isScope(scope) ? [{ scope, granted, decidedAt: wireInstant(decided_at) }] : [],
    )
    .sort((a, b) => programScopes.indexOf(a.scope) - programScopes.indexOf(b.scope))

/** What can no longer be opened is left out. */
export const presentRecents = (rows: readonly VisitRow[]): RecentProgram[] =>
  rows.flatMap((row) => {
    const opens = decideBundle(row, false)
    if (!opens) return []
    const { stage } = opens
    return [{ program: presentProgram(row), stage, openedAt: wireInstant(row.opened_at), pinned: row.pinned }]
  })
