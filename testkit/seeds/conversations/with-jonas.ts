import type { DirectTalk } from '../types.ts'
import { on, writing } from '../writing.ts'

/** Jonas’s conversations with one person each, as far as they do not stand elsewhere. */
const de = writing('de')
const en = writing('en')

export const jonasAndHanna: DirectTalk = {
  kind: 'direct',
  key: 'jonas-hanna',
  between: ['hanna', 'jonas'],
  steps: [
    ...on(
      10,
      de.say('hanna', '08:30', 'Guten Morgen Jonas, bei dir im Hof klemmt das Tor. Schaust du mal?'),
      de.say('jonas', '08:42', 'Schon passiert. Das Holz quillt bei Regen, ich hoble morgen zwei Millimeter ab.', {
        reactions: { '🙏': ['hanna'] },
      }),
      de.say('hanna', '08:43', 'Zwei Millimeter und du rettest mir die Woche.'),
    ),
    ...on(
      6,
      de.say('hanna', '17:20', 'Kennst du Omar? Er möchte das Atelier im zweiten Stock.', { id: 'omar' }),
      de.say('jonas', '17:31', 'Guter Mann. Zahlt pünktlich und kocht den besten Tee am Hafen.', { replyTo: 'omar' }),
      de.say('hanna', '17:32', 'Tee war nicht meine erste Frage, aber es hilft.', { reactions: { '😂': ['jonas'] } }),
    ),
    ...on(0, de.say('hanna', '08:05', 'Das Tor klemmt wieder. Diesmal in die andere Richtung.')),
  ],
  views: { jonas: { unread: 1 } },
}

export const jonasAndGreta: DirectTalk = {
  kind: 'direct',
  key: 'jonas-greta',
  between: ['greta', 'jonas'],
  steps: [
    ...on(
      9,
      de.say('greta', '18:15', 'Servus! Bei mir stehen zwölf Tomatensetzlinge zu viel. Magst du welche?'),
      de.say('jonas', '18:20', 'Sechs gern. Was bekommst du dafür?'),
      de.say('greta', '18:21', 'Ein Brett fürs Hochbeet, bitte. 1,40 lang.', { reactions: { '👍': ['jonas'] } }),
    ),
    ...on(
      4,
      de.speak('jonas', '10:40', 'jonas-1', { id: 'tulips' }),
      de.show('jonas', '10:42', 'tulips', 'Blick von der Bank', { reactions: { '❤️': ['greta'] } }),
      de.say('greta', '11:05', 'Na servas, ist das schön! Ich komm um drei mit Kuchen.', { replyTo: 'tulips' }),
    ),
    ...on(
      1,
      de.say('greta', '19:12', 'Die Schnecken haben den Salat gefunden.'),
      de.say('jonas', '19:20', 'Welchen?'),
      de.say('greta', '19:21', 'Es gab nur einen. Es gab.', { reactions: { '😮': ['jonas'] } }),
    ),
  ],
  views: { jonas: { pinned: true } },
}

export const jonasAndSofia: DirectTalk = {
  kind: 'direct',
  key: 'jonas-sofia',
  between: ['sofia', 'jonas'],
  steps: [
    ...on(
      12,
      en.say('sofia', '16:12', 'Do you know anything about shelves? Mine is slowly becoming a slide.'),
      en.say('jonas', '16:30', 'How many books?'),
      en.say('sofia', '16:31', 'Yes.', { reactions: { '😂': ['jonas'] } }),
      en.say('jonas', '16:33', 'Then we need a middle support and oak. I will measure on my way home.'),
    ),
    ...on(
      7,
      en.say('sofia', '20:02', 'It has not moved a millimetre in three days. I keep checking with a marble.'),
      en.say('jonas', '20:10', { de: 'Qualitätskontrolle, sehr gut.' }, { reactions: { '👍': ['sofia'] } }),
    ),
    ...on(0, en.say('sofia', '07:58', 'Ben wants one too now. He has four books and a lot of enthusiasm.')),
  ],
  views: { jonas: { unread: 1 } },
}
