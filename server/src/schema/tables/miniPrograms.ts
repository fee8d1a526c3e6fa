import type { ProgramDialect } from '@sampan/contract'
import type { ColumnType } from 'kysely'

export interface MiniProgramsTable {
  id: string
  app_id: string
  dialect: ProgramDialect
  name: string
  /** SHA-256 of a file of the program. */
  icon_hash: string | null
  live_bundle_id: string | null
  preview_bundle_id: string | null
  /** Hosts that what is live may reach. */
  domains: string[]
  /** Hosts whose pages what is live may show. */
  web_domains: string[]
  /** A member who answers for it. */
  contact_id: string | null
  updated_at: Date
}

export interface MiniProgramBundlesTable {
  id: string
  program_id: string
  hash: string
  /** `BundleManifest` of miniprogram/bundle, as the compiler wrote it. */
  manifest: ColumnType<unknown, string, never>
  created_at: Date
}

/** One file of one or several bundles; its bytes are the blob `<id>.original`. */
export interface MiniProgramFilesTable {
  id: string
  program_id: string
  sha256: string
  size_bytes: number
}

export interface MiniProgramVisitsTable {
  member_id: string
  program_id: string
  opened_at: Date
  pinned: boolean
}

/** Never changed: the latest line of a scope is what holds. */
export interface MiniProgramPermissionsTable {
  id: string
  member_id: string
  program_id: string
  scope: string
  granted: boolean
  decided_at: Date
  device_id: string
}

export interface MiniProgramLoginCodesTable {
  code_hash: Buffer
  program_id: string
  member_id: string
  expires_at: Date
}

export interface MiniProgramReportsTable {
  id: string
  program_id: string
  member_id: string
  hash: string | null
  message: string
  details: string
  reported_at: Date
}
