import alerts from './alerts.json'
import chat from './chat.json'
import contacts from './contacts.json'
import devtools from './devtools.json'
import discover from './discover.json'
import door from './door.ts'
import favourites from './favourites.json'
import files from './files.json'
import funding from './funding.json'
import groups from './groups.json'
import me from './me.json'
import merchants from './merchants.json'
import messages from './messages.json'
import miniPrograms from './miniPrograms.json'
import money from './money.json'
import notifications from './notifications.json'
import options from './options.json'
import payments from './payments.json'
import people from './people.json'
import photoEditor from './photoEditor.json'
import places from './places.json'
import polls from './polls.json'
import redPackets from './redPackets.json'
import scan from './scan.json'
import search from './search.json'
import security from './security.json'
import stickers from './stickers.json'
import transfers from './transfers.json'
import voice from './voice.json'
import wallet from './wallet.json'

export default {
  ...door,
  alerts,
  chat,
  contacts,
  devtools,
  discover,
  favourites,
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
  transfers,
  voice,
  wallet,
}
