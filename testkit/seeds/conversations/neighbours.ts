import type { GroupTalk } from '../types.ts'
import { on, writing } from '../writing.ts'

const { say, show, invite, speak } = writing('en')

/** The largest group: a street that plans a party in six languages. */
export const neighbours: GroupTalk = {
  kind: 'group',
  key: 'neighbours',
  title: 'Old Port neighbours',
  owner: 'sofia',
  members: ['jonas', 'lucia', 'omar', 'mei', 'anya', 'greta', 'layla', 'ben'],
  admins: ['jonas', 'lucia'],
  startedAt: { daysAgo: 40, time: '18:00' },
  steps: [
    ...on(
      14,
      say('sofia', '18:05', 'Dear neighbours, the city said yes: we may close Tide Street for a whole Sunday!', {
        id: 'yes',
        reactions: { '🎉': ['jonas', 'lucia', 'omar', 'mei', 'anya', 'greta', 'layla', 'ben'] },
      }),
      say('lucia', '18:10', { it: 'Finalmente! Io porto il forno.' }, { replyTo: 'yes' }),
      say('jonas', '18:12', 'You cannot bring the oven.'),
      say('lucia', '18:13', 'Then I bring what comes out of it.', { reactions: { '😂': ['jonas', 'sofia', 'omar'] } }),
      say('ben', '18:30', 'I can do first aid, and carry heavy things badly.'),
      say('greta', '18:44', 'Blumen übernehme ich! Flowers are on me.', { reactions: { '❤️': ['sofia', 'anya'] } }),
    ),
    ...on(
      12,
      invite('jonas', '09:00', 'hanna'),
      say('jonas', '09:01', 'Hanna has the courtyard keys, so she had better be in here.'),
      say(
        'hanna',
        '09:15',
        'Good morning! The courtyard is yours until ten in the evening. After ten it belongs to people with children.',
        { reactions: { '👍': ['sofia', 'jonas', 'greta'] } },
      ),
      say('sofia', '09:20', 'Perfect. Thank you, Hanna!'),
    ),
    ...on(
      10,
      say('omar', '20:10', 'Should there be music? My friend plays the oud, quietly at first.'),
      say(
        'anya',
        '20:16',
        { ru: 'Наш хор споёт три песни. Обещаем: не ту, на девять голосов.' },
        { reactions: { '😂': ['sofia'], '❤️': ['omar', 'mei'] } },
      ),
      say(
        'mei',
        '20:20',
        { zh: '我在地上画一条大河，大家可以踩着过' },
        { reactions: { '😮': ['lucia', 'ben', 'greta'] } },
      ),
      say(
        'layla',
        '20:31',
        { ar: 'وأنا أعرض صور الشارع القديمة على حبال بين النوافذ' },
        { reactions: { '❤️': ['omar', 'sofia', 'mei'] } },
      ),
      say('sofia', '20:35', 'A river on the ground, photographs in the air, and a choir. I am writing all this down.'),
    ),
    ...on(
      8,
      invite('lucia', '11:00', 'rosa'),
      say('lucia', '11:01', 'My nonna wants to read along. Behave.'),
      say('rosa', '11:06', { it: 'Buongiorno a tutti. Quanti siete? Per le lasagne.' }, { id: 'lasagne' }),
      say('sofia', '11:10', 'About eighty, if it does not rain.', { replyTo: 'lasagne' }),
      say(
        'rosa',
        '11:12',
        { it: 'Va bene. Otto teglie.' },
        { reactions: { '😮': ['ben', 'jonas', 'hanna', 'mei'], '❤️': ['lucia', 'omar', 'anya'] } },
      ),
      say('ben', '11:14', 'Eight trays! I am moving in.'),
    ),
    ...on(
      5,
      show('greta', '16:30', 'tulips', 'Street decoration, growing', {
        reactions: { '❤️': ['sofia', 'hanna', 'lucia', 'mei', 'anya'] },
      }),
      say('hanna', '16:40', 'They will look very good in front of the grey wall.'),
      say('jonas', '17:02', 'Tables: I have boards for six. Trestles for four. Who has trestles?', { id: 'trestles' }),
      say('omar', '17:10', 'Layla’s gallery has two, from hanging days.', { replyTo: 'trestles' }),
      say('layla', '17:15', 'Three, even.', { reactions: { '🙏': ['jonas'] } }),
      say('jonas', '17:16', { de: 'Damit steht das Fest.' }),
    ),
    ...on(
      2,
      say(
        'sofia',
        '12:00',
        'The plan so far: https://hafen.example/tide-street-party. Please put your name behind something.',
        { id: 'plan', reactions: { '👍': ['jonas', 'greta', 'omar', 'layla', 'hanna'] } },
      ),
      say('ben', '12:30', 'I put my name behind “washing up”. Please admire me.', {
        replyTo: 'plan',
        reactions: { '🙏': ['sofia', 'lucia'], '😂': ['omar', 'anya'] },
      }),
      say('anya', '12:41', 'Who dries?'),
      say('mei', '12:45', { zh: '太阳' }, { reactions: { '😂': ['anya', 'sofia', 'ben'] } }),
      speak('rosa', '18:10', 'rosa-1'),
      say('lucia', '18:14', 'For those without Italian: she explained clams. There will also be clams.', {
        reactions: { '🎉': ['jonas', 'omar', 'ben'] },
      }),
    ),
    ...on(
      0,
      say('hanna', '08:20', 'A question from the second floor: how loud is an oud?'),
      say('greta', '08:33', 'Softer than the ferry horn.'),
      say('hanna', '08:34', 'Then it is fine.', { reactions: { '👍': ['greta'] } }),
      say('layla', '08:55', 'Printing tests for the photo lines came out well. @Sofia may I order 60 pegs?', {
        mentions: ['sofia'],
      }),
      say('ben', '09:10', '@Jonas if you need someone to hold boards, I am free after two.', { mentions: ['jonas'] }),
    ),
  ],
  views: {
    mei: { unread: 5 },
    anya: { unread: 2, muted: true },
    lucia: { unread: 5 },
    jonas: { unread: 5 },
    sofia: { unread: 5, pinned: true },
  },
}
