import type { Favourite } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { FavouriteRow } from './store.ts'

export const presentFavourite = ({ memberId: _, ...row }: FavouriteRow): Favourite => ({
  ...row,
  sentAt: wireInstant(row.sentAt),
  keptAt: wireInstant(row.keptAt),
})
