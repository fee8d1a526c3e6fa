import type { Migration } from '../../kernel/database/migrate.ts'
import { foundation } from './0001-foundation.ts'
import { demoWorld } from './0002-demo-world.ts'
import { ledger } from './0003-ledger.ts'
import { wallet } from './0004-wallet.ts'
import { funding } from './0005-funding.ts'
import { transfersAndBills } from './0006-transfers-and-bills.ts'
import { redPackets } from './0007-red-packets.ts'
import { merchantsAndPayments } from './0008-merchants-and-payments.ts'
import { uploads } from './0009-uploads.ts'
import { search } from './0010-search.ts'
import { messages } from './0011-messages.ts'
import { groups } from './0012-groups.ts'
import { accounts } from './0013-accounts.ts'
import { push } from './0014-push.ts'
import { pollsAndStickers } from './0015-polls-and-stickers.ts'
import { chatOptions } from './0016-chat-options.ts'
import { linkPreviews } from './0017-link-previews.ts'
import { places } from './0018-places.ts'
import { voicePlays } from './0019-voice-plays.ts'
import { contactsAndPhones } from './0020-contacts-and-phones.ts'
import { retention } from './0021-retention.ts'
import { sendUsual } from './0022-send-usual.ts'
import { keptHistories } from './0023-kept-histories.ts'
import { miniPrograms } from './0025-mini-programs.ts'
import { programContacts } from './0026-program-contacts.ts'

/** In the order in which they are applied. One that was released is never changed; a new one is added. */
export const migrations: readonly Migration[] = [
  foundation,
  demoWorld,
  ledger,
  wallet,
  funding,
  transfersAndBills,
  redPackets,
  merchantsAndPayments,
  uploads,
  search,
  messages,
  groups,
  accounts,
  push,
  pollsAndStickers,
  chatOptions,
  linkPreviews,
  places,
  voicePlays,
  contactsAndPhones,
  retention,
  sendUsual,
  keptHistories,
  miniPrograms,
  programContacts,
]
