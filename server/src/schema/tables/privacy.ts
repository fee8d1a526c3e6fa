export interface PrivacyTable {
  member_id: string
  online: boolean
  typing: boolean
  read_receipts: boolean
  last_seen: boolean
  link_previews: boolean
}

export interface LastSeenTable {
  member_id: string
  seen_at: Date
}
