import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnyCaller, MemberCaller } from '../../kernel/method.ts'

export const SESSION_COOKIE = 'sampan_session'
const YEAR_SECONDS = 365 * 24 * 60 * 60

export interface Sessions {
  authenticate(token: string): Promise<MemberCaller | null>
  /** Cookies carry `Secure` where people come by https. */
  secure: boolean
}

/** The session token of a request: from the header for programs, from the cookie for browsers. Never from the URL. */
export function tokenOf(headers: IncomingMessage['headers']): { token: string; from: 'header' | 'cookie' } | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { token: bearer, from: 'header' }
  const cookie = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{20,200})(?:;|$)`).exec(
    headers.cookie ?? '',
  )?.[1]
  return cookie === undefined ? null : { token: cookie, from: 'cookie' }
}

export async function memberOf(sessions: Sessions, headers: IncomingMessage['headers']): Promise<MemberCaller | null> {
  const found = tokenOf(headers)
  return found ? sessions.authenticate(found.token) : null
}

export async function callerOf(sessions: Sessions, request: FastifyRequest): Promise<AnyCaller> {
  return {
    member: await memberOf(sessions, request.headers),
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  }
}

/**
 * Whether a browser sends this from a page of ours. Browsers put `Origin` on everything that can change something and
 * on sockets; programs send none. The page's own host counts as ours, so that the app works under each of its names.
 */
export function isFromOurPages(headers: IncomingMessage['headers'], origin: string): boolean {
  const from = headers.origin
  if (from === undefined) return headers['sec-fetch-site'] !== 'cross-site'
  if (from === origin) return true
  return URL.canParse(from) && new URL(from).host === headers.host
}

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
    maxAge: YEAR_SECONDS,
  })
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(SESSION_COOKIE, { httpOnly: true, sameSite: 'strict', secure, path: '/' })
}
