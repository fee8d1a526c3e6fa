import type { Handle, Language, Person } from './types.ts'

const face = { hasFace: true, stepIn: false }
const letters = { hasFace: false, stepIn: false }
const main = { hasFace: true, stepIn: true }

/** The six of the sign-in page first, in its order. */
export const people: readonly Person[] = [
  person('mei', 'Mei 林美', 'zh', 'CN', '在江边画画，周末坐船', main),
  person('omar', 'Omar عمر', 'ar', 'EG', 'صور قديمة للمرفأ وشاي بالنعناع', main),
  person('anya', 'Anya Аня', 'ru', 'RU', 'Перевожу днём, пою в хоре вечером', main),
  person('lucia', 'Lucia', 'it', 'IT', 'Farina, acqua, sale. E poi si vede.', main),
  person('jonas', 'Jonas', 'de', 'DE', 'Bootsbauer. Riecht nach Leinöl.', main),
  person('sofia', 'Sofia', 'en', 'GB', 'Reading on the ferry, mostly on time', main),
  person('wei', 'Wei 王磊', 'zh', 'CN', '不是在跑步，就是在去跑步的路上', face),
  person('layla', 'Layla ليلى', 'ar', 'LB', 'معرض صغير عند المرسى القديم', face),
  person('baba', '老林', 'zh', 'CN', '退休了，比上班还忙', face),
  person('mama', '秀兰', 'zh', 'CN', '平平淡淡才是真', letters),
  person('hanna', 'Hanna Berg', 'de', 'DE', 'Ateliers am Alten Hafen, Werktage 9 bis 17 Uhr', letters),
  person('greta', 'Greta Lind', 'de', 'AT', 'Garten am Fluss, Parzelle 7', letters),
  person('ben', 'Ben', 'en', 'GB', 'Night nurse, morning runner, bad cook', face),
  person('pavel', 'Павел', 'ru', 'RU', 'Живу там, где зима', face),
  person('nina', 'Нина', 'ru', 'KZ', 'Дирижирую хором и котом', letters),
  person('rosa', 'Nonna Rosa', 'it', 'IT', 'Chi va piano mangia sano', face),
  person('marco', 'Marco', 'it', 'IT', 'Pesca, rete, caffè', letters),
  person('tariq', 'Tariq طارق', 'ar', 'EG', 'مهندس نهارا وطباخ ليلا', letters),
]

/** @throws if there is nobody of that handle. */
export function personOf(handle: Handle): Person {
  const found = people.find((each) => each.handle === handle)
  if (found === undefined) throw new Error(`nobody in the demo world is called ${handle}`)
  return found
}

function person(
  handle: Handle,
  displayName: string,
  language: Language,
  region: string,
  about: string,
  kind: { hasFace: boolean; stepIn: boolean },
): Person {
  return { handle, displayName, language, region, about, ...kind }
}
