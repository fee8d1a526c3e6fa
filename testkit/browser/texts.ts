/** What the app says in English, read from its own files: a changed text changes the tests with it. */
import alerts from '../../web/src/locales/en/alerts.json' with { type: 'json' }
import chat from '../../web/src/locales/en/chat.json' with { type: 'json' }
import common from '../../web/src/locales/en/common.json' with { type: 'json' }
import contacts from '../../web/src/locales/en/contacts.json' with { type: 'json' }
import devtools from '../../web/src/locales/en/devtools.json' with { type: 'json' }
import discover from '../../web/src/locales/en/discover.json' with { type: 'json' }
import errors from '../../web/src/locales/en/errors.json' with { type: 'json' }
import favourites from '../../web/src/locales/en/favourites.json' with { type: 'json' }
import files from '../../web/src/locales/en/files.json' with { type: 'json' }
import funding from '../../web/src/locales/en/funding.json' with { type: 'json' }
import groups from '../../web/src/locales/en/groups.json' with { type: 'json' }
import me from '../../web/src/locales/en/me.json' with { type: 'json' }
import merchants from '../../web/src/locales/en/merchants.json' with { type: 'json' }
import messages from '../../web/src/locales/en/messages.json' with { type: 'json' }
import miniPrograms from '../../web/src/locales/en/miniPrograms.json' with { type: 'json' }
import money from '../../web/src/locales/en/money.json' with { type: 'json' }
import notifications from '../../web/src/locales/en/notifications.json' with { type: 'json' }
import options from '../../web/src/locales/en/options.json' with { type: 'json' }
import payments from '../../web/src/locales/en/payments.json' with { type: 'json' }
import people from '../../web/src/locales/en/people.json' with { type: 'json' }
import photoEditor from '../../web/src/locales/en/photoEditor.json' with { type: 'json' }
import places from '../../web/src/locales/en/places.json' with { type: 'json' }
import polls from '../../web/src/locales/en/polls.json' with { type: 'json' }
import redPackets from '../../web/src/locales/en/redPackets.json' with { type: 'json' }
import scan from '../../web/src/locales/en/scan.json' with { type: 'json' }
import search from '../../web/src/locales/en/search.json' with { type: 'json' }
import security from '../../web/src/locales/en/security.json' with { type: 'json' }
import signIn from '../../web/src/locales/en/signIn.json' with { type: 'json' }
import stickers from '../../web/src/locales/en/stickers.json' with { type: 'json' }
import transfers from '../../web/src/locales/en/transfers.json' with { type: 'json' }
import voice from '../../web/src/locales/en/voice.json' with { type: 'json' }
import wallet from '../../web/src/locales/en/wallet.json' with { type: 'json' }

export const texts = {
  alerts,
  chat,
  common,
  contacts,
  devtools,
  discover,
  favourites,
  errors,
  files,
  funding,
  groups,
  me,
  merchants,
  messages,
  miniPrograms,
  money,
  notifications,
  options,
  payments,
  people,
  photoEditor,
  places,
  polls,
  redPackets,
  stickers,
  scan,
  search,
  security,
  signIn,
  transfers,
  voice,
  wallet,
}

/** Sets values into a text: `fill(texts.chat.typingWho, { name: 'Mei' })`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** A text by its number: the English plural has two forms, `…_one` and `…_other`. */
export function counted(one: string, other: string, count: number): string {
  return fill(count === 1 ? one : other, { count })
}
