export interface FilesTable {
  id: string
  owner_id: string
  kind: 'picture' | 'avatar' | 'voice'
  media_type: string
  size_bytes: number
  width: number | null
  height: number | null
  placeholder: string | null
  created_at: Date
}
