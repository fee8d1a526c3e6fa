import type { GroupTalk } from '../../types.ts'
import { on, writing } from '../../writing.ts'
import { generateRuns } from './generate.ts'

const { say, show } = writing('en')

/** The long history: four weeks of mornings, then today. */
export const harbourRunners: GroupTalk = {
  kind: 'group',
  key: 'harbour-runners',
  title: 'Harbour runners',
  owner: 'wei',
  members: ['sofia', 'baba', 'omar', 'ben'],
  admins: ['sofia'],
  startedAt: { daysAgo: 28, time: '05:40' },
  steps: [
    ...generateRuns(),
    ...on(
      0,
      say('wei', '06:12', 'Today is the day. 6 km, lighthouse loop. Start at seven sharp.', {
        id: 'day',
        reactions: { '🎉': ['sofia', 'jonas', 'hanna'] },
      }),
      say('jonas', '06:15', 'Shoes on. I will not say a word.'),
      say('hanna', '06:20', 'Watch charged. I am at the lighthouse from ten past.'),
      say('ben', '06:26', 'Hospital window, third floor, left. Look for the man with the towel.', {
        replyTo: 'day',
        reactions: { '😂': ['sofia', 'hanna', 'wei'] },
      }),
      say('baba', '06:31', { zh: '加油！跑完来家里吃饺子' }, { reactions: { '❤️': ['wei'] } }),
      show('sofia', '06:48', 'runners', 'Look at this light!', { reactions: { '❤️': ['hanna', 'baba'] } }),
      say('hanna', '07:16', 'He just passed me. 15:52 at half way!!'),
      say('sofia', '07:17', 'GO WEI'),
      say('jonas', '07:40', { de: 'Ich lebe noch. Er fliegt.' }, { reactions: { '😂': ['hanna', 'sofia'] } }),
      say('ben', '07:44', '@Sofia did he make it? I only saw a green blur.', { mentions: ['sofia'] }),
      say('wei', '08:20', '6 km, 31:40. New best!', { reactions: { '🎉': ['hanna', 'baba'] } }),
    ),
  ],
  views: {
    omar: { unread: 38, muted: true },
    sofia: { unread: 2 },
    jonas: { unread: 2 },
    baba: { muted: true },
  },
}
