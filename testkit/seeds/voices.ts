import type { Voice, VoiceName } from './types.ts'

/** Recorded in `voices/<name>.ogg`. */
export const voices: readonly Voice[] = [
  {
    name: 'mei-1',
    by: 'mei',
    language: 'zh',
    durationMs: 13_860,
    waveform: [
      27, 27, 1, 24, 15, 20, 20, 28, 18, 21, 22, 18, 29, 25, 20, 23, 19, 19, 24, 26, 31, 19, 20, 24, 22, 18, 14, 3,
    ],
    words: '早上好！江面上全是雾，对岸的山只露出一个尖。我在码头边画画，手都冻红了。快来吧，我给你留了靠窗的位子。',
  },
  {
    name: 'baba-1',
    by: 'baba',
    language: 'zh',
    durationMs: 9_630,
    waveform: [
      26, 6, 19, 12, 20, 22, 19, 21, 21, 31, 29, 19, 11, 19, 16, 6, 19, 5, 14, 19, 26, 16, 20, 23, 21, 29, 21, 7,
    ],
    words: '闺女，晚上回家吃饭吧。你妈包了三鲜馅的饺子，我还泡了你爱喝的桂花茶。',
  },
  {
    name: 'anya-1',
    by: 'anya',
    language: 'ru',
    durationMs: 6_066,
    waveform: [11, 31, 1, 1, 8, 20, 14, 7, 15, 15, 11, 19, 1, 1, 12, 19, 17, 11, 13, 7, 1, 5, 27, 13, 12, 7, 4, 1],
    words: 'Привет! Нашла наш плед на антресолях. Беру термос и карты, встретимся у кассы.',
  },
  {
    name: 'pavel-1',
    by: 'pavel',
    language: 'ru',
    durationMs: 6_200,
    waveform: [
      15, 13, 22, 12, 13, 16, 18, 22, 16, 16, 1, 11, 18, 25, 20, 15, 1, 31, 30, 11, 31, 3, 29, 19, 7, 8, 27, 1,
    ],
    words: 'Представляешь, ночью выпал снег. Вышел за хлебом, а вернулся через два часа: гулял.',
  },
  {
    name: 'lucia-1',
    by: 'lucia',
    language: 'it',
    durationMs: 8_669,
    waveform: [
      29, 1, 8, 20, 10, 22, 20, 22, 12, 17, 12, 18, 18, 23, 8, 10, 22, 23, 14, 14, 20, 11, 10, 16, 11, 18, 31, 1,
    ],
    words:
      'Ciao! La focaccia è in forno e tutta la casa profuma di rosmarino. Arrivo al molo per le dieci, non partite senza di me!',
  },
  {
    name: 'rosa-1',
    by: 'rosa',
    language: 'it',
    durationMs: 13_434,
    waveform: [
      30, 12, 22, 31, 4, 23, 21, 23, 23, 21, 17, 9, 18, 25, 10, 7, 20, 24, 19, 21, 16, 13, 5, 12, 26, 30, 26, 10,
    ],
    words:
      'Tesoro, ascolta la nonna: le vongole si mettono a bagno la sera prima, in acqua e sale. Altrimenti senti la sabbia sotto i denti. E il prezzemolo solo alla fine!',
  },
  {
    name: 'jonas-1',
    by: 'jonas',
    language: 'de',
    durationMs: 6_677,
    waveform: [23, 14, 1, 15, 23, 12, 17, 23, 15, 8, 15, 31, 20, 17, 14, 1, 12, 6, 23, 24, 6, 22, 27, 13, 20, 5, 12, 1],
    words: 'Moin! Die Tulpen sind aufgegangen, alle auf einmal. Komm vorbei, solange die Sonne draufsteht.',
  },
  {
    name: 'omar-1',
    by: 'omar',
    language: 'ar',
    durationMs: 9_522,
    waveform: [
      22, 16, 10, 20, 26, 14, 16, 1, 31, 18, 17, 19, 7, 11, 24, 13, 22, 13, 18, 1, 17, 11, 16, 16, 8, 25, 19, 2,
    ],
    words: 'صباح الخير يا ليلى. أنا في المرسى، والضوء جميل جدا اليوم. هل عندك وقت لصورتين؟',
  },
  {
    name: 'layla-1',
    by: 'layla',
    language: 'ar',
    durationMs: 8_018,
    waveform: [19, 14, 15, 31, 7, 1, 12, 10, 19, 10, 10, 24, 23, 17, 14, 13, 1, 7, 19, 11, 25, 14, 8, 12, 11, 23, 9, 1],
    words: 'وصلت الآن. اترك لي كوب شاي بالنعناع، سأكون عندك بعد خمس دقائق.',
  },
  {
    name: 'sofia-1',
    by: 'sofia',
    language: 'en',
    durationMs: 6_342,
    waveform: [28, 10, 12, 1, 14, 31, 19, 26, 25, 18, 15, 23, 7, 8, 17, 16, 21, 25, 23, 9, 1, 3, 23, 25, 13, 14, 23, 1],
    words: 'Quick one: the pier is icy near the crane, so take the upper path. See you at the clock!',
  },
]

/** @throws if nothing of that name was recorded. */
export function voiceOf(name: VoiceName): Voice {
  const found = voices.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no voice message is called ${name}`)
  return found
}
