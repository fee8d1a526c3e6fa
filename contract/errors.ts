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
  'accounts.noDemo': { status: 404, message: 'This server has no demo world.' },

  'member.notFound': { status: 404, message: 'There is nobody here by that name, code or id.' },
  'contacts.self': { status: 400, message: 'That is you.' },
  'contacts.tooManyRequests': { status: 429, message: 'You asked this person too often. Wait until tomorrow.' },
  'contacts.notRequested': { status: 409, message: 'There is no open request from this person.' },
  'contacts.notContact': { status: 403, message: 'You can do this only with your contacts.' },
  'contacts.tooMany': { status: 409, message: 'You have reached the number of contacts that one person can have.' },

  'files.notFound': { status: 404, message: 'There is no such file for you.' },
  'files.wrongType': { status: 415, message: 'This is not a kind of file that is taken here. See details.accepted.' },
  'files.broken': { status: 422, message: 'The file is damaged or too large to be unpacked.' },
  'files.storageFull': { status: 507, message: 'The server has no room left for files. Tell its operator.' },

  'chat.conversationNotFound': { status: 404, message: 'There is no such conversation for you.' },
  'chat.messageNotFound': { status: 404, message: 'There is no such message for you.' },
  'chat.notAccepting': {
    status: 403,
    message: 'You cannot write here: you are not contacts, or one blocked the other.',
  },
  'chat.notYours': { status: 403, message: 'You can recall only your own messages.' },
  'chat.recallTooLate': { status: 409, message: 'A message can be recalled within two minutes.' },
  'chat.notAllowed': { status: 403, message: 'Only the owner or an admin of the group can do this.' },
  'chat.groupOnly': { status: 409, message: 'This is possible in groups only.' },
  'chat.groupFull': { status: 409, message: 'A group has at most 500 members.' },
  'chat.mentionUnknown': { status: 400, message: 'A mention names someone who is not in this conversation.' },
  'chat.replyUnknown': { status: 400, message: 'The quoted message is not in this conversation.' },
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
