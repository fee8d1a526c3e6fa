/** Notifications in the tables of `e2e/api`. */
import type { World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { StrangerTable } from '../strangerTable.ts'

const subscription = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/one',
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
  timeZone: 'Europe/Berlin',
}
const preferences = { previews: false, quiet: { from: 1320, until: 420 }, timeZone: 'Asia/Shanghai' }

async function someone(world: World) {
  const mei = await world.person('Mei')
  return { mei, all: [mei, await world.anotherDevice(mei)] }
}

type Own = 'push.subscribe' | 'push.unsubscribe' | 'push.changePreferences' | 'push.setAwake'

export const pushScenarios: Pick<CommandTable, Own> = {
  'push.subscribe': {
    async 'from a browser'(world) {
      const { mei, all } = await someone(world)
      return { by: mei, input: subscription, concerned: all }
    },
    async 'from a browser that somebody else used'(world) {
      const { mei, all } = await someone(world)
      const omar = await world.person('Omar')
      await world.call(omar, 'push.subscribe', subscription)
      return { by: mei, input: subscription, concerned: [...all, omar] }
    },
  },
  'push.unsubscribe': {
    async 'what was subscribed'(world) {
      const { mei, all } = await someone(world)
      await world.call(mei, 'push.subscribe', subscription)
      return { by: mei, input: {}, concerned: all }
    },
  },
  'push.changePreferences': {
    async 'quiet hours'(world) {
      const { mei, all } = await someone(world)
      return { by: mei, input: preferences, concerned: all }
    },
  },
  'push.setAwake': {
    async 'who looks'(world) {
      const { mei, all } = await someone(world)
      return { by: mei, input: { awake: true }, concerned: all }
    },
  },
}

export const pushAims: Pick<StrangerTable, Own | 'push.getSettings'> = {
  'push.getSettings': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'push.subscribe': [
    {
      at: 'one’s own',
      input: (_, { name }) => ({ ...subscription, endpoint: `${subscription.endpoint}${name}` }),
      out: 'nothing',
    },
    {
      at: 'the server’s own network',
      input: () => ({ ...subscription, endpoint: 'https://169.254.169.254/latest' }),
      out: 'push.endpointRefused',
    },
  ],
  'push.unsubscribe': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'push.changePreferences': [
    { at: 'one’s own', input: () => preferences, out: 'nothing' },
    { at: 'nowhere', input: () => ({ ...preferences, timeZone: 'Nowhere' }), out: 'push.timeZoneUnknown' },
  ],
  'push.setAwake': [{ at: 'one’s own', input: () => ({ awake: true }), out: 'nothing' }],
}

/** What Mei asks. */
export const pushReads = { 'push.getSettings': () => ({}) }
