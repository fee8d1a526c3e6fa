/** Made-up talk: words as often as words are, some Chinese, some of both, always the same. */
import type { Random } from './random.ts'

const SYLLABLES =
  'ba be bo da de di ga go ha ho ka ke ki ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te to va ve wa we'.split(
    ' ',
  )
const HAN = [
  ...'的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏底船渡',
]

/** The word of a rank: 0 is the most common one. */
export function wordOf(rank: number): string {
  let word = ''
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length]
  }
  return word
}

const WORDS = 60_000
/** Few words are said very often, most hardly ever. */
const rankOf = (random: Random): number => Math.floor(WORDS ** random()) - 1
const hanOf = (random: Random): string => HAN[Math.floor(HAN.length ** random()) - 1] ?? '的'

export function sentence(random: Random): string {
  const count = 3 + Math.floor(random() * 14)
  const parts: string[] = []
  if (random() < 0.3) {
    for (let index = 0; index < count; index += 1) parts.push(hanOf(random))
    if (random() < 0.2) parts.push(wordOf(rankOf(random)))
    return parts.join('')
  }
  for (let index = 0; index < count; index += 1) parts.push(wordOf(rankOf(random)))
  if (random() < 0.03) parts.push(`https://example.com/${wordOf(rankOf(random))}`)
  return parts.join(' ')
}

/** Han characters that stand together about as seldom as two of these ranks do. */
export const hanPair = (one: number, other: number): string => `${HAN[one] ?? ''}${HAN[other] ?? ''}`
