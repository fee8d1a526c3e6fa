import chat from './chat.json'
import common from './common.json'
import contacts from './contacts.json'
import discover from './discover.json'
import errors from './errors.json'
import groups from './groups.json'
import me from './me.json'
import money from './money.json'
import signIn from './signIn.json'
import transfers from './transfers.json'
import wallet from './wallet.json'

export default { common, signIn, chat, contacts, groups, discover, me, money, errors, wallet, transfers }
