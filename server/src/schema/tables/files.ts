export interface FilesTable {
  id: string
  owner_id: string
  kind: 'picture' | 'avatar' | 'voice' | 'file' | 'video' | 'sticker'
  media_type: string
  size_bytes: number
  width: number | null
  height: number | null
  placeholder: string | null
  created_at: Date
  /** Of a file or video; null for the others. */
  name: string | null
}

/** Bytes that are still coming in. The file that they become has the same id. */
export interface UploadsTable {
  id: string
  owner_id: string
  name: string
  /** As it was said at the beginning. */
  size_bytes: number
  created_at: Date
}
