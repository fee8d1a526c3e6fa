export interface OwnStickersTable {
  member_id: string
  file_id: string
  /** From 0: the order in which its member has them. */
  place: number
  width: number
  height: number
}
