import type { StallCategory } from '@sampan/contract'
import {
  BookOpen,
  BusFront,
  Flower2,
  HeartPulse,
  type LucideIcon,
  Palette,
  Plug,
  Scissors,
  Shirt,
  ShoppingBasket,
  Store,
  Ticket,
  Utensils,
  Wrench,
} from 'lucide-react'

/** In the order in which they are offered. */
export const categoryIcons: Record<StallCategory, LucideIcon> = {
  food: Utensils,
  groceries: ShoppingBasket,
  clothing: Shirt,
  crafts: Palette,
  flowers: Flower2,
  books: BookOpen,
  electronics: Plug,
  beauty: Scissors,
  health: HeartPulse,
  transport: BusFront,
  repairs: Wrench,
  culture: Ticket,
  other: Store,
}

export const isCategory = (text: string): text is StallCategory => text in categoryIcons
