/**
 * Every error of the wire: a closed list. The HTTP status follows the code; the message that goes with it says what is
 * wrong and what to do. `docs/errors.md` is generated from here.
 */
export const errors = {
  'request.malformed': { status: 400, message: 'The request is not valid JSON in UTF-8. Send one JSON object.' },
  'request.invalid': { status: 400, message: 'The input does not fit the schema of this method. See details.' },
  'request.tooLarge': { status: 413, message: 'The request is larger than this method takes.' },
  'request.tooMany': { status: 429, message: 'Too many requests. Wait for details.retryAfterSeconds and try again.' },
  'request.conflict': {
    status: 409,
    message: 'This idempotency key was used with another body. Use a new key for a new act.',
  },
  'request.originRefused': { status: 403, message: 'The request comes from another site. Use the app of this server.' },
  'method.notFound': { status: 404, message: 'There is no such method. See /docs for the list.' },
  'method.notHere': { status: 405, message: 'This method is not reachable this way. See /docs for how to call it.' },
  'auth.required': { status: 401, message: 'Sign in first.' },
  'auth.failed': { status: 401, message: 'Handle or password is wrong, or the passkey is not known here.' },
  'auth.codeRequired': {
    status: 403,
    message: 'This account asks for a second step: give the code of its authenticator app, or a recovery code.',
  },
  'auth.codeWrong': { status: 403, message: 'This code is wrong, or was used. Wait for the next one.' },
  'auth.codeLocked': { status: 403, message: 'Too many wrong codes. Try again after details.until.' },
  'auth.recoveryFailed': { status: 403, message: 'Handle or recovery code is wrong, or the code was used.' },
  'auth.deletionPending': {
    status: 403,
    message: 'This account is being deleted: see details.deletesAt. Sign in with keepAccount to take that back.',
  },
  'server.busy': { status: 503, message: 'The server is at its limit. Try again in a moment.' },
  'server.failed': { status: 500, message: 'Something broke on the server. It was logged; try again.' },

  'accounts.handleTaken': { status: 409, message: 'This handle is taken. Choose another.' },
  'accounts.signUpClosed': { status: 403, message: 'This server does not take new accounts. Ask its operator.' },
  'accounts.passkeyRefused': { status: 400, message: 'The passkey was not accepted. Try again.' },
  'accounts.ceremonyExpired': { status: 410, message: 'This took too long. Start again.' },
  'accounts.passwordWrong': { status: 403, message: 'The current password is wrong.' },
  'accounts.lastCredential': { status: 409, message: 'This is the only way to sign in. Add another one first.' },
  'accounts.passkeyNotFound': { status: 404, message: 'There is no such passkey on this account.' },
  'accounts.deviceNotFound': { status: 404, message: 'There is no such device on this account.' },
  'accounts.passwordMissing': { status: 409, message: 'This account has no password. Set one first.' },
  'accounts.twoStepOn': { status: 409, message: 'Two-step sign-in is on. Switch it off first.' },
  'accounts.twoStepOff': { status: 409, message: 'Two-step sign-in is not on, or was not begun. Begin again.' },
  'accounts.handleTooSoon': {
    status: 409,
    message: 'A handle can be changed once in 30 days. See details.until.',
  },
  'accounts.exportRunning': { status: 409, message: 'Your data is being put together already. Wait, or cancel it.' },
  'accounts.exportNotFound': { status: 404, message: 'There is no such export of yours, or its time is over.' },
  'accounts.exportNotReady': { status: 409, message: 'The export is not ready. Ask accounts.getExport how far it is.' },
  'accounts.deletionBlocked': {
    status: 409,
    message: 'There is money to be settled first. See details.blockers.',
  },
  'accounts.noDemo': { status: 404, message: 'This server has no demo world.' },

  'member.notFound': { status: 404, message: 'There is nobody here by that name, code or id.' },
  'contacts.self': { status: 400, message: 'That is you.' },
  'contacts.tooManyRequests': { status: 429, message: 'You asked this person too often. Wait until tomorrow.' },
  'contacts.notRequested': { status: 409, message: 'There is no open request from this person.' },
  'contacts.notContact': { status: 403, message: 'You can do this only with your contacts.' },
  'contacts.tagNotFound': { status: 404, message: 'There is no such tag of yours.' },
  'contacts.tagNameTaken': { status: 409, message: 'You have a tag of this name. Choose another.' },
  'contacts.tooManyTags': { status: 409, message: 'You have 100 tags, or this contact has 20. Take some away first.' },
  'contacts.tooMany': { status: 409, message: 'You have reached the number of contacts that one person can have.' },

  'places.noMap': { status: 404, message: 'This server shows no maps. Its operator can set SAMPAN_TILES_URL.' },
  'places.tileMissing': { status: 404, message: 'There is no such piece of the map.' },
  'places.tileFailed': { status: 502, message: 'The map did not come from where it is kept. Try again in a moment.' },

  'phones.notOffered': { status: 404, message: 'This server sends no text messages. Ask its operator.' },
  'phones.numberInvalid': {
    status: 400,
    message: 'There is no such telephone number. Give it with its country code, such as +4930123456.',
  },
  'phones.tooManyCodes': { status: 429, message: 'Too many codes were asked for. See details.from.' },
  'phones.codeWrong': { status: 403, message: 'This code is wrong. See details.triesLeft.' },
  'phones.codeOver': { status: 410, message: 'This code does not serve any more. Ask for a new one.' },
  'phones.noNumber': { status: 409, message: 'You have given no telephone number. Add one first.' },

  'push.endpointRefused': {
    status: 400,
    message: 'This server does not speak to the push service of this browser. Its operator can list more.',
  },
  'push.timeZoneUnknown': { status: 400, message: 'This is no time zone. Give one such as Europe/Berlin.' },

  'files.notFound': { status: 404, message: 'There is no such file for you.' },
  'files.wrongType': { status: 415, message: 'This is not a kind of file that is taken here. See details.accepted.' },
  'files.broken': { status: 422, message: 'The file is damaged or too large to be unpacked.' },
  'files.tooManyUploads': {
    status: 409,
    message: 'Too much of yours is being uploaded already. Finish or cancel some of it first. See details.',
  },
  'files.unfinished': { status: 409, message: 'Not all bytes of this upload are here. Send the rest first.' },
  'files.storageFull': { status: 507, message: 'The server has no room left for files. Tell its operator.' },

  'chat.conversationNotFound': { status: 404, message: 'There is no such conversation for you.' },
  'chat.messageNotFound': { status: 404, message: 'There is no such message for you.' },
  'chat.notAccepting': {
    status: 403,
    message: 'You cannot write here: you are not contacts, or one blocked the other.',
  },
  'chat.notYours': { status: 403, message: 'You can change or recall only your own messages.' },
  'chat.notEditable': { status: 409, message: 'This message has no words of yours that could be changed.' },
  'chat.editTooLate': { status: 409, message: 'The words of a message can be changed within 15 minutes.' },
  'chat.notRecallable': { status: 409, message: 'Messages that move money stay. Delete it for yourself instead.' },
  'chat.recallTooLate': { status: 409, message: 'A message can be recalled within two minutes.' },
  'chat.historyTooDeep': {
    status: 409,
    message: 'Messages sent on as one can hold others three times over. Send the inner ones on by themselves.',
  },
  'chat.historyTooLarge': { status: 409, message: 'This is too much to be sent on as one. Choose fewer messages.' },
  'chat.notAllowed': { status: 403, message: 'Only the owner or an admin of the group can do this.' },
  'chat.adminsOnly': { status: 403, message: 'Only the owner and the admins write in this group now.' },
  'chat.tooSoon': { status: 409, message: 'This group goes slowly: you can write again at details.from.' },
  'chat.linkNotFound': {
    status: 404,
    message: 'This link leads nowhere: it is mistyped, was taken back, or has run out. Ask for a new one.',
  },
  'chat.tooManyLinks': { status: 409, message: 'This group has as many links as it can. End one first.' },
  'chat.requestNotFound': { status: 409, message: 'This person does not ask to come in, or was answered already.' },
  'chat.noticeNotFound': { status: 404, message: 'This notice is not there any more.' },
  'chat.groupOnly': { status: 409, message: 'This is possible in groups only.' },
  'chat.groupFull': { status: 409, message: 'A group has at most 500 members.' },
  'chat.mentionUnknown': { status: 400, message: 'A mention names someone who is not in this conversation.' },
  'chat.replyUnknown': { status: 400, message: 'The quoted message is not in this conversation.' },

  'wallet.currencyNotOffered': { status: 400, message: 'This currency is not on offer here. See wallet.getWallet.' },
  'wallet.insufficientFunds': {
    status: 409,
    message: 'There is not enough money for this: see details.available. Top up, or send less.',
  },
  'wallet.limitReached': {
    status: 409,
    message: 'This is more than the limit allows: see details.limit, .allowed (what still is), and .freesAt.',
  },
  'wallet.payeeCannotReceive': {
    status: 409,
    message: 'The receiver cannot take so much now. Send less, or ask the receiver.',
  },
  'wallet.frozen': { status: 403, message: 'This wallet is frozen: nothing goes out. Ask the operator.' },
  'wallet.idUsed': { status: 409, message: 'This id was used for another movement. Use a new one.' },
  'wallet.holdGone': { status: 409, message: 'This money is no longer held: it was taken, or went back.' },
  'wallet.entryNotFound': { status: 404, message: 'There is no such entry in your statement.' },
  'wallet.pinRequired': { status: 403, message: 'This takes your PIN. Ask wallet.provePin for a proof.' },
  'wallet.pinNotSet': { status: 409, message: 'You have no PIN yet. Set one first.' },
  'wallet.pinAlreadySet': { status: 409, message: 'You have a PIN. Change it by the old one, or reset it.' },
  'wallet.pinWrong': { status: 403, message: 'The PIN is wrong. See details.triesLeft.' },
  'wallet.pinLocked': { status: 403, message: 'Too many wrong PINs. Try again after details.until.' },
  'wallet.pinTooSimple': { status: 400, message: 'This PIN is too easy to guess. Choose another.' },
  'wallet.pinProofInvalid': {
    status: 403,
    message: 'The proof of the PIN does not fit this act, was used, or is too old. Ask for another.',
  },
  'wallet.pinResetNotBegun': { status: 409, message: 'No reset of the PIN is under way. Begin one first.' },
  'wallet.pinResetTooEarly': { status: 409, message: 'The PIN can be reset after details.from.' },
  'wallet.signInAgain': {
    status: 403,
    message: 'This takes a device that signed in within 15 minutes. Sign in again.',
  },
  'wallet.pinFreeTooHigh': { status: 409, message: 'At most details.max can be paid without PIN. Choose less.' },
  'wallet.tooManyExports': { status: 409, message: 'Three exports are under way or kept. Cancel one, or wait a day.' },
  'wallet.exportNotFound': { status: 404, message: 'There is no such export of yours, or it was deleted.' },
  'wallet.exportNotReady': { status: 409, message: 'The file is not finished. See wallet.getExport.' },

  'merchants.stallExists': { status: 409, message: 'You have a stall already; a member has one. Change that one.' },
  'merchants.noStall': { status: 404, message: 'You have no stall. Open one first.' },
  'merchants.stallClosed': {
    status: 409,
    message: 'This stall is closed and takes no payments. Its owner can open it again.',
  },
  'merchants.orderNotFound': { status: 404, message: 'There is no such order of your stall.' },
  'merchants.orderNotOpen': {
    status: 409,
    message: 'This order was paid or cancelled, or is too old. See details.state; ask the stall for a new code.',
  },
  'merchants.dayUnknown': {
    status: 400,
    message: 'There is no such day or time zone. Send a day as 2026-03-31 and an IANA time zone.',
  },

  'payments.payeeNotFound': { status: 404, message: 'There is nobody here to be paid by this code or id.' },
  'payments.self': { status: 400, message: 'You cannot pay yourself.' },
  'payments.amountTooLarge': { status: 400, message: 'One payment moves at most details.max. Lower the amount.' },
  'payments.termsDiffer': {
    status: 409,
    message: 'The payee asks for another amount or currency: see details.amount and .currency. Pay exactly that.',
  },
  'payments.codeUnreadable': {
    status: 400,
    message: 'This is not a payment code of this server, or it is damaged. Scan it again.',
  },
  'payments.codeUnknown': {
    status: 404,
    message: 'This is not a payment code of anybody here. Ask the customer for a new one.',
  },
  'payments.codeStale': { status: 410, message: 'This code is not good at this time. Ask the customer for a new one.' },
  'payments.codeUsed': { status: 409, message: 'This code was used. Ask the customer for a new one.' },
  'payments.tooManyGuesses': {
    status: 429,
    message: 'Too many codes that nobody was given. Wait for details.retryAfterSeconds and try again.',
  },
  'payments.payerCannotPay': {
    status: 409,
    message: 'The customer’s wallet does not allow this payment. Ask for another way to pay.',
  },
  'payments.chargeNotFound': { status: 404, message: 'There is no such charge for you.' },
  'payments.chargeNotWaiting': { status: 409, message: 'This charge waits no more. See details.state.' },

  'funding.sourceNotFound': { status: 404, message: 'There is no such bank account or card linked to your wallet.' },
  'funding.linkNotFound': { status: 404, message: 'No such linking was begun on this account. Start again.' },
  'funding.linkNotFinished': {
    status: 409,
    message: 'The provider’s page was not finished. Go back to it, or start again.',
  },
  'funding.linkRefused': { status: 409, message: 'The bank does not let this account or card be linked. Try another.' },
  'funding.kindNotOffered': {
    status: 409,
    message: 'This cannot be linked here. See the offer in funding.listSources.',
  },
  'funding.tooManySources': { status: 409, message: 'You have linked as many as one can. Unlink one first.' },
  'funding.numberWrong': { status: 400, message: 'The number is mistyped: its check digits do not fit.' },
  'funding.testNumbersOnly': {
    status: 400,
    message:
      'The test bank takes its own numbers alone; see the offer in funding.listSources. Never give it a real one.',
  },
  'funding.cardExpired': { status: 400, message: 'The card is out of date. Check the month and year.' },
  'funding.unreachable': { status: 503, message: 'The bank does not answer now. Try again later.' },
  'funding.orderNotFound': { status: 404, message: 'There is no such top-up or withdrawal of yours.' },
  'funding.orderUnderWay': {
    status: 409,
    message: 'Money is on its way to or from this bank account or card. Wait until it has arrived.',
  },
  'funding.directionNotOffered': {
    status: 409,
    message: 'This bank account or card cannot do that: see its mayTopUp and mayWithdraw.',
  },
  'funding.currencyNotOffered': {
    status: 409,
    message: 'This bank account or card does not take this currency: see its currencies.',
  },
  'funding.amountOutOfRange': {
    status: 400,
    message: 'The amount must lie between details.min and details.max, in steps of details.step.',
  },
  'funding.tooManyUnderWay': { status: 409, message: 'Too much is under way at once. Wait until some has arrived.' },
  'funding.owed': {
    status: 409,
    message: 'The bank took a top-up back, and details.amount of it is still owed. Top up first.',
  },
  'funding.nothingAsked': { status: 409, message: 'The test bank asks nothing about this order now. See its state.' },

  'transfers.notFound': { status: 404, message: 'There is no such transfer of yours.' },
  'transfers.directOnly': {
    status: 409,
    message: 'Transfers go to one person, in a direct conversation. Send it there.',
  },
  'transfers.notForYou': { status: 403, message: 'Only who a transfer is for can accept or return it.' },
  'transfers.notWaiting': {
    status: 409,
    message: 'This transfer waits no more: it was accepted, returned, or went back. See details.state.',
  },
  'transfers.notPayable': {
    status: 409,
    message: 'The sender’s money cannot move now. Try later, or return the transfer; after its term it goes back.',
  },

  'bills.notFound': { status: 404, message: 'There is no such bill for you.' },
  'bills.notAllHere': { status: 400, message: 'Someone who is asked is not in this conversation. Leave them out.' },
  'bills.nobodyAsked': { status: 400, message: 'Nobody but you would have to pay. Ask somebody else too.' },
  'bills.sharedTwice': { status: 400, message: 'Someone stands in this bill twice. Give each one share.' },
  'bills.sharesTooSmall': {
    status: 400,
    message: 'Each share must be at least one smallest unit of the currency. Raise the total or ask fewer people.',
  },
  'bills.tooLarge': { status: 400, message: 'The shares together are more than one bill can hold. Ask for less.' },
  'bills.idUsed': { status: 409, message: 'This id was used for another bill or message. Use a new one.' },
  'bills.noShare': { status: 403, message: 'You are not asked to pay in this bill.' },
  'bills.alreadyPaid': { status: 409, message: 'You have paid your share of this bill.' },
  'bills.notOpen': { status: 409, message: 'This bill is settled or closed. See details.state.' },
  'bills.notYours': { status: 403, message: 'Only who made a bill can do this.' },
  'bills.nobodyToRemind': { status: 409, message: 'Those who have not paid are no longer here. Close the bill.' },
  'bills.remindedLately': { status: 429, message: 'The others were reminded lately. Try again after details.from.' },

  'translation.failed': { status: 502, message: 'The translator did not answer. Try again in a moment.' },
  'polls.notFound': { status: 404, message: 'There is no such poll for you.' },
  'polls.endsTooSoon': { status: 400, message: 'The end lies too near or too far. Take one within the next year.' },
  'polls.idUsed': { status: 409, message: 'This id was used for another poll or message. Use a new one.' },
  'polls.notOpen': { status: 409, message: 'This poll is over.' },
  'polls.oneChoice': { status: 400, message: 'One answer can be chosen in this poll.' },
  'polls.noSuchOption': { status: 400, message: 'This poll has no such answer.' },
  'polls.notYours': { status: 403, message: 'Only who made a poll can end it.' },
  'polls.anonymous': { status: 403, message: 'This poll is anonymous: nobody is told who chose what.' },

  'favourites.notFound': { status: 404, message: 'There is no such favourite of yours.' },
  'favourites.notKeepable': { status: 409, message: 'A message of this kind cannot be kept.' },
  'favourites.tooMany': { status: 409, message: 'There is no room for more favourites. Remove some first.' },
  'favourites.idUsed': { status: 409, message: 'This id was used for another favourite. Use a new one.' },

  'miniPrograms.notFound': { status: 404, message: 'There is no such mini program here.' },
  'miniPrograms.fileMissing': { status: 404, message: 'There is no such file in this mini program.' },
  'miniPrograms.notReached': { status: 502, message: 'The mini program may not go there, or nobody answered.' },
  'miniPrograms.pictureFailed': {
    status: 502,
    message: 'The picture did not come, or is none, or the mini program may not show pictures from there.',
  },

  'stickers.tooMany': { status: 409, message: 'There is no room for more stickers. Remove one first.' },

  'redPackets.notFound': { status: 404, message: 'There is no such red packet for you.' },
  'redPackets.notForYou': { status: 403, message: 'This red packet is for others.' },
  'redPackets.empty': { status: 409, message: 'Every share of this red packet was taken.' },
  'redPackets.expired': { status: 410, message: 'This red packet was open for 24 hours; the rest went back.' },
  'redPackets.tooManyShares': {
    status: 409,
    message: 'At most details.max shares: no more than there are people here. Lower the number.',
  },
  'redPackets.sharesTooSmall': {
    status: 400,
    message: 'Each share must be at least one smallest unit of the currency. Raise the total or make fewer shares.',
  },
  'redPackets.sharesTooLarge': {
    status: 409,
    message: 'A share may hold details.max on average. Lower the total or send a transfer.',
  },
  'redPackets.notAllHere': {
    status: 400,
    message: 'Someone it is for is not among the others in this group. Leave them out.',
  },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

/** What any method may answer, so that no declaration repeats it. */
export const commonErrors = [
  'request.malformed',
  'request.invalid',
  'request.tooLarge',
  'request.tooMany',
  'request.conflict',
  'request.originRefused',
  'method.notFound',
  'method.notHere',
  'auth.required',
  'server.busy',
  'server.failed',
] as const satisfies readonly ErrorCode[]

/** An error as it stands on the wire. */
export interface WireError {
  code: ErrorCode
  message: string
  details?: Record<string, unknown>
}
