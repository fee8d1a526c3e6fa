export interface PrivacyTable {
  member_id: string
  online: boolean
  typing: boolean
  read_receipts: boolean
}
