/** Occasions to give: a cover, a greeting and amounts that people like to give on them. */
import { decimalsOf } from '@sampan/contract/currencies.ts'
import type { CoverName } from './covers/index.ts'
import { type SeasonId, seasonsOn } from './seasons.ts'

export type PresetId = SeasonId | 'wishes' | 'birthday' | 'wedding' | 'thanks'

export interface Preset {
  id: PresetId
  cover: CoverName
  /** With two decimals, as people say them. */
  amounts: readonly string[]
}

/** Eights for riches, sixes for a smooth way. */
const lucky = ['6.66', '8.88', '18.88', '66.66', '88.88'] as const
const round = ['5.00', '10.00', '20.00', '50.00', '100.00'] as const
/** One more than a round sum, so that it goes on. */
const oneMore = ['11.00', '21.00', '51.00', '101.00'] as const

const presets: readonly Preset[] = [
  { id: 'wishes', cover: 'plain', amounts: lucky },
  { id: 'birthday', cover: 'cake', amounts: ['6.66', '8.88', '20.00', '50.00', '100.00'] },
  { id: 'wedding', cover: 'rings', amounts: ['8.88', '52.00', '66.66', '88.88', '99.99'] },
  { id: 'thanks', cover: 'boat', amounts: ['2.00', '5.00', '10.00', '20.00'] },
  { id: 'newYear', cover: 'fireworks', amounts: round },
  { id: 'chineseNewYear', cover: 'lantern', amounts: lucky },
  { id: 'midAutumn', cover: 'moon', amounts: ['8.15', '8.88', '18.88', '81.50', '88.88'] },
  { id: 'ramadan', cover: 'crescent', amounts: round },
  { id: 'eidFitr', cover: 'crescent', amounts: round },
  { id: 'eidAdha', cover: 'crescent', amounts: round },
  { id: 'diwali', cover: 'lamp', amounts: oneMore },
  // Gelt is given in multiples of eighteen, which is "life".
  { id: 'hanukkah', cover: 'candles', amounts: ['1.80', '5.40', '18.00', '36.00'] },
  { id: 'saintNicholas', cover: 'stocking', amounts: round },
  { id: 'christmas', cover: 'fir', amounts: round },
  { id: 'befana', cover: 'stocking', amounts: round },
  { id: 'orthodoxChristmas', cover: 'snow', amounts: round },
  { id: 'nowruz', cover: 'sprouts', amounts: round },
  { id: 'easter', cover: 'eggs', amounts: round },
  { id: 'orthodoxEaster', cover: 'eggs', amounts: round },
]

/** All of them, what is in season first. @param day 2026-02-17 */
export function presetsOn(day: string): Preset[] {
  const inSeason: readonly PresetId[] = seasonsOn(day)
  const place = ({ id }: Preset) => {
    const found = inSeason.indexOf(id)
    return found === -1 ? inSeason.length : found
  }
  return presets.toSorted((a, b) => place(a) - place(b))
}

/** The same figures in any currency: 8.88 EUR, 888 JPY, 8.880 KWD; in minor units. */
export function presetAmounts({ amounts }: Pick<Preset, 'amounts'>, currency: string): string[] {
  const decimals = decimalsOf(currency)
  return amounts.map((amount) => amount.replace('.', '').replace(/^0+/, '') + '0'.repeat(Math.max(0, decimals - 2)))
}
