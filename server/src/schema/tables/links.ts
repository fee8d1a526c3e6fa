export interface LinkPreviewsTable {
  id: string
  member_id: string
  url: string
  /** '' where the page says nothing or cannot be had. */
  title: string
  description: string
  site_name: string
  has_picture: boolean
  /** Null where there is none, and once it is gone. */
  file_id: string | null
  made_at: Date
  expires_at: Date
}
