import type { DirectTalk } from '../types.ts'
import { on, writing } from '../writing.ts'

/** Sofia’s conversations with one person each, as far as they do not stand elsewhere. */
const en = writing('en')

export const sofiaAndBen: DirectTalk = {
  kind: 'direct',
  key: 'sofia-ben',
  between: ['ben', 'sofia'],
  steps: [
    ...on(
      10,
      en.say('ben', '07:45', 'Night shift done. If I run now, is it late or early?'),
      en.say('sofia', '07:50', 'It is brave. Go to bed.', { reactions: { '😂': ['ben'] } }),
    ),
    ...on(
      6,
      en.say('ben', '19:20', 'I followed your soup recipe. The pan did not survive.', { id: 'soup' }),
      en.say('sofia', '19:31', 'It says “simmer”.', { replyTo: 'soup' }),
      en.say('ben', '19:32', 'I thought that was the name of the soup.', { reactions: { '😂': ['sofia'] } }),
      en.say('sofia', '19:33', 'Come over on your next free evening, I will cook and you will watch. From a distance.'),
    ),
    ...on(
      3,
      en.say('ben', '15:02', 'What do I read first if I have not read a whole book since school?'),
      en.say('sofia', '15:20', 'Something short with a ship in it. I will put one in your running bag.', {
        reactions: { '🙏': ['ben'] },
      }),
    ),
    ...on(
      0,
      en.say('ben', '07:40', 'Page 12. There is already a storm. I get it now.'),
      en.say('ben', '07:41', 'Also: could you ask Jonas about a shelf?'),
      en.say('sofia', '07:57', 'Asking him now.', { reactions: { '🎉': ['ben'] } }),
      en.say('ben', '09:01', 'Page 40! I missed my tram stop.'),
    ),
  ],
  views: { sofia: { unread: 1, pinned: true } },
}

export const sofiaAndWei: DirectTalk = {
  kind: 'direct',
  key: 'sofia-wei',
  between: ['wei', 'sofia'],
  steps: [
    ...on(
      8,
      en.say('wei', '21:15', 'Can you lead the easy group tomorrow? I have the early ferry.'),
      en.say('sofia', '21:20', 'Sure. How easy is easy?'),
      en.say('wei', '21:21', 'You must be able to complain in full sentences the whole way.', {
        reactions: { '😂': ['sofia'] },
      }),
    ),
    ...on(
      1,
      en.speak('sofia', '06:35', 'sofia-1'),
      en.say('wei', '06:37', 'Thanks, I tell the others. Upper path it is.'),
    ),
    ...on(0, en.say('wei', '08:22', 'Did you see?! 31:40!'), en.say('wei', '08:23', { zh: '我自己都不敢相信' })),
  ],
  views: { sofia: { unread: 2 } },
}

export const sofiaAndLayla: DirectTalk = {
  kind: 'direct',
  key: 'sofia-layla',
  between: ['layla', 'sofia'],
  steps: [
    ...on(
      9,
      en.say(
        'layla',
        '12:40',
        'Would the book club like to meet in the gallery one evening? We have chairs and very good light.',
      ),
      en.say('sofia', '13:02', 'We would love to! How many chairs?'),
      en.say('layla', '13:04', 'Fourteen, and one sofa that people fight about.', { reactions: { '😂': ['sofia'] } }),
    ),
    ...on(
      4,
      en.say('sofia', '18:10', 'They voted: nine for the gallery, one for “wherever the cake is”.'),
      en.say('layla', '18:22', 'Then bring the cake to the gallery. All ten agree.', {
        reactions: { '👍': ['sofia'] },
      }),
    ),
  ],
  views: { sofia: { draft: 'One question about the sofa: ' } },
}

export const sofiaAndGreta: DirectTalk = {
  kind: 'direct',
  key: 'sofia-greta',
  between: ['greta', 'sofia'],
  steps: [
    ...on(
      6,
      en.say('greta', '11:30', 'For the street party: I can bring forty tulips and a wheelbarrow.'),
      en.say('sofia', '11:45', 'The wheelbarrow may be the most useful offer so far.', {
        reactions: { '😂': ['greta'] },
      }),
    ),
    ...on(2, en.show('greta', '16:12', 'tulips', 'Make that sixty', { reactions: { '😮': ['sofia'] } })),
  ],
  views: {},
}
