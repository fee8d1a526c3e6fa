import type { PlaceCategory } from '@sampan/contract'
import {
  BedDouble,
  Bus,
  Church,
  Coffee,
  GraduationCap,
  HeartPulse,
  Landmark,
  type LucideIcon,
  MapPin,
  ShoppingBag,
  Theater,
  Trees,
  Trophy,
  Utensils,
} from 'lucide-react'

export const categoryIcons: Readonly<Record<PlaceCategory, LucideIcon>> = {
  food: Utensils,
  drink: Coffee,
  shop: ShoppingBag,
  transport: Bus,
  lodging: BedDouble,
  health: HeartPulse,
  money: Landmark,
  learning: GraduationCap,
  culture: Theater,
  nature: Trees,
  sport: Trophy,
  worship: Church,
  other: MapPin,
}
