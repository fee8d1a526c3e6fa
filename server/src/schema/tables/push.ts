export interface PushSubscriptionsTable {
  device_id: string
  member_id: string
  endpoint: string
  p256dh: string
  auth: string
  created_at: Date
}
export interface PushPreferencesTable {
  member_id: string
  previews: boolean
  /** Minutes since midnight, in the time zone. */
  quiet_from: number | null
  quiet_until: number | null
  time_zone: string
}
